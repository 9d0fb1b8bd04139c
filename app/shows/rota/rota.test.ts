import { beforeEach, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Viewer } from '~/access/viewer.server'
import { aCompanyViewer, anApplication, aShow, aStaffViewer } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, dateOnly } from '~/ui/time'
import { addAvailability, addShifts, answerSwap, askSwap, assignDuty, cancelShift, releaseDuty, saveShift } from './commands.server'
import { myRota, rotaOf } from './queries.server'
import { conflictsOf, partsOfDay, swapTransitions, type Duty } from './rules'
import { AvailabilityInput, ShiftInput, ShiftSeriesInput } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "User", "Contact" CASCADE'))

const at = (hour: number, day = 9) => new Date(Date.UTC(2027, 2, day, 0, Math.round(hour * 60)))
const duty = (from: number, until: number, shiftId = `${from}-${until}`, day = 9): Duty => ({ shiftId, startsAt: at(from, day), endsAt: at(until, day) })
const kinds = (...duties: Duty[]) => conflictsOf(duties).map(({ kind }) => kind)

test('two places at once, no break, no rest are seen; shifts that touch are one stretch', () => {
  expect(kinds(duty(9, 12), duty(11, 14))).toEqual(['overlap'])
  expect(kinds(duty(9, 12), duty(12, 15))).toEqual([])
  expect(kinds(duty(9, 12), duty(12.25, 15.5))).toEqual(['noBreak'])
  expect(kinds(duty(9, 12), duty(12.5, 18))).toEqual([])
  expect(kinds(duty(14, 22), duty(8, 10, 'next', 10))).toEqual(['noBreak', 'noRest'])
  expect(kinds(duty(16, 21), duty(8, 10, 'next', 10))).toEqual([])
})

test('hours in which somebody is free bind the days that they name, and only those', () => {
  const free = { startsAt: at(9), endsAt: at(13), free: true }
  expect(conflictsOf([duty(10, 12)], [free])).toEqual([])
  expect(conflictsOf([duty(12, 14)], [free]).map(({ kind }) => kind)).toEqual(['notFree'])
  expect(conflictsOf([duty(12, 14, 'other', 12)], [free])).toEqual([])
  expect(conflictsOf([duty(12, 14)], [{ startsAt: at(13), endsAt: at(18), free: false }]).map(({ kind }) => kind)).toEqual(['notFree'])
})

test('the order in which shifts are given never matters, and an overlap is always found', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })).map(([from, length]) => duty(from / 2, (from + length) / 2, `${from}+${length}`))
  fc.assert(fc.property(fc.uniqueArray(span, { maxLength: 6, selector: ({ shiftId }) => shiftId }), (duties) => {
    const found = conflictsOf(duties)
    expect(new Set(conflictsOf([...duties].reverse()).map((one) => `${one.kind} ${[...one.shiftIds].sort().join()}`))).toEqual(new Set(found.map((one) => `${one.kind} ${[...one.shiftIds].sort().join()}`)))
    const pairs = duties.flatMap((one, index) => duties.slice(index + 1).filter((other) => one.startsAt < other.endsAt && other.startsAt < one.endsAt))
    expect(found.filter(({ kind }) => kind === 'overlap')).toHaveLength(pairs.length)
  }))
})

test('a day falls into equal parts, the last one shorter', () => {
  expect(partsOfDay('09:00', '17:30', 3)).toEqual([{ from: '09:00', until: '12:00' }, { from: '12:00', until: '15:00' }, { from: '15:00', until: '17:30' }])
})

async function stand() {
  const show = await aShow()
  const staff = await aStaffViewer({ email: 'equipe@exemple.test' })
  const exhibitor = await aCompanyViewer({ email: 'exposant@exemple.test', name: 'Lou Exposant' })
  await anApplication({ showId: show.id, companyId: exhibitor.companyIds[0] ?? '', state: 'ACCEPTED' })
  const contactOf = async (viewer: Viewer) => (await db().contact.findFirstOrThrow({ where: { userId: viewer.userId ?? '' } })).id
  const shift = async (startTime: string, endTime: string, needed = 1) => {
    const saved = await saveShift(staff, show.id, null, ShiftInput.parse({ title: 'Accueil', date: dateOnly(show.startsOn), startTime, endTime, needed }))
    if (!saved.ok) throw new Error('not saved')
    return saved.id
  }
  return { show, staff, exhibitor, contactOf, shift }
}

test('somebody is put on a shift once, told, and never in two places at once, even from two browsers', async () => {
  const { show, staff, exhibitor, contactOf, shift } = await stand()
  const who = await contactOf(exhibitor)
  const [morning, noon] = [await shift('09:00', '12:00'), await shift('11:00', '14:00')]
  const outcomes = await Promise.all([assignDuty(staff, show.id, morning, who), assignDuty(staff, show.id, noon, who), assignDuty(staff, show.id, morning, who), assignDuty(staff, show.id, noon, who)])
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'overlap' }, { ok: false, reason: 'overlap' }])
  expect(await db().shiftDuty.count()).toBe(1)
  const mails = await db().message.findMany()
  expect(mails.map(({ recipient, kind }) => [recipient, kind])).toEqual([['exposant@exemple.test', 'duty.assigned']])
})

test('a shift takes as many as it needs, whoever comes at once', async () => {
  const { show, staff, shift } = await stand()
  const id = await shift('09:00', '12:00', 2)
  const people = await Promise.all(Array.from({ length: 6 }, async (_, n) => (await db().contact.create({ data: { role: 'STAFF', name: `Personne ${n}` } })).id))
  const outcomes = await Promise.all(people.map((who) => assignDuty(staff, show.id, id, who)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'full' })
  expect(await saveShift(staff, show.id, id, ShiftInput.parse({ title: 'Accueil', date: dateOnly(show.startsOn), startTime: '09:00', endTime: '12:00', needed: 1 }))).toMatchObject({ reason: 'onDuty', details: { n: 2 } })
})

