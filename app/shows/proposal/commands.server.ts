import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { deadBefore, giveUp, inBackground, type Shelf } from '~/solver/background.server'
import { bestOf, type Worth } from '~/solver/best.server'
import { holdsUntil } from '../assignments/commands.server'
import { placing, putOnStands, type PlaceRefusal, type Way } from '../assignments/places.server'
import { boardOf } from '../assignments/queries.server'
import { improve } from './improve'
import { greedy, placesIn, programmeOf, reasonsFor, scoreOf, settingOf, type Place, type Reason, type Setting } from './model'
import type { AcceptInput, ProposalInput } from './schema'

/** What a proposal found. */
export type ProposalResult = Worth & { present: number; reasons: Reason[]; names: Record<string, string>; stands: Record<string, string> }

const shelf: Shelf<ProposalResult> = {
  tell: (id, progress) => db().standProposal.updateMany({ where: { id, state: 'RUNNING' }, data: { progress } }),
  close: (id, state, result) => db().standProposal.updateMany({ where: { id, state: 'RUNNING' }, data: { state, finishedAt: new Date(), ...(result && { result: result as unknown as Prisma.InputJsonValue }) } }),
}

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
    await tx.standProposal.updateMany({ where: { showId, state: 'RUNNING', createdAt: { lt: deadBefore(now) } }, data: { state: 'FAILED', finishedAt: now } })
    if (await tx.standProposal.count({ where: { showId, state: 'RUNNING' } })) return undefined
    const { id } = await tx.standProposal.create({ data: { showId, createdById: viewer.userId, input: { weights, keepHeld: keepHeld ?? false, seconds } }, select: { id: true } })
    await audit(tx, viewer, 'proposal.started', { type: 'StandProposal', id }, { seconds, keepHeld: keepHeld ?? false })
    return id
  })
  if (!started) return refused('running')
  return { ok: true, id: started, done: inBackground(started, shelf, (asked) => look(setting, { ...asked, seconds })) }
}

async function look(setting: Setting, asked: Parameters<typeof bestOf>[1]): Promise<ProposalResult | undefined> {
  const { lp, candidates } = programmeOf(setting)
  const best = await bestOf({
    lp: candidates.length === 0 ? undefined : lp, read: (values) => placesIn(setting, candidates, values), byHand: () => greedy(setting), improve: (start) => improve(setting, start, { signal: asked.signal }),
    score: (places) => scoreOf(setting, places), settled: scoreOf(setting, setting.fixed),
  }, asked)
  return best && {
    ...best.worth, present: scoreOf(setting, setting.board.assignments), reasons: reasonsFor(setting, best.choice),
    names: Object.fromEntries(setting.board.applications.map((application) => [application.id, application.company])), stands: Object.fromEntries(setting.board.stands.map((stand) => [stand.id, stand.number])),
  }
}

/** Gives a proposal up while it computes. */
export async function cancelProposal(viewer: Viewer, showId: string, id: string): Promise<void> {
  const { count } = await db().standProposal.updateMany({ where: { id, showId, state: 'RUNNING' }, data: { state: 'DISCARDED', finishedAt: new Date() } })
  if (count === 0) return
  giveUp(id)
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
