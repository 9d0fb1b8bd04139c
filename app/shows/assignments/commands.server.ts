import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import type { Assignment } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { instantOf, todayIn } from '~/ui/time'
import { tellAssignment } from './letters.server'
import { freeExpired, lockPlaces, placing, putOnStands, type PlaceRefusal, type Way } from './places.server'
import { assignmentTransitions } from './rules'
import type { ExtendInput, HoldInput, MoveStandInput, ReleaseInput, ShareInput, SwapInput } from './schema'

async function zoneOf(showId: string): Promise<string> {
  const programme = await db().programme.findFirst({ where: { id: showId, kind: 'SHOW' }, select: { zone: true } })
  if (!programme) throw notFound()
  return programme.zone
}

/** The last minute of a day: up to and with it a stand is held. Refuses days that are over. */
export async function holdsUntil(showId: string, day: string, now: Date): Promise<{ ok: true; at: Date } | Refused<'untilPast'>> {
  const zone = await zoneOf(showId)
  return day < todayIn(zone, now) ? refused('untilPast') : { ok: true, at: instantOf(day, '23:59', zone) }
}

/** Gives a company a stand: held until the end of a day, or confirmed at once, which it is told. */
export async function holdStand(viewer: Viewer, showId: string, { applicationId, standId, until, confirm }: HoldInput, now = new Date()): Promise<{ ok: true; id: string } | Refused<PlaceRefusal | 'untilPast'>> {
  const term = until && !confirm ? await holdsUntil(showId, until, now) : undefined
  if (term && !term.ok) return term
  const way: Way = { applicationId, standId, from: null, ...(term ? { state: 'HELD' as const, heldUntil: term.at } : { state: 'CONFIRMED' as const }) }
  return placing(async (tx) => {
    const [made] = await putOnStands(tx, viewer, showId, [way], 'MOVED', now)
    return { ok: true as const, id: made?.id ?? '' }
  })
}

const wayOf = ({ id, applicationId, state, heldUntil }: Assignment, standId: string, now: Date): Way => ({
  applicationId, standId, from: id, ...(state === 'CONFIRMED' ? { state } : { state: 'HELD' as const, heldUntil: heldUntil ?? new Date(now.getTime() + 14 * 86_400_000) }),
})

/**
 * Assignments of a show with all that a way from them to `standIds` touches locked: what they are read as here, held or
 * confirmed, they stay until the transaction ends. `undefined` for those that have ended.
 */
async function lockedAssignments(tx: Tx, showId: string, ids: string[], standIds: string[], now: Date): Promise<(Assignment | undefined)[]> {
  const found = await tx.assignment.findMany({ where: { id: { in: ids }, application: { showId } } })
  if (found.length !== new Set(ids).size) throw notFound()
  await lockPlaces(tx, showId, found.map(({ applicationId }) => applicationId), [...standIds, ...found.map(({ standId }) => standId)], now)
  const live = await tx.assignment.findMany({ where: { id: { in: ids }, state: { not: 'RELEASED' } } })
  return ids.map((id) => live.find((one) => one.id === id))
}

/** Moves a company to another stand; held stays held as long, confirmed stays confirmed and is told. */
export async function moveAssignment(viewer: Viewer, showId: string, { assignmentId, standId }: MoveStandInput, now = new Date()): Promise<{ ok: true; id: string } | Refused<PlaceRefusal | 'sameStand'>> {
  return placing(async (tx) => {
    const [present] = await lockedAssignments(tx, showId, [assignmentId], [standId], now)
    if (!present) return refused('changedMeanwhile', { company: '' })
    if (present.standId === standId) return refused('sameStand')
    const [made] = await putOnStands(tx, viewer, showId, [wayOf(present, standId, now)], 'MOVED', now)
    return { ok: true as const, id: made?.id ?? '' }
  })
}

/** Two companies exchange their stands in one step: neither is ever without one in between. */
export async function swapAssignments(viewer: Viewer, showId: string, { assignmentId, otherId }: SwapInput, now = new Date()): Promise<{ ok: true } | Refused<PlaceRefusal | 'sameStand'>> {
  return placing(async (tx) => {
    const [one, other] = await lockedAssignments(tx, showId, [assignmentId, otherId], [], now)
    if (!one || !other) return refused('changedMeanwhile', { company: '' })
    if (one.id === other.id) return refused('sameStand')
    await putOnStands(tx, viewer, showId, [wayOf(one, other.standId, now), wayOf(other, one.standId, now)], 'SWAPPED', now)
    return { ok: true as const }
  })
}

/** Locks an assignment with its stand and its company's application; a hold whose time is over is ended on the way. */
async function lockAssignment(tx: Tx, showId: string, id: string, now: Date): Promise<Assignment> {
  const found = await tx.assignment.findFirst({ where: { id, application: { showId } }, select: { applicationId: true, standId: true } })
  if (!found) throw notFound()
  await lockPlaces(tx, showId, [found.applicationId], [found.standId], now)
  return tx.assignment.findUniqueOrThrow({ where: { id } })
}

const whyEnded = ({ endReason }: Assignment) => refused(endReason === 'EXPIRED' ? ('expired' as const) : ('changedMeanwhile' as const), { company: '' })

