/** The one way onto a stand: whoever is held, moved, swapped or placed by a proposal goes through `putOnStands`. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import { system, type Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import type { Assignment } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { tellAssignment } from './letters.server'

export type PlaceRefusal = 'notAccepted' | 'standGone' | 'standTaken' | 'hasStand' | 'changedMeanwhile'

/** A company's way: from the assignment that it has (null: none) to a stand, held until an instant or confirmed. */
export type Way = { applicationId: string; from: string | null; standId: string } & ({ state: 'HELD'; heldUntil: Date } | { state: 'CONFIRMED'; heldUntil?: undefined })

class Refusal extends Error {
  constructor(readonly refusal: Refused<PlaceRefusal>) {
    super(refusal.reason)
  }
}

const refuse = (reason: PlaceRefusal, details?: Record<string, string>): never => {
  throw new Refusal(refused(reason, details))
}

/** Runs what puts companies on stands; when one of them is refused nothing is done at all, and the refusal is the answer. */
export async function placing<T>(work: (tx: Tx) => Promise<T>): Promise<T | Refused<PlaceRefusal>> {
  try {
    return await transaction(work)
  } catch (error) {
    if (error instanceof Refusal) return error.refusal
    throw error
  }
}

const lockApplications = (tx: Tx, ids: string[]) => tx.$queryRaw`SELECT 1 FROM "Application" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
// Always in this order, so that two who exchange the same stands wait for each other and not both for ever.
const lockStands = (tx: Tx, ids: string[]) => tx.$queryRaw`SELECT 1 FROM "Stand" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`

/**
 * Locks applications and stands of a show, and frees what is held on them beyond its time. Gives the live assignments of
 * these applications. Throws 404 for what is not of this show.
 */
export async function lockPlaces(tx: Tx, showId: string, applicationIds: string[], standIds: string[], now: Date): Promise<Assignment[]> {
  await lockApplications(tx, applicationIds)
  const known = await tx.application.count({ where: { id: { in: applicationIds }, showId } })
  if (known !== new Set(applicationIds).size) throw notFound()
  const before = await tx.assignment.findMany({ where: { applicationId: { in: applicationIds }, state: { not: 'RELEASED' } }, select: { standId: true } })
  const stands = [...new Set([...standIds, ...before.map(({ standId }) => standId)])]
  await lockStands(tx, stands)
  if ((await tx.stand.count({ where: { id: { in: standIds }, hall: { showId } } })) !== new Set(standIds).size) throw notFound()
  await freeExpired(tx, now, { OR: [{ standId: { in: stands } }, { applicationId: { in: applicationIds } }] })
  return tx.assignment.findMany({ where: { applicationId: { in: applicationIds }, state: { not: 'RELEASED' } } })
}

/** Ends holds whose time has run out, as the house itself. Gives how many. */
export async function freeExpired(tx: Tx, now: Date, where: NonNullable<Parameters<Tx['assignment']['findMany']>[0]>['where'] = {}): Promise<number> {
  const due = await tx.assignment.findMany({ where: { AND: [{ state: 'HELD', heldUntil: { lte: now } }, where] }, select: { id: true, applicationId: true, stand: { select: { number: true } } }, orderBy: { id: 'asc' } })
  let freed = 0
  for (const { id, applicationId, stand } of due) {
    // Somebody may have confirmed or lengthened it in between.
    const { count } = await tx.assignment.updateMany({ where: { id, state: 'HELD', heldUntil: { lte: now } }, data: { state: 'RELEASED', endedAt: now, endReason: 'EXPIRED' } })
    if (count) await audit(tx, system, 'assignment.expired', { type: 'Application', id: applicationId }, { stand: stand.number })
    freed += count
  }
  return freed
}

/**
 * Puts companies on stands, all or none. That nobody stands there already is not looked up first: the index
 * Assignment_live decides, whatever happens at once from however many processes.
 */
export async function putOnStands(tx: Tx, viewer: Viewer, showId: string, ways: Way[], why: 'MOVED' | 'SWAPPED', now: Date): Promise<Assignment[]> {
  const before = await lockPlaces(tx, showId, ways.map(({ applicationId }) => applicationId), ways.map(({ standId }) => standId), now)
  const applications = await tx.application.findMany({ where: { id: { in: ways.map(({ applicationId }) => applicationId) } }, select: { id: true, state: true, company: { select: { name: true } } } })
  const companyOf = (id: string) => applications.find((one) => one.id === id)?.company.name ?? ''
  const gone = new Set((await tx.stand.findMany({ where: { id: { in: ways.map(({ standId }) => standId) }, retiredAt: { not: null } }, select: { id: true } })).map(({ id }) => id))
  for (const { applicationId, from, standId, state } of ways) {
    const present = before.find((one) => one.applicationId === applicationId)
    if (applications.find(({ id }) => id === applicationId)?.state !== 'ACCEPTED') refuse('notAccepted', { company: companyOf(applicationId) })
    if (gone.has(standId)) refuse('standGone')
    if ((present?.id ?? null) !== from) refuse(from === null ? 'hasStand' : 'changedMeanwhile', { company: companyOf(applicationId) })
    // Somebody confirmed it since it was read as held: what a company was told is not taken back on the way.
    if (present?.state === 'CONFIRMED' && state === 'HELD') refuse('changedMeanwhile', { company: companyOf(applicationId) })
  }
  const ended = before.filter(({ applicationId }) => ways.some((way) => way.applicationId === applicationId))
  await tx.assignment.updateMany({ where: { id: { in: ended.map(({ id }) => id) } }, data: { state: 'RELEASED', endedAt: now, endReason: why } })
  const made: Assignment[] = []
  for (const way of [...ways].sort((a, b) => a.standId.localeCompare(b.standId))) made.push(await put(tx, viewer, way, ended.find(({ applicationId }) => applicationId === way.applicationId), companyOf, now))
  return made
}

async function put(tx: Tx, viewer: Viewer, { applicationId, standId, state, heldUntil }: Way, from: Assignment | undefined, companyOf: (id: string) => string, now: Date): Promise<Assignment> {
  const [row] = await tx.assignment.createManyAndReturn({
    data: [{ applicationId, standId, state, heldUntil: heldUntil ?? null, confirmedAt: state === 'CONFIRMED' ? now : null }], skipDuplicates: true,
  })
  if (!row) {
    const there = await tx.assignment.findFirst({ where: { standId, state: { not: 'RELEASED' } }, select: { application: { select: { company: { select: { name: true } } } }, stand: { select: { number: true } } } })
    return there ? refuse('standTaken', { stand: there.stand.number, company: there.application.company.name }) : refuse('hasStand', { company: companyOf(applicationId) })
  }
  const { number } = await tx.stand.findUniqueOrThrow({ where: { id: standId }, select: { number: true } })
  if (from) await keepShares(tx, from.id, row)
  await audit(tx, viewer, from ? 'assignment.moved' : state === 'HELD' ? 'assignment.held' : 'assignment.confirmed', { type: 'Application', id: applicationId }, { stand: number, state })
  if (state === 'CONFIRMED') await tellAssignment(tx, from?.state === 'CONFIRMED' ? 'moved' : 'confirmed', row.id)
  return row
}

/** The parts of a shared stand go along when they still have room. */
async function keepShares(tx: Tx, fromId: string, to: Assignment): Promise<void> {
  const shares = await tx.standShare.findMany({ where: { assignmentId: fromId }, select: { companyId: true, area: true } })
  const stand = await tx.stand.findUniqueOrThrow({ where: { id: to.standId }, select: { width: true, height: true } })
  if (shares.reduce((sum, { area }) => sum + Number(area), 0) > Number(stand.width) * Number(stand.height) + 0.001) return
  await tx.standShare.createMany({ data: shares.map((share) => ({ ...share, assignmentId: to.id })) })
}
