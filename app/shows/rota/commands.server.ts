import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { enqueue } from '~/messages/outbox.server'
import { addDays, instantOf } from '~/ui/time'
import { dutyLetter, type DutyNews } from './letters.server'
import { overlaps, partsOfDay, swapTransitions } from './rules'
import type { AvailabilityInput, ShiftInput, ShiftSeriesInput } from './schema'
import { personOf } from '../people.server'

type SkippedTime = Refused<'skippedTime'>

function span(date: string, startTime: string, endTime: string, zone: string, before?: { startsAt: Date; endsAt: Date }): { startsAt: Date; endsAt: Date } | undefined {
  try {
    return { startsAt: instantOf(date, startTime, zone, before?.startsAt), endsAt: instantOf(date, endTime, zone, before?.endsAt) }
  } catch {
    return undefined
  }
}

async function zoneOf(tx: Tx, showId: string): Promise<string> {
  const programme = await tx.programme.findFirst({ where: { id: showId, kind: 'SHOW' }, select: { zone: true } })
  if (!programme) throw notFound()
  return programme.zone
}

/** Adds a shift, or saves one. New hours raise its SEQUENCE and are told to whoever is on it. */
export async function saveShift(viewer: Viewer, showId: string, id: string | null, input: ShiftInput): Promise<{ ok: true; id: string } | SkippedTime | Refused<'onDuty'>> {
  return transaction(async (tx) => {
    const zone = await zoneOf(tx, showId)
    const before = id ? await lockShift(tx, id) : undefined
    if (before && (before.showId !== showId || before.cancelledAt)) throw notFound()
    const hours = span(input.date, input.startTime, input.endTime, zone, before)
    if (!hours) return refused('skippedTime')
    const duties = before ? await tx.shiftDuty.count({ where: { shiftId: before.id } }) : 0
    if (input.needed < duties) return refused('onDuty', { n: duties })
    const moved = before && (before.startsAt.getTime() !== hours.startsAt.getTime() || before.endsAt.getTime() !== hours.endsAt.getTime())
    const { title, needed, skills, place, note } = input
    const row = { title, needed, skills, place, note, ...hours, changedAt: new Date() }
    const saved = before
      ? await tx.shift.update({ where: { id: before.id }, data: { ...row, ...(moved && { sequence: { increment: 1 } }) }, select: { id: true, sequence: true } })
      : await tx.shift.create({ data: { ...row, showId }, select: { id: true, sequence: true } })
    await audit(tx, viewer, before ? 'shift.saved' : 'shift.created', { type: 'Shift', id: saved.id }, { moved: !!moved })
    if (moved) await tellAll(tx, saved.id, 'moved', `s${saved.sequence}`)
    return { ok: true, id: saved.id }
  })
}

/** Makes the shifts of several days at once, each day in equal parts. Gives how many. */
export async function addShifts(viewer: Viewer, showId: string, input: ShiftSeriesInput): Promise<{ ok: true; added: number } | SkippedTime> {
  return transaction(async (tx) => {
    const zone = await zoneOf(tx, showId)
    const rows = []
    for (let date = input.from; date <= input.until; date = addDays(date, 1)) {
      for (const part of partsOfDay(input.startTime, input.endTime, input.hours)) {
        const hours = span(date, part.from, part.until, zone)
        if (!hours) return refused('skippedTime')
        rows.push({ showId, title: input.title, needed: input.needed, skills: input.skills, place: input.place, ...hours })
      }
    }
    await tx.shift.createMany({ data: rows })
    await audit(tx, viewer, 'shift.series', { type: 'Programme', id: showId }, { added: rows.length })
    return { ok: true, added: rows.length }
  })
}

/** Calls a shift off: it stays in calendars as cancelled, and whoever was on it is told. */
export async function cancelShift(viewer: Viewer, showId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    const shift = await lockShift(tx, id)
    if (shift.showId !== showId || shift.cancelledAt) throw notFound()
    await tx.shift.update({ where: { id }, data: { cancelledAt: new Date(), changedAt: new Date(), sequence: { increment: 1 } } })
    await tx.shiftSwap.updateMany({ where: { shiftId: id, state: 'OPEN' }, data: { state: 'WITHDRAWN', decidedAt: new Date() } })
    await tellAll(tx, id, 'cancelled', 'cancelled')
    await audit(tx, viewer, 'shift.cancelled', { type: 'Shift', id })
  })
}

type Locked = { id: string; showId: string; startsAt: Date; endsAt: Date; needed: number; cancelledAt: Date | null }

