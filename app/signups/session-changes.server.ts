/** Changes of a session that touch those who signed up: seats, date and place, cancelling. */
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import type { WhyOff } from '~/activities/rules'
import { firstDayOff } from '~/activities/school-days.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { within } from '~/db/statements.server'
import { localDate } from '~/ui/time'
import { overtakeTimes } from './another-time-moves.server'
import { askAgain } from './approvals.server'
import { authoritiesFor } from './individuals-rules'
import { moveSignUp, placeOf, tellSchool, toldFields } from './moves.server'
import { isSeated, liveStatuses } from './rules'
import type { SessionChanges } from './schema'
import { lockSession, type LockedSession } from './seats.server'
import { promoteNext, settledSession } from './waiting-list.server'

type SaveRefusal = 'seatsTaken' | 'cancelled' | 'endBeforeStart' | 'changedMeanwhile' | WhyOff

/**
 * Saves what staff changed of a session. A new time raises the calendar's SEQUENCE, asks given approvals again and
 * tells whoever is signed up, once; more seats move the waiting list. Saved unchanged, it changes nothing.
 */
export async function saveSession(viewer: Viewer, input: SessionChanges): Promise<{ ok: true } | Refused<SaveRefusal>> {
  return transaction((tx) => saveSessionIn(tx, viewer, input))
}

/** As `saveSession`, in the transaction of what it is saved for. A refusal has written nothing. */
export async function saveSessionIn(tx: Tx, viewer: Viewer, input: SessionChanges): Promise<{ ok: true } | Refused<SaveRefusal>> {
  if (input.endsAt <= input.startsAt) return refused('endBeforeStart')
  const before = await settledSession(tx, input.sessionId)
  if (before.status === 'CANCELLED') return refused('cancelled')
  if (before.version !== input.version) return refused('changedMeanwhile')
  return saveLocked(tx, viewer, before, input)
}

/** As `saveSession`, for one whose lock the caller holds, in the transaction of what changes it. */
export async function saveLocked(
  tx: Tx, viewer: Viewer, before: LockedSession, input: Omit<SessionChanges, 'sessionId' | 'version'>,
): Promise<{ ok: true } | Refused<'seatsTaken' | WhyOff>> {
  const { note: noteBefore } = await tx.session.findUniqueOrThrow({ where: { id: before.id }, select: { note: true } })
  const note = input.note?.trim() || null
  const closes = input.signUpClosesAt ?? null
  const moved = !same(before.startsAt, input.startsAt) || !same(before.endsAt, input.endsAt)
  const changed = moved || before.seats !== input.seats || noteBefore !== note || !same(before.signUpClosesAt, closes)
  if (!changed) return { ok: true }

  const off = moved ? await movedOntoDayOff(tx, before, input.startsAt) : undefined
  if (off) return refused(off)
  const seats = await changeSeats(tx, viewer, before, input.seats)
  if (!seats.ok) return seats
  await tx.session.update({
    where: { id: before.id },
    data: {
      startsAt: input.startsAt, endsAt: input.endsAt, note, signUpClosesAt: closes, version: { increment: 1 },
      ...((moved || noteBefore !== note) && { changedAt: new Date() }),
      ...(moved && { sequence: { increment: 1 } }),
    },
  })
  await audit(tx, viewer, 'session.saved', { type: 'Session', id: before.id }, {
    startsAt: [before.startsAt.toISOString(), input.startsAt.toISOString()],
    endsAt: [before.endsAt.toISOString(), input.endsAt.toISOString()],
    seats: [before.seats, input.seats],
  })
  if (moved) {
    await overtakeTimes(tx, viewer, { sessionId: before.id })
    await tellSessionChanged(tx, viewer, before.id, before.sequence + 1)
  }
  await promoteNext(tx, viewer, before.id)
  return { ok: true }
}

/** Why no class comes on the day to which a session would move; a session stays free to change its hours on the day it has. */
async function movedOntoDayOff(tx: Tx, before: LockedSession, startsAt: Date): Promise<WhyOff | undefined> {
  const activity = await tx.activity.findUniqueOrThrow({ where: { id: before.activityId }, select: { openTo: true, programme: { select: { zone: true, holidayZone: true } } } })
  const [from, to] = [before.startsAt, startsAt].map((instant) => localDate(instant, activity.programme.zone))
  return from === to || !to ? undefined : (await firstDayOff(tx, activity, [to]))?.reason
}

/** Sets the seats of a session that the caller has locked: never fewer than are taken. Who waits is not moved here. */
export async function changeSeats(
  tx: Tx, viewer: Viewer, session: LockedSession, seats: number,
): Promise<{ ok: true } | Refused<'seatsTaken'>> {
  if (seats === session.seats) return { ok: true }
  if (seats < session.taken) return refused('seatsTaken', { n: session.taken })
  await tx.session.update({ where: { id: session.id }, data: { seats } })
  await audit(tx, viewer, 'session.seats', { type: 'Session', id: session.id }, { seats: [session.seats, seats] })
  return { ok: true }
}

/**
 * After a new date or place: approvals that seated sign-ups had are asked again, and all who are signed up or wait are
 * told, once for each SEQUENCE. The caller holds the lock and has written the change.
 */
export async function tellSessionChanged(tx: Tx, viewer: Viewer, sessionId: string, sequence: number): Promise<void> {
  for (const signUp of await liveSignUps(tx, sessionId)) {
    const { session } = signUp
    const authorities = authoritiesFor(signUp.kind, session.activity.approvals)
    const unconfirmed = signUp.kind === 'PERSON' && !signUp.mailConfirmedAt
    const asks = isSeated(signUp.status) && signUp.status !== 'OFFERED' && authorities.length > 0 && !unconfirmed
    if (asks) {
      const status = await askAgain(tx, signUp.id, authorities, signUp, { ...session, place: placeOf(session.activity) }, new Date())
      if (status !== signUp.status) await moveSignUp(tx, viewer, signUp, status)
    }
    await tellSchool(tx, asks ? 'sessionMoved' : 'newDate', signUp, { change: `s${sequence}` })
  }
}

