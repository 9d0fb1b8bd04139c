import { expect, test } from 'vitest'
import { aProgramme, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { createProgramme, publishProgramme, removePartner, saveProgramme, setPartner, setProgrammeStatus } from './commands.server'
import { holidaysOf, loadShippedHolidays, removeHoliday, saveHoliday } from './holidays.server'
import { HolidayInput, ProgrammeInput } from './schema'

useTestDatabase()

const edition = (title: string) => ProgrammeInput.parse({ kind: 'SHOW', title, startsOn: '2027-03-16', endsOn: '2027-03-18', town: 'Douai' })
const row = (id: string) => db().programme.findUniqueOrThrow({ where: { id } })

test('a new programme is a draft that nobody else sees, with an address of its own', async () => {
  const staff = await aStaffViewer()
  const first = await createProgramme(staff, edition('Salon Énergie 2027'))
  const second = await createProgramme(staff, edition('Salon Énergie 2027'))
  expect(await row(first.id)).toMatchObject({ slug: 'salon-energie-2027', publishedAt: null, status: 'PLANNED' })
  expect(await row(second.id)).toMatchObject({ slug: 'salon-energie-2027-2' })
  expect(await db().show.count({ where: { programmeId: { in: [first.id, second.id] } } })).toBe(2)
})

test('publishing opens it, taking back closes it, and the trail tells both', async () => {
  const staff = await aStaffViewer()
  const { id } = await createProgramme(staff, edition('Salon du matin'))
  await publishProgramme(staff, id, true)
  expect((await row(id)).publishedAt).toBeInstanceOf(Date)
  await publishProgramme(staff, id, false)
  expect((await row(id)).publishedAt).toBeNull()
  const trail = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(trail.map(({ action }) => action)).toEqual(['programme.created', 'programme.published', 'programme.unpublished'])
  await expect(publishProgramme(staff, '00000000-0000-7000-8000-000000000000', true)).rejects.toMatchObject({ status: 404 })
})

test('new dates raise the calendar’s sequence, a new title does not, and its address stays', async () => {
  const staff = await aStaffViewer()
  const { id } = await createProgramme(staff, edition('Salon des pièces'))
  await saveProgramme(staff, id, 0, { ...edition('Salon de la pièce') })
  expect(await row(id)).toMatchObject({ sequence: 0, slug: 'salon-des-pieces', version: 1 })
  await saveProgramme(staff, id, 1, { ...edition('Salon de la pièce'), endsOn: '2027-03-19' })
  expect(await row(id)).toMatchObject({ sequence: 1, version: 2 })
})

test('of two people who save at once, one is told that the other was first', async () => {
  const staff = await aStaffViewer()
  const { id } = await createProgramme(staff, edition('Salon double'))
  const outcomes = await Promise.all(['Salon A', 'Salon B'].map((title) => saveProgramme(staff, id, 0, edition(title))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changedMeanwhile' })
})

test('a programme moves along its table: what is over does not become planned again', async () => {
  const staff = await aStaffViewer()
  const { id } = await aProgramme({ status: 'CONFIRMED' })
  expect(await setProgrammeStatus(staff, id, { status: 'POSTPONED', statusNote: 'À l’automne' })).toEqual({ ok: true })
  expect(await row(id)).toMatchObject({ status: 'POSTPONED', statusNote: 'À l’automne', sequence: 1 })
  expect(await setProgrammeStatus(staff, id, { status: 'HELD' })).toEqual({ ok: false, reason: 'transition' })
  expect(await row(id)).toMatchObject({ status: 'POSTPONED', sequence: 1 })
})

test('calling a programme off twice at once calls its sessions off once', async () => {
  const staff = await aStaffViewer()
  const { id } = await aProgramme()
  let times = 0
  const callOff = () => setProgrammeStatus(staff, id, { status: 'CANCELLED', statusNote: 'Grève' }, async () => { times += 1 })
  await Promise.all([callOff(), callOff()])
  expect(times).toBe(1)
})

test('sign-up opens and closes at the hours that were typed, and a form saved unchanged changes nothing', async () => {
  const staff = await aStaffViewer()
  const typed = { kind: 'OUTREACH' as const, title: 'Année scolaire', startsOn: '2026-09-01', endsOn: '2027-07-03', signUpOpensOn: '2026-10-25', signUpOpensAt: '02:30', signUpClosesOn: '2027-06-30', signUpClosesAt: '18:00' }
  const { id } = await createProgramme(staff, typed)
  // The second of the two hours that are called 2:30 that night.
  await db().programme.update({ where: { id }, data: { signUpOpensAt: new Date('2026-10-25T01:30:00Z') } })
  expect(await saveProgramme(staff, id, 0, typed)).toEqual({ ok: true })
  expect(await db().programme.findUniqueOrThrow({ where: { id } })).toMatchObject({ signUpOpensAt: new Date('2026-10-25T01:30:00Z'), signUpClosesAt: new Date('2027-06-30T16:00:00Z'), sequence: 0 })
  expect(ProgrammeInput.safeParse({ ...typed, signUpOpensOn: '2026-03-29' }).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['signUpOpensAt', 'skippedTime']])
  expect(ProgrammeInput.safeParse({ ...typed, signUpClosesOn: '2026-10-01' }).success).toBe(false)
})

test('partners’ shares never pass the whole, also when two are named at once', async () => {
  const staff = await aStaffViewer()
  const { id } = await aProgramme()
  expect(await setPartner(staff, id, { name: 'Région', share: 40 })).toEqual({ ok: true })
  const outcomes = await Promise.all([setPartner(staff, id, { name: 'Agglomération', share: 50 }), setPartner(staff, id, { name: 'État', share: 50 })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'sharesTooHigh', details: { n: 10 } })
  expect(await setPartner(staff, id, { name: 'région', share: 50 })).toEqual({ ok: true })
  expect(await db().partner.count({ where: { name: { equals: 'Région', mode: 'insensitive' } } })).toBe(1)
  const [first] = await db().programmePartner.findMany({ where: { programmeId: id } })
  await removePartner(staff, id, first?.partnerId ?? '')
  expect(await db().programmePartner.count({ where: { programmeId: id } })).toBe(1)
})

test('school holidays of one zone never share a day', async () => {
  const staff = await aStaffViewer()
  const winter = { zone: 'B' as const, year: '2026-2027', name: 'Hiver', firstDay: '2027-02-20', backOn: '2027-03-08' }
  const outcomes = await Promise.all([saveHoliday(staff, null, winter), saveHoliday(staff, null, { ...winter, name: 'Février' })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await saveHoliday(staff, null, { ...winter, name: 'Pont', firstDay: '2027-03-08', backOn: '2027-03-10' })).toEqual({ ok: true })
  const [{ holidays = [] } = {}] = await holidaysOf(staff, 'B')
  expect(holidays.map(({ firstDay }) => firstDay)).toEqual(['2027-02-20', '2027-03-08'])
  expect(await saveHoliday(staff, holidays[0]?.id ?? '', { ...winter, backOn: '2027-03-09' })).toMatchObject({ reason: 'holidayOverlap' })
  await removeHoliday(staff, holidays[1]?.id ?? '')
  expect(await saveHoliday(staff, holidays[0]?.id ?? '', { ...winter, backOn: '2027-03-09' })).toEqual({ ok: true })
  expect(HolidayInput.safeParse({ ...winter, year: '2026-2028' }).success).toBe(false)
})

test('every house begins with the school calendar, loaded once, and keeps what staff changed in it', async () => {
  const staff = await aStaffViewer()
  await db().schoolHoliday.deleteMany()
  await Promise.all([loadShippedHolidays(), loadShippedHolidays()])
  const [{ year, holidays = [] } = { year: '' }] = await holidaysOf(staff, 'B')
  expect(year).toBe('2026-2027')
  expect(holidays[0]).toMatchObject({ name: 'Toussaint', firstDay: '2026-10-17', backOn: '2026-11-02' })
  await removeHoliday(staff, holidays[0]?.id ?? '')
  await loadShippedHolidays()
  expect((await holidaysOf(staff, 'B'))[0]?.holidays.map(({ name }) => name)).not.toContain('Toussaint')
  await expect(saveHoliday(staff, holidays[0]?.id ?? '', { zone: 'B', year: '2027-2028', name: 'Noël', firstDay: '2027-12-18', backOn: '2028-01-03' })).rejects.toMatchObject({ status: 404 })
})