async function lockShift(tx: Tx, id: string): Promise<Locked> {
  await tx.$queryRaw`SELECT 1 FROM "Shift" WHERE id = ${id}::uuid FOR UPDATE`
  const shift = await tx.shift.findUnique({ where: { id }, select: { id: true, showId: true, startsAt: true, endsAt: true, needed: true, cancelledAt: true } })
  if (!shift) throw notFound()
  return shift
}

/** Whether somebody can be asked onto a show's stand: the house's own people, and those of its exhibitors. */
export function eligible(showId: string) {
  const accepted = { some: { showId, state: 'ACCEPTED' as const } }
  return {
    endedAt: null,
    OR: [{ role: 'STAFF' as const }, { role: 'COMPANY' as const, company: { OR: [{ applications: accepted }, { coExhibits: { some: { application: { showId, state: 'ACCEPTED' as const } } } }] } }],
  }
}

// One person is put on one shift at a time, from wherever: two places at once cannot slip in between.
const lockPerson = (tx: Tx, contactId: string) => tx.$queryRaw`SELECT 1 FROM "Contact" WHERE id = ${contactId}::uuid FOR UPDATE`

async function put(tx: Tx, shift: Locked, contactId: string): Promise<{ ok: true } | Refused<'full' | 'overlap'>> {
  await lockPerson(tx, contactId)
  if ((await tx.shiftDuty.count({ where: { shiftId: shift.id } })) >= shift.needed) return refused('full')
  const others = await tx.shiftDuty.findMany({ where: { contactId, shift: { cancelledAt: null, id: { not: shift.id } } }, select: { shift: { select: { startsAt: true, endsAt: true } } } })
  if (others.some((other) => overlaps(other.shift, shift))) return refused('overlap')
  await tx.shiftDuty.create({ data: { shiftId: shift.id, contactId } })
  return { ok: true }
}

/** Puts somebody on a shift and tells them. Refuses a shift that has its people, and two places at once. */
export async function assignDuty(viewer: Viewer, showId: string, shiftId: string, contactId: string): Promise<{ ok: true } | Refused<'full' | 'overlap'>> {
  return transaction(async (tx) => {
    const shift = await lockShift(tx, shiftId)
    if (shift.showId !== showId || shift.cancelledAt) throw notFound()
    if (!(await tx.contact.findFirst({ where: { id: contactId, ...eligible(showId) }, select: { id: true } }))) throw notFound()
    if (await tx.shiftDuty.findUnique({ where: { shiftId_contactId: { shiftId, contactId } } })) return { ok: true }
    const done = await put(tx, shift, contactId)
    if (!done.ok) return done
    await audit(tx, viewer, 'duty.assigned', { type: 'Shift', id: shiftId }, { contactId })
    await tell(tx, shiftId, contactId, 'assigned', `a${Date.now()}`)
    return { ok: true }
  })
}

/** Takes somebody off a shift and tells them. */
export async function releaseDuty(viewer: Viewer, showId: string, shiftId: string, contactId: string): Promise<void> {
  await transaction(async (tx) => {
    const shift = await lockShift(tx, shiftId)
    if (shift.showId !== showId) throw notFound()
    const { count } = await tx.shiftDuty.deleteMany({ where: { shiftId, contactId } })
    if (count === 0) return
    await tx.shiftSwap.updateMany({ where: { shiftId, fromId: contactId, state: 'OPEN' }, data: { state: 'WITHDRAWN', decidedAt: new Date() } })
    await audit(tx, viewer, 'duty.released', { type: 'Shift', id: shiftId }, { contactId })
    await tell(tx, shiftId, contactId, 'released', `r${Date.now()}`)
  })
}

/** Says when one can, or cannot, be on the stand of a show. */
export async function addAvailability(viewer: Viewer, showId: string, contactId: string, { date, startTime, endTime, free }: AvailabilityInput): Promise<{ ok: true } | SkippedTime> {
  return transaction(async (tx) => {
    await ownContact(tx, viewer, contactId)
    const hours = span(date, startTime, endTime, await zoneOf(tx, showId))
    if (!hours) return refused('skippedTime')
    await tx.availability.create({ data: { showId, contactId, ...hours, free: free === 'oui' } })
    return { ok: true }
  })
}

export async function removeAvailability(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.availability.deleteMany({ where: { id, contact: { userId: viewer.userId ?? '' } } })
  })
}

async function ownContact(tx: Tx, viewer: Viewer, contactId: string): Promise<void> {
  const own = await tx.contact.findFirst({ where: { id: contactId, userId: viewer.userId ?? '', endedAt: null }, select: { id: true } })
  if (!own) throw notFound()
}

