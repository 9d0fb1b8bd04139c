import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { errorFields, log } from '~/log.server'
import { solve, type Progress } from '~/solver/solve.server'
import { holdsUntil } from '../assignments/commands.server'
import { placing, putOnStands, type PlaceRefusal, type Way } from '../assignments/places.server'
import { boardOf } from '../assignments/queries.server'
import { improve } from './improve'
import { greedy, placesIn, programmeOf, reasonsFor, scoreOf, settingOf, type Place, type Reason, type Setting } from './model'
import type { AcceptInput, ProposalInput } from './schema'

/** What a proposal found. `by`: the solver, or step by step where the solver was out of time with less. `byHand`: company by company. */
export type ProposalResult = { by: 'solver' | 'steps'; proven: boolean; score: number; bound: number | null; gap: number | null; present: number; byHand: number; seconds: number; reasons: Reason[]; names: Record<string, string>; stands: Record<string, string> }

const DEAD_AFTER = 180_000
const running = new Map<string, AbortController>()
const EVERY_MS = 400

/**
 * Begins to look for an assignment of all accepted applications and keeps the points for the next time. It goes on in a
 * thread of this process; how far it is stands in the database. One at a time for a show.
 */
export async function startProposal(viewer: Viewer, showId: string, input: ProposalInput, now = new Date()): Promise<{ ok: true; id: string; done: Promise<void> } | Refused<'running' | 'nothingToPlace'>> {
  const { seconds, keepHeld, ...weights } = input
  await db().show.update({ where: { programmeId: showId }, data: { proposalWeights: weights } }).catch(() => Promise.reject(notFound()))
  const board = await boardOf(viewer, showId, now)
  const setting = settingOf(board, keepHeld ?? false)
  if (setting.free.length === 0 || setting.stands.length === 0) return refused('nothingToPlace')
  const started = await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Show" WHERE "programmeId" = ${showId}::uuid FOR UPDATE`
    // One whose process died is not waited for.
    await tx.standProposal.updateMany({ where: { showId, state: 'RUNNING', createdAt: { lt: new Date(now.getTime() - DEAD_AFTER) } }, data: { state: 'FAILED', finishedAt: now } })
    if (await tx.standProposal.count({ where: { showId, state: 'RUNNING' } })) return undefined
    const { id } = await tx.standProposal.create({ data: { showId, createdById: viewer.userId, input: { weights, keepHeld: keepHeld ?? false, seconds } }, select: { id: true } })
    await audit(tx, viewer, 'proposal.started', { type: 'StandProposal', id }, { seconds, keepHeld: keepHeld ?? false })
    return id
  })
  if (!started) return refused('running')
  return { ok: true, id: started, done: look(started, setting, seconds) }
}

async function look(id: string, setting: Setting, seconds: number): Promise<void> {
  const giveUp = new AbortController()
  running.set(id, giveUp)
  let told = 0
  const onProgress = (progress: Progress) => {
    if (performance.now() - told < EVERY_MS) return
    told = performance.now()
    void db().standProposal.updateMany({ where: { id, state: 'RUNNING' }, data: { progress } }).catch(() => undefined)
  }
  try {
    const { lp, candidates } = programmeOf(setting)
    const solved = candidates.length === 0 ? undefined : await solve(lp, { seconds, onProgress, signal: giveUp.signal })
    if (solved?.status === 'cancelled') return void (await finish(id, 'DISCARDED'))
    const hand = greedy(setting)
    const found = solved?.status === 'optimal' || solved?.status === 'timeLimit' ? placesIn(setting, candidates, solved.values) : undefined
    const own = found ? scoreOf(setting, found) : -Infinity
    const proven = solved?.status === 'optimal' || candidates.length === 0
    const stepwise = proven ? hand : await improve(setting, hand, { signal: giveUp.signal })
    if (giveUp.signal.aborted) return void (await finish(id, 'DISCARDED'))
    const places = found && own >= scoreOf(setting, stepwise) ? found : stepwise
    // What stays counts in the score and not in the programme.
    const base = scoreOf(setting, setting.fixed)
    const bound = solved && 'bound' in solved ? solved.bound + base : null
    const score = scoreOf(setting, places)
    await finish(id, 'DONE', {
      by: places === found ? 'solver' : 'steps', proven, score, bound, gap: bound === null ? null : Math.max(0, (bound - score) / Math.max(1, Math.abs(score))),
      present: scoreOf(setting, setting.board.assignments), byHand: scoreOf(setting, hand), seconds: solved?.seconds ?? 0, reasons: reasonsFor(setting, places),
      names: Object.fromEntries(setting.board.applications.map((application) => [application.id, application.company])), stands: Object.fromEntries(setting.board.stands.map((stand) => [stand.id, stand.number])),
    })
  } catch (error) {
    log().error({ proposal: id, ...errorFields(error) }, 'proposal failed')
    await finish(id, 'FAILED').catch(() => undefined)
  } finally {
    running.delete(id)
  }
}