test('a company that has no stand is not put on the rota', async () => {
  const { show, staff, contactOf, shift } = await stand()
  const stranger = await aCompanyViewer()
  await expect(assignDuty(staff, show.id, await shift('09:00', '12:00'), await contactOf(stranger))).rejects.toMatchObject({ status: 404 })
})

test('new hours raise SEQUENCE and are told; saved unchanged, nothing is', async () => {
  const { show, staff, exhibitor, contactOf, shift } = await stand()
  const id = await shift('09:00', '12:00')
  await assignDuty(staff, show.id, id, await contactOf(exhibitor))
  const save = (startTime: string) => saveShift(staff, show.id, id, ShiftInput.parse({ title: 'Accueil', date: dateOnly(show.startsOn), startTime, endTime: '12:00', needed: 1 }))
  await save('09:00')
  await save('10:00')
  await cancelShift(staff, show.id, id)
  expect((await db().message.findMany({ orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)).toEqual(['duty.assigned', 'duty.moved', 'duty.cancelled'])
  expect((await db().shift.findUniqueOrThrow({ where: { id } })).sequence).toBe(2)
})

test('a swap moves the place in one step; of two who take it, one gets it', async () => {
  const { show, staff, exhibitor, contactOf, shift } = await stand()
  const other = await aStaffViewer({ email: 'autre@exemple.test' })
  const [from, mine, others] = [await contactOf(exhibitor), await contactOf(staff), await contactOf(other)]
  const id = await shift('09:00', '12:00')
  await assignDuty(staff, show.id, id, from)
  await expect(askSwap(staff, id, from, null, '')).rejects.toMatchObject({ status: 404 })
  expect(await askSwap(exhibitor, id, from, null, 'Rendez-vous chez un client')).toEqual({ ok: true })
  expect(await askSwap(exhibitor, id, from, null, '')).toMatchObject({ reason: 'askedAlready' })
  const [swap] = (await myRota(staff)).swaps
  expect(swap).toMatchObject({ note: 'Rendez-vous chez un client', contactId: mine })
  const outcomes = await Promise.all([answerSwap(staff, swap?.id ?? '', mine, 'ACCEPTED'), answerSwap(other, swap?.id ?? '', others, 'ACCEPTED')])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const duties = await db().shiftDuty.findMany({ where: { shiftId: id } })
  expect(duties).toHaveLength(1)
  expect(duties[0]?.contactId).not.toBe(from)
  expect((await db().message.findMany({ where: { kind: 'duty.swapTaken' } })).map(({ recipient }) => recipient)).toEqual(['exposant@exemple.test'])
})

test('a named colleague may refuse, and who is busy cannot take a shift', async () => {
  const { show, staff, exhibitor, contactOf, shift } = await stand()
  const [from, mine] = [await contactOf(exhibitor), await contactOf(staff)]
  const [id, same] = [await shift('09:00', '12:00'), await shift('10:00', '11:00')]
  await assignDuty(staff, show.id, id, from)
  await assignDuty(staff, show.id, same, mine)
  await askSwap(exhibitor, id, from, mine, '')
  const swap = await db().shiftSwap.findFirstOrThrow()
  expect(await answerSwap(staff, swap.id, mine, 'ACCEPTED')).toMatchObject({ reason: 'overlap' })
  expect(await db().shiftDuty.count({ where: { shiftId: id, contactId: from } })).toBe(1)
  expect(await answerSwap(staff, swap.id, mine, 'REFUSED')).toEqual({ ok: true })
  expect(await answerSwap(staff, swap.id, mine, 'ACCEPTED')).toMatchObject({ reason: 'decided' })
})

test('every state of a swap leads only where its table says', () => {
  expect(Object.entries(swapTransitions).map(([state, next]) => [state, [...next].sort()])).toEqual([['OPEN', ['ACCEPTED', 'REFUSED', 'WITHDRAWN']], ['ACCEPTED', []], ['REFUSED', []], ['WITHDRAWN', []]])
})

test('a series makes the shifts of each day, and the rota says who is missing where', async () => {
  const { show, staff, exhibitor, contactOf } = await stand()
  const day = dateOnly(show.startsOn)
  expect(await addShifts(staff, show.id, ShiftSeriesInput.parse({ title: 'Stand', from: day, until: addDays(day, 2), startTime: '09:00', endTime: '18:00', hours: 3, needed: 2 }))).toEqual({ ok: true, added: 9 })
  const who = await contactOf(exhibitor)
  const { days } = await rotaOf(staff, show.id)
  expect(days.map(({ shifts }) => shifts.length)).toEqual([3, 3, 3])
  for (const { id } of days[0]?.shifts ?? []) await assignDuty(staff, show.id, id, who)
  expect(await addAvailability(exhibitor, show.id, who, AvailabilityInput.parse({ date: day, startTime: '09:00', endTime: '15:00', free: 'oui' }))).toEqual({ ok: true })
  expect((await rotaOf(staff, show.id)).conflicts.map(({ kind, name }) => [kind, name])).toEqual([['noBreak', 'Lou Exposant'], ['notFree', 'Lou Exposant']])
  await releaseDuty(staff, show.id, days[0]?.shifts[2]?.id ?? '', who)
  expect((await rotaOf(staff, show.id)).conflicts).toEqual([])
  await expect(addAvailability(staff, show.id, who, AvailabilityInput.parse({ date: day, startTime: '09:00', endTime: '15:00', free: 'oui' }))).rejects.toMatchObject({ status: 404 })
})
