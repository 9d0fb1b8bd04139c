import type { AssignmentState } from '~/db/generated/enums'
import type { Wish } from '../applications/schema'
import { areNear, bestFit, type Fit, type StandOnPlan, type Weights } from './fit'

/** What may follow what. What was released is history: a company that comes back gets a new assignment. */
export const assignmentTransitions: Record<AssignmentState, readonly AssignmentState[]> = {
  HELD: ['CONFIRMED', 'RELEASED'],
  CONFIRMED: ['RELEASED'],
  RELEASED: [],
}

export const endReasons = ['MOVED', 'SWAPPED', 'RELEASED', 'EXPIRED', 'WITHDRAWN'] as const
export type EndReason = (typeof endReasons)[number]

/** A hold that has run out holds nothing any more, whether or not it was tidied away yet. */
export function isLive({ state, heldUntil }: { state: AssignmentState; heldUntil: Date | null }, now: Date): boolean {
  return state === 'CONFIRMED' || (state === 'HELD' && (!heldUntil || heldUntil > now))
}

const SOON = 3 * 86_400_000

/** Whether a hold runs out within three days. */
export function expiresSoon({ state, heldUntil }: { state: AssignmentState; heldUntil: Date | null }, now: Date): boolean {
  return state === 'HELD' && !!heldUntil && heldUntil.getTime() - now.getTime() <= SOON
}

export type BoardApplication = { id: string; companyId: string; company: string; version: number; score: number | null; wishes: Wish[]; coExhibitors: { id: string; name: string }[] }
export type BoardStand = StandOnPlan & { hall: string }
export type BoardAssignment = { id: string; standId: string; applicationId: string; state: AssignmentState; heldUntil: Date | null }
export type Board = { applications: BoardApplication[]; stands: BoardStand[]; assignments: BoardAssignment[]; weights: Weights }

/**
 * What staff should know before a company gets a stand. `taken` stands in the way, all else is for them to weigh.
 * `n` is in square metres for areas.
 */
export type Remark =
  | { kind: 'taken' | 'takenExpiring'; company: string }
  | { kind: 'tooSmall' | 'tooLarge'; n: number; asked: number }
  | { kind: 'farTooSmall' | 'farTooLarge'; asked: number }
  | { kind: 'wantsEquipped' | 'wantsBare' | 'noWish' }
  | { kind: 'openSides'; n: number }
  | { kind: 'notNear' | 'near'; company: string }
  | { kind: 'otherPlace' | 'placeMet'; place: string }

/** Remarks that are good news. */
export const goodRemarks: readonly Remark['kind'][] = ['near', 'placeMet']

/** Looks at one company on one stand, as everybody else stands now. */
export function remarksOn(board: Board, application: BoardApplication, stand: BoardStand, now: Date): Remark[] {
  const { applications, stands, assignments, weights } = board
  const remarks: Remark[] = []
  const nameOf = (id: string) => applications.find((one) => one.id === id)?.company ?? ''
  const there = assignments.find(({ standId, applicationId }) => standId === stand.id && applicationId !== application.id)
  if (there) remarks.push({ kind: expiresSoon(there, now) ? 'takenExpiring' : 'taken', company: nameOf(there.applicationId) })
  const wish = application.wishes[(bestFit(application.wishes, stand, weights)?.rank ?? 1) - 1]
  if (!wish) remarks.push({ kind: 'noWish' })
  else remarks.push(...onTheWish(wish, stand, bestFit(application.wishes, stand, weights)))
  const neighbours = assignments.flatMap(({ standId, applicationId }) => {
    const other = stands.find(({ id }) => id === standId)
    return other && applicationId !== application.id && standId !== stand.id && areNear(stand, other) ? [applications.find(({ id }) => id === applicationId)].filter((one) => one !== undefined) : []
  })
  for (const other of neighbours) {
    if (wantsAway(application, other) || wantsAway(other, application)) remarks.push({ kind: 'notNear', company: other.company })
    else if (wantsNear(application, other) || wantsNear(other, application)) remarks.push({ kind: 'near', company: other.company })
  }
  return remarks
}

function onTheWish(wish: Wish, stand: BoardStand, fit: Fit | undefined): Remark[] {
  const remarks: Remark[] = []
  const n = Math.round(Math.abs(stand.area - wish.area) * 100) / 100
  if (!fit) remarks.push({ kind: stand.area < wish.area ? 'farTooSmall' : 'farTooLarge', asked: wish.area })
  else if (stand.area < wish.area) remarks.push({ kind: 'tooSmall', n, asked: wish.area })
  else if (stand.area > wish.area) remarks.push({ kind: 'tooLarge', n, asked: wish.area })
  if (wish.equipped !== stand.equipped) remarks.push({ kind: wish.equipped ? 'wantsEquipped' : 'wantsBare' })
  if (stand.openSides < wish.openSides) remarks.push({ kind: 'openSides', n: wish.openSides - stand.openSides })
  if (wish.place && fit) remarks.push({ kind: fit.place ? 'placeMet' : 'otherPlace', place: wish.place })
  return remarks
}