async function finish(id: string, state: 'DONE' | 'DISCARDED' | 'FAILED', result?: ProposalResult): Promise<void> {
  await db().standProposal.updateMany({ where: { id, state: 'RUNNING' }, data: { state, finishedAt: new Date(), ...(result && { result: result as unknown as Prisma.InputJsonValue }) } })
}

/** Gives a proposal up while it computes. */
export async function cancelProposal(viewer: Viewer, showId: string, id: string): Promise<void> {
  const { count } = await db().standProposal.updateMany({ where: { id, showId, state: 'RUNNING' }, data: { state: 'DISCARDED', finishedAt: new Date() } })
  if (count === 0) return
  running.get(id)?.abort()
  await transaction((tx) => audit(tx, viewer, 'proposal.cancelled', { type: 'StandProposal', id }))
}

/** The places that a proposal gives and that are not there already. */
export const placesOf = ({ reasons }: Pick<ProposalResult, 'reasons'>): Place[] => reasons.flatMap((reason) => (reason.kind === 'placed' && (reason.change === 'new' || reason.change === 'moves') ? [{ applicationId: reason.applicationId, standId: reason.standId }] : []))

/**
 * Takes over the rows of a proposal that are named, all or none: held until the end of a day, or confirmed. Refuses when one
 * of them cannot be any more, and says which.
 */
export async function acceptProposal(viewer: Viewer, showId: string, { proposition, dossiers, confirm, until }: AcceptInput, now = new Date()): Promise<{ ok: true; n: number } | Refused<PlaceRefusal | 'untilPast'>> {
  const proposal = await db().standProposal.findFirst({ where: { id: proposition, showId, state: 'DONE' }, select: { id: true, result: true } })
  if (!proposal?.result) throw notFound()
  const term = confirm || !until ? undefined : await holdsUntil(showId, until, now)
  if (term && !term.ok) return term
  const places = placesOf(proposal.result as unknown as ProposalResult).filter(({ applicationId }) => dossiers.includes(applicationId))
  return placing(async (tx) => {
    const present = await tx.assignment.findMany({ where: { applicationId: { in: places.map(({ applicationId }) => applicationId) }, state: { not: 'RELEASED' } }, select: { id: true, applicationId: true } })
    const ways = places.map(({ applicationId, standId }): Way => ({
      applicationId, standId, from: present.find((one) => one.applicationId === applicationId)?.id ?? null, ...(term ? { state: 'HELD' as const, heldUntil: term.at } : { state: 'CONFIRMED' as const }),
    }))
    await putOnStands(tx, viewer, showId, ways, 'MOVED', now)
    await audit(tx, viewer, 'proposal.accepted', { type: 'StandProposal', id: proposal.id }, { n: ways.length })
    return { ok: true as const, n: ways.length }
  })
}
