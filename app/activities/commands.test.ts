import { expect, test } from 'vitest'
import { aCompany, anActivity, aProgramme, aSession, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { dateOnly, fromDateOnly, localDate, localTime } from '~/ui/time'
import { addSessions, cancelActivity, copyActivity, copyProgramme, createActivity, publishActivity, saveActivity } from './commands.server'
import { formValuesOf } from './form-values'
import { ActivityInput } from './schema'

useTestDatabase()

const offer = () => ActivityInput.parse({
  kind: 'COMPANY_VISIT', title: 'Tourner une pièce', summary: 'Un matin au tour.', placeName: 'Atelier', town: 'Douai',
  levels: ['TROISIEME'], openTo: ['CLASS'], price: 4.5, gear: ['GOGGLES'], stepFree: true, approvals: ['CHAMBER', 'RECTORATE'],
})
const nobodyToTell = async () => undefined
const trailOf = (subjectId: string) => db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true } })

test('an activity is written as it was typed, and its form shows it again', async () => {
  const staff = await aStaffViewer()
  const host = await aCompany()
  const { id } = await createActivity(staff, (await aProgramme()).id, { ...offer(), hostId: host.id })
  const activity = await db().activity.findUniqueOrThrow({ where: { id } })
  expect(activity).toMatchObject({ moderation: 'DRAFT', priceCents: 450, slug: 'tourner-une-piece', hostId: host.id, createdById: staff.userId })
  expect(formValuesOf(activity)).toMatchObject({ title: 'Tourner une pièce', price: '4.5', levels: ['TROISIEME'], stepFree: 'on', hearing: undefined })
  expect(await trailOf(id)).toEqual([{ action: 'activity.created' }])
})

test('two activities of one title have two addresses', async () => {
  const staff = await aStaffViewer()
  const { id: programmeId } = await aProgramme()
  const made = [await createActivity(staff, programmeId, { ...offer(), title: 'Été au labo' }), await createActivity(staff, programmeId, { ...offer(), title: 'Ete au labo' })]
  const slugs = await db().activity.findMany({ where: { id: { in: made.map(({ id }) => id) } }, select: { slug: true }, orderBy: { slug: 'asc' } })
  expect(slugs.map(({ slug }) => slug)).toEqual(['ete-au-labo', 'ete-au-labo-2'])
})

test('of two people who edit the same activity, the second is told and nothing is lost', async () => {
  const staff = await aStaffViewer()
  const { id } = await createActivity(staff, (await aProgramme()).id, offer())
  expect(await saveActivity(staff, id, 0, { ...offer(), title: 'De la première' }, nobodyToTell)).toEqual({ ok: true })
  expect(await saveActivity(staff, id, 0, { ...offer(), title: 'De la seconde' }, nobodyToTell)).toEqual({ ok: false, reason: 'changedMeanwhile' })
  expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: 'De la première', version: 1 })
})

test('those signed up are told of a new place, not of a new title', async () => {
  const staff = await aStaffViewer()
  const { id } = await anActivity({ placeName: 'Atelier', address: null, postcode: null, town: 'Douai' })
  let told = 0
  const tell = async () => { told += 1 }
  await saveActivity(staff, id, 0, { ...offer(), title: 'Autre titre' }, tell)
  expect(told).toBe(0)
  await saveActivity(staff, id, 1, { ...offer(), town: 'Lens' }, tell)
  expect(told).toBe(1)
})

test('an activity without a session is not published, and one with a session is', async () => {
  const staff = await aStaffViewer()
  const { id } = await createActivity(staff, (await aProgramme()).id, offer())
  expect(await publishActivity(staff, id)).toEqual({ ok: false, missing: ['sessions'] })
  await addSessions(staff, id, ['2027-03-02'], { startTime: '09:30', endTime: '11:30', seats: 30 })
  expect(await publishActivity(staff, id)).toEqual({ ok: true })
  expect((await db().activity.findUniqueOrThrow({ where: { id } })).moderation).toBe('PUBLISHED')
})

test('what is cancelled takes no new session and is not published again', async () => {
  const staff = await aStaffViewer()
  const { id } = await aSession().then(({ activityId }) => ({ id: activityId }))
  let calledOff = 0
  const cancel = () => cancelActivity(staff, id, 'Atelier en travaux', async () => { calledOff += 1 })
  await cancel()
  await cancel()
  expect(calledOff).toBe(1)
  expect(await addSessions(staff, id, ['2027-03-02'], { startTime: '09:30', endTime: '11:30', seats: 30 })).toEqual({ ok: false, reason: 'cancelled' })
  await expect(publishActivity(staff, id)).rejects.toMatchObject({ status: 404 })
})