/** Asks that somebody takes one's place on a shift: a named colleague, or whoever can. They are told. */
export async function askSwap(viewer: Viewer, shiftId: string, contactId: string, toId: string | null, note: string): Promise<{ ok: true } | Refused<'askedAlready'>> {
  return transaction(async (tx) => {
    await ownContact(tx, viewer, contactId)
    const shift = await lockShift(tx, shiftId)
    if (shift.cancelledAt || !(await tx.shiftDuty.findUnique({ where: { shiftId_contactId: { shiftId, contactId } } }))) throw notFound()
    if (await tx.shiftSwap.findFirst({ where: { shiftId, fromId: contactId, state: 'OPEN' } })) return refused('askedAlready')
    if (toId && !(await tx.contact.findFirst({ where: { id: toId, ...eligible(shift.showId) } }))) throw notFound()
    const { id } = await tx.shiftSwap.create({ data: { shiftId, fromId: contactId, toId, note: note.slice(0, 500) }, select: { id: true } })
    await audit(tx, viewer, 'swap.asked', { type: 'Shift', id: shiftId }, { swap: id })
    if (toId) await tell(tx, shiftId, toId, 'swapAsked', id)
    return { ok: true }
  })
}

/**
 * Answers a request to swap. Taking it moves the place from one to the other in one step: the shift never lacks
 * somebody in between. Refuses who would be in two places at once, and a request that is decided already.
 */
export async function answerSwap(viewer: Viewer, swapId: string, contactId: string, answer: 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN'): Promise<{ ok: true } | Refused<'decided' | 'full' | 'overlap'>> {
  return transaction(async (tx) => {
    const found = await tx.shiftSwap.findUnique({ where: { id: swapId }, select: { shiftId: true } })
    if (!found) throw notFound()
    const shift = await lockShift(tx, found.shiftId)
    const swap = await tx.shiftSwap.findUniqueOrThrow({ where: { id: swapId } })
    await ownContact(tx, viewer, contactId)
    if (!(await tx.contact.findFirst({ where: { id: contactId, ...eligible(shift.showId) } }))) throw notFound()
    if (!swapTransitions[swap.state].includes(answer) || shift.cancelledAt) return refused('decided')
    const allowed = answer === 'WITHDRAWN' ? swap.fromId === contactId : swap.fromId !== contactId && (swap.toId === contactId || (swap.toId === null && answer === 'ACCEPTED'))
    if (!allowed) throw notFound()
    if (answer === 'ACCEPTED') {
      if (await tx.shiftDuty.findUnique({ where: { shiftId_contactId: { shiftId: shift.id, contactId } } })) return refused('overlap')
      // Whoever asked keeps the place unless the other can take it.
      const others = await tx.shiftDuty.findMany({ where: { contactId, shift: { cancelledAt: null } }, select: { shift: { select: { startsAt: true, endsAt: true } } } })
      if (others.some((other) => overlaps(other.shift, shift))) return refused('overlap')
      await tx.shiftDuty.delete({ where: { shiftId_contactId: { shiftId: shift.id, contactId: swap.fromId } } })
      const done = await put(tx, shift, contactId)
      if (!done.ok) throw new Error('a place that was just freed is taken')
    }
    await tx.shiftSwap.update({ where: { id: swapId }, data: { state: answer, decidedAt: new Date(), ...(answer === 'ACCEPTED' && { toId: contactId }) } })
    await audit(tx, viewer, 'swap.decided', { type: 'Shift', id: shift.id }, { swap: swapId, answer })
    if (answer !== 'WITHDRAWN') await tell(tx, shift.id, swap.fromId, answer === 'ACCEPTED' ? 'swapTaken' : 'swapRefused', swapId)
    if (answer === 'ACCEPTED') await tell(tx, shift.id, contactId, 'assigned', swapId)
    return { ok: true }
  })
}

async function tell(tx: Tx, shiftId: string, contactId: string, news: DutyNews, change: string): Promise<void> {
  const person = await personOf(tx, contactId)
  if (!person) return
  const shift = await tx.shift.findUniqueOrThrow({ where: { id: shiftId }, include: { show: { select: { programme: { select: { title: true, zone: true } } } } } })
  await enqueue(tx, dutyLetter(news, change, person, shift))
}

async function tellAll(tx: Tx, shiftId: string, news: DutyNews, change: string): Promise<void> {
  for (const { contactId } of await tx.shiftDuty.findMany({ where: { shiftId }, select: { contactId: true } })) await tell(tx, shiftId, contactId, news, change)
}