/**
 * The same for all coming sessions of an activity whose place was changed: to be called with the change. Not for those in
 * `told`, whose people have the new place from another letter of the same change.
 */
export async function tellPlaceChanged(tx: Tx, viewer: Viewer, activityId: string, told: readonly string[] = []): Promise<void> {
  const coming = await tx.session.findMany({
    where: { activityId, status: 'PLANNED', startsAt: { gt: new Date() }, id: { notIn: [...told] } },
    select: { id: true },
    // One order for whoever locks several sessions: no two can wait for each other.
    orderBy: { id: 'asc' },
  })
  for (const { id } of coming) {
    const { sequence } = await lockSession(within(tx), id)
    await tx.session.update({ where: { id }, data: { sequence: { increment: 1 }, changedAt: new Date(), version: { increment: 1 } } })
    await tellSessionChanged(tx, viewer, id, sequence + 1)
  }
}

/** Cancels a session: it stays in calendars as cancelled, its sign-ups are called off, and each school is told once. */
export async function cancelSession(viewer: Viewer, sessionId: string, reason: string): Promise<{ ok: true } | Refused<'cancelled'>> {
  return transaction((tx) => cancelSessionIn(tx, viewer, sessionId, reason))
}

/** As `cancelSession`, in the transaction of what it is cancelled for. */
export async function cancelSessionIn(tx: Tx, viewer: Viewer, sessionId: string, reason: string): Promise<{ ok: true } | Refused<'cancelled'>> {
  const session = await lockSession(within(tx), sessionId)
  if (session.status === 'CANCELLED') return refused('cancelled')
  await cancelLocked(tx, viewer, session, reason)
  return { ok: true }
}

type ReinstateRefusal = 'notCancelled' | 'past' | 'activityCancelled'

/**
 * A cancelled session takes place after all: under its UID, with a higher SEQUENCE. Its sign-ups stay called off: those
 * people were told, and may have other plans.
 */
export async function reinstateSession(viewer: Viewer, sessionId: string): Promise<{ ok: true } | Refused<ReinstateRefusal>> {
  return transaction(async (tx) => {
    const session = await lockSession(within(tx), sessionId)
    if (session.status !== 'CANCELLED') return refused('notCancelled')
    if (session.startsAt <= new Date()) return refused('past')
    const { moderation, programme } = await tx.activity.findUniqueOrThrow({ where: { id: session.activityId }, select: { moderation: true, programme: { select: { status: true } } } })
    if (moderation === 'CANCELLED' || programme.status === 'CANCELLED') return refused('activityCancelled')
    await tx.session.update({
      where: { id: session.id },
      data: { status: 'PLANNED', cancelReason: null, changedAt: new Date(), sequence: { increment: 1 }, version: { increment: 1 } },
    })
    await audit(tx, viewer, 'session.reinstated', { type: 'Session', id: session.id }, { sequence: session.sequence + 1 })
    return { ok: true }
  })
}

/** Cancels every coming session of an activity or of a whole programme, in the transaction of what cancels it. */
export async function cancelSessionsOf(
  tx: Tx, viewer: Viewer, of: { activityId: string } | { programmeId: string }, reason: string,
): Promise<void> {
  const activity = 'activityId' in of ? { id: of.activityId } : { programmeId: of.programmeId }
  const coming = await tx.session.findMany({
    where: { activity, status: 'PLANNED', startsAt: { gt: new Date() } }, select: { id: true }, orderBy: { id: 'asc' },
  })
  for (const { id } of coming) {
    const session = await lockSession(within(tx), id)
    if (session.status === 'PLANNED') await cancelLocked(tx, viewer, session, reason)
  }
}

async function cancelLocked(tx: Tx, viewer: Viewer, session: LockedSession, reason: string): Promise<void> {
  await tx.session.update({
    where: { id: session.id },
    data: {
      status: 'CANCELLED', cancelReason: reason, changedAt: new Date(), sequence: { increment: 1 }, version: { increment: 1 },
    },
  })
  await audit(tx, viewer, 'session.cancelled', { type: 'Session', id: session.id }, { sequence: session.sequence + 1 })
  await cancelSessionSignUps(tx, viewer, session.id, reason)
}

/** Calls off all live sign-ups of a session that the caller has locked, and tells each school once. */
export async function cancelSessionSignUps(tx: Tx, viewer: Viewer, sessionId: string, reason: string): Promise<void> {
  for (const signUp of await liveSignUps(tx, sessionId)) {
    await moveSignUp(tx, viewer, signUp, 'CANCELLED', { cancelReason: reason })
    await tellSchool(tx, 'sessionCancelled', signUp, { reason, change: 'session' })
  }
}

/** How many are signed up or wait for a session, or for several: whom a change touches. */
export async function touchedBy(sessionId: string | string[]): Promise<{ signUps: number; people: number }> {
  const { _count, _sum } = await db().signUp.aggregate({
    where: { sessionId: Array.isArray(sessionId) ? { in: sessionId } : sessionId, status: { in: [...liveStatuses] } }, _count: true, _sum: { pupils: true, adults: true },
  })
  return { signUps: _count, people: (_sum.pupils ?? 0) + (_sum.adults ?? 0) }
}

function liveSignUps(tx: Tx, sessionId: string) {
  return tx.signUp.findMany({
    where: { sessionId, status: { in: [...liveStatuses] } }, select: toldFields, orderBy: { id: 'asc' },
  })
}

const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()