type Wisher = Pick<BoardApplication, 'companyId' | 'wishes' | 'coExhibitors'>
const companiesOn = ({ companyId, coExhibitors }: Wisher) => [companyId, ...coExhibitors.map(({ id }) => id)]

/** Whether one exhibitor asked to stand near another, or one of those who share its stand. */
export const wantsNear = (one: Wisher, other: Wisher) => one.wishes.some(({ near }) => companiesOn(other).some((id) => near.includes(id)))
/** Whether one exhibitor asked not to stand near another. */
export const wantsAway = (one: Wisher, other: Wisher) => one.wishes.some(({ away }) => companiesOn(other).some((id) => away.includes(id)))

/** The free stands for a company, what fits best first. Those that are far too small or large for it come last. */
export function freeStandsFor(board: Board, application: BoardApplication, now: Date): { stand: BoardStand; remarks: Remark[]; points: number }[] {
  const taken = new Set(board.assignments.map(({ standId }) => standId))
  return board.stands
    .filter(({ id }) => !taken.has(id))
    .map((stand) => {
      const remarks = remarksOn(board, application, stand, now)
      return { stand, remarks, points: (bestFit(application.wishes, stand, board.weights)?.points ?? -10_000) + besidePoints(board, remarks) }
    })
    .sort((a, b) => b.points - a.points || a.stand.number.localeCompare(b.stand.number, 'fr', { numeric: true }))
}

/** The companies without a stand for a free stand, those whom it suits best first. */
export function fittingFor(board: Board, stand: BoardStand, now: Date): { application: BoardApplication; remarks: Remark[]; points: number }[] {
  const placed = new Set(board.assignments.map(({ applicationId }) => applicationId))
  return board.applications
    .filter(({ id }) => !placed.has(id))
    .map((application) => {
      const remarks = remarksOn(board, application, stand, now)
      return { application, remarks, points: (bestFit(application.wishes, stand, board.weights)?.points ?? -10_000) + besidePoints(board, remarks) }
    })
    .sort((a, b) => b.points - a.points || a.application.company.localeCompare(b.application.company, 'fr'))
}

const besidePoints = ({ weights }: Board, remarks: Remark[]) => remarks.reduce((sum, { kind }) => sum + (kind === 'near' ? weights.near : kind === 'notNear' ? -weights.away : 0), 0)

/**
 * What would come of a company on a stand: it gets it (`hold`), goes there (`move`), exchanges with who is there (`swap`), has
 * it already (`same`), or cannot have it while somebody is there (`taken`). With what is to be weighed, for the other too.
 */
export type Decision =
  | { way: 'hold' | 'move' | 'same'; remarks: Remark[] }
  | { way: 'taken'; remarks: Remark[]; other: { applicationId: string; company: string } }
  | { way: 'swap'; remarks: Remark[]; other: { applicationId: string; company: string; assignmentId: string; stand: string; remarks: Remark[] } }

export function decisionOn(board: Board, application: BoardApplication, stand: BoardStand, now: Date): Decision {
  const own = board.assignments.find(({ applicationId }) => applicationId === application.id)
  const there = board.assignments.find(({ standId }) => standId === stand.id)
  const remarks = remarksOn(board, application, stand, now)
  if (own?.standId === stand.id) return { way: 'same', remarks }
  if (!there) return { way: own ? 'move' : 'hold', remarks }
  const other = board.applications.find(({ id }) => id === there.applicationId)
  const left = board.stands.find(({ id }) => id === own?.standId)
  if (!own || !other || !left) return { way: 'taken', remarks, other: { applicationId: there.applicationId, company: other?.company ?? '' } }
  // Both leave their stands at once, so neither stands in the other's way.
  const without = { ...board, assignments: board.assignments.filter(({ id }) => id !== own.id && id !== there.id) }
  return { way: 'swap', remarks: remarksOn(without, application, stand, now), other: { applicationId: other.id, company: other.company, assignmentId: there.id, stand: left.number, remarks: remarksOn(without, other, left, now) } }
}

/** Whether anything speaks against it: all remarks but the good ones. */
export const speaksAgainst = (remarks: readonly Remark[]) => remarks.filter(({ kind }) => !goodRemarks.includes(kind))