/** Confirms a held stand and tells the company. What was confirmed already stays so and is not told twice. */
export async function confirmAssignment(viewer: Viewer, showId: string, id: string, now = new Date()): Promise<{ ok: true } | Refused<'expired' | 'changedMeanwhile'>> {
  const [only] = await confirmAssignments(viewer, showId, [id], now)
  return only ?? { ok: true }
}

/** Confirms several at once. Gives the refusal of each that could not be; the others are confirmed. */
export async function confirmAssignments(viewer: Viewer, showId: string, ids: string[], now = new Date()): Promise<Refused<'expired' | 'changedMeanwhile'>[]> {
  return transaction(async (tx) => {
    const refusals = []
    const rows = await tx.assignment.findMany({ where: { id: { in: ids }, application: { showId } }, select: { applicationId: true, standId: true } })
    if (rows.length !== new Set(ids).size) throw notFound()
    await lockPlaces(tx, showId, rows.map(({ applicationId }) => applicationId), rows.map(({ standId }) => standId), now)
    for (const row of await tx.assignment.findMany({ where: { id: { in: ids } }, include: { stand: { select: { number: true } } }, orderBy: { id: 'asc' } })) {
      if (row.state === 'CONFIRMED') continue
      if (!assignmentTransitions[row.state].includes('CONFIRMED')) {
        refusals.push(whyEnded(row))
        continue
      }
      await tx.assignment.update({ where: { id: row.id }, data: { state: 'CONFIRMED', confirmedAt: now, heldUntil: null } })
      await audit(tx, viewer, 'assignment.confirmed', { type: 'Application', id: row.applicationId }, { stand: row.stand.number })
      await tellAssignment(tx, 'confirmed', row.id)
    }
    return refusals
  })
}

/** Holds a stand for longer, or shorter. */
export async function extendHold(viewer: Viewer, showId: string, { assignmentId, until }: ExtendInput, now = new Date()): Promise<{ ok: true } | Refused<'expired' | 'changedMeanwhile' | 'untilPast' | 'confirmedAlready'>> {
  const term = await holdsUntil(showId, until, now)
  if (!term.ok) return term
  return transaction(async (tx) => {
    const row = await lockAssignment(tx, showId, assignmentId, now)
    if (row.state === 'RELEASED') return whyEnded(row)
    if (row.state === 'CONFIRMED') return refused('confirmedAlready')
    await tx.assignment.update({ where: { id: row.id }, data: { heldUntil: term.at } })
    await audit(tx, viewer, 'assignment.extended', { type: 'Application', id: row.applicationId }, { until })
    return { ok: true }
  })
}

/** Takes a stand back, with the reason. A company whose stand was confirmed is told. */
export async function releaseAssignment(viewer: Viewer, showId: string, { assignmentId, reason }: ReleaseInput, now = new Date()): Promise<{ ok: true } | Refused<'expired' | 'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const row = await lockAssignment(tx, showId, assignmentId, now)
    if (!assignmentTransitions[row.state].includes('RELEASED')) return whyEnded(row)
    const { stand } = await tx.assignment.update({ where: { id: row.id }, data: { state: 'RELEASED', endedAt: now, endReason: 'RELEASED', endNote: reason }, select: { stand: { select: { number: true } } } })
    await audit(tx, viewer, 'assignment.released', { type: 'Application', id: row.applicationId }, { stand: stand.number, confirmed: row.state === 'CONFIRMED' })
    if (row.state === 'CONFIRMED') await tellAssignment(tx, 'released', row.id)
    return { ok: true }
  })
}

/** Says how many square metres of a stand each of those who share it has. Their sum may not pass the stand's own. */
export async function shareStand(viewer: Viewer, showId: string, { assignmentId, shares }: ShareInput, now = new Date()): Promise<{ ok: true } | Refused<'expired' | 'changedMeanwhile' | 'tooMuch' | 'notExhibitor'>> {
  return transaction(async (tx) => {
    const row = await lockAssignment(tx, showId, assignmentId, now)
    if (row.state === 'RELEASED') return whyEnded(row)
    const { companyId, coExhibitors } = await tx.application.findUniqueOrThrow({ where: { id: row.applicationId }, select: { companyId: true, coExhibitors: { select: { companyId: true } } } })
    const here = [companyId, ...coExhibitors.map((other) => other.companyId)]
    const parts = shares.flatMap(({ companyId: who, area }) => (area ? [{ assignmentId, companyId: who, area }] : []))
    if (parts.some((part) => !here.includes(part.companyId)) || new Set(parts.map((part) => part.companyId)).size !== parts.length) return refused('notExhibitor')
    const { width, height } = await tx.stand.findUniqueOrThrow({ where: { id: row.standId }, select: { width: true, height: true } })
    const room = Number(width) * Number(height)
    const sum = parts.reduce((total, { area }) => total + area, 0)
    if (sum > room + 0.001) return refused('tooMuch', { sum: Math.round(sum * 100) / 100, room: Math.round(room * 100) / 100 })
    await tx.standShare.deleteMany({ where: { assignmentId } })
    await tx.standShare.createMany({ data: parts })
    await audit(tx, viewer, 'assignment.shared', { type: 'Application', id: row.applicationId }, { parts: parts.length })
    return { ok: true }
  })
}

/** Frees the stands of all shows whose hold has run out. Commands treat them as free anyway; this makes it seen. Gives how many. */
export function releaseExpiredHolds(now = new Date()): Promise<number> {
  return transaction((tx) => freeExpired(tx, now))
}