test('a series keeps its local hour across the change of hour, and refuses an hour that does not exist, whole', async () => {
  const staff = await aStaffViewer()
  const { id } = await anActivity()
  await addSessions(staff, id, ['2027-03-26', '2027-03-29'], { startTime: '09:30', endTime: '11:30', seats: 30 })
  const hours = await db().session.findMany({ where: { activityId: id }, orderBy: { startsAt: 'asc' }, select: { startsAt: true } })
  expect(hours.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-03-26T08:30:00.000Z', '2027-03-29T07:30:00.000Z'])
  expect(await addSessions(staff, id, ['2027-03-21', '2027-03-28'], { startTime: '02:30', endTime: '04:00', seats: 30 })).toEqual({ ok: false, reason: 'skippedTime' })
  expect(await db().session.count({ where: { activityId: id } })).toBe(2)
})

test('next year’s programme has the same weekdays and hours, everything in draft, and nobody signed up', async () => {
  const staff = await aStaffViewer()
  const from = await aProgramme({ kind: 'INDUSTRY_WEEK', title: 'Semaine 2026', startsOn: fromDateOnly('2026-11-16'), endsOn: fromDateOnly('2026-11-22'), labelFrom: fromDateOnly('2026-11-09') })
  const partner = await db().partner.create({ data: { name: 'Région' } })
  await db().programmePartner.create({ data: { programmeId: from.id, partnerId: partner.id, shareBp: 2_500 } })
  const { id: activityId } = await anActivity({ programmeId: from.id, title: 'Visite 2026' })
  await anActivity({ programmeId: from.id, title: 'Abandonnée', moderation: 'CANCELLED' })
  await aSession({ activityId, startsAt: new Date('2026-11-19T08:30:00Z'), endsAt: new Date('2026-11-19T10:30:00Z'), seats: 31 })
  await aSession({ activityId, startsAt: new Date('2026-11-20T08:30:00Z'), endsAt: new Date('2026-11-20T10:30:00Z'), status: 'CANCELLED' })

  const { id } = await copyProgramme(staff, from.id)
  const copy = await db().programme.findUniqueOrThrow({ where: { id }, include: { partners: true, activities: { include: { sessions: { orderBy: { startsAt: 'asc' } } } } } })
  expect(copy).toMatchObject({ title: 'Semaine 2027', publishedAt: null, status: 'PLANNED', copiedFromId: from.id })
  expect([dateOnly(copy.startsOn), dateOnly(copy.endsOn), copy.labelFrom && dateOnly(copy.labelFrom)]).toEqual(['2027-11-15', '2027-11-21', '2027-11-08'])
  expect(copy.partners).toMatchObject([{ partnerId: partner.id, shareBp: 2_500 }])
  expect(copy.activities).toHaveLength(1)
  expect(copy.activities[0]).toMatchObject({ title: 'Visite 2027', moderation: 'DRAFT', publishedAt: null, label: 'NONE' })
  const sessions = copy.activities[0]?.sessions ?? []
  expect(sessions.map(({ startsAt }) => `${localDate(startsAt)} ${localTime(startsAt)}`)).toEqual(['2027-11-18 09:30'])
  expect(sessions[0]).toMatchObject({ seats: 31, sequence: 0, status: 'PLANNED' })
})

test('copying holds where the year after has no such hour: it begins an hour later and lasts as long', async () => {
  const staff = await aStaffViewer()
  const { id: programmeId } = await aProgramme()
  const { id: activityId } = await anActivity({ programmeId })
  // 1 April 2029 at 2.30; 52 weeks later, on 31 March 2030, the watches jump from 2 to 3.
  await aSession({ activityId, startsAt: new Date('2029-04-01T00:30:00Z'), endsAt: new Date('2029-04-01T01:30:00Z') })
  const { id } = await copyProgramme(staff, programmeId)
  const [session] = await db().session.findMany({ where: { activity: { programmeId: id } } })
  expect([session?.startsAt.toISOString(), session?.endsAt.toISOString()]).toEqual(['2030-03-31T01:30:00.000Z', '2030-03-31T02:30:00.000Z'])
})

test('a copied activity is a draft of its own without sessions', async () => {
  const staff = await aStaffViewer()
  const { activityId } = await aSession()
  const { id } = await copyActivity(staff, activityId)
  const [copy, from] = await Promise.all([id, activityId].map((one) => db().activity.findUniqueOrThrow({ where: { id: one }, include: { sessions: true } })))
  expect(copy).toMatchObject({ title: from?.title, moderation: 'DRAFT', sessions: [] })
  expect(copy?.uid).not.toBe(from?.uid)
})
