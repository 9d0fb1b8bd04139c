import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Progress } from '~/solver/solve.server'
import { planOf } from '../plan/queries.server'
import { boardOf } from '../assignments/queries.server'
import type { ProposalResult } from './commands.server'
import type { Reason } from './model'

/** What stands in the way of a row by now: the company is placed otherwise, the stand given or gone; null when nothing does. */
export type Stale = 'placed' | 'taken' | 'gone' | 'notAccepted' | null
export type ProposalRow = { reason: Reason; company: string; stand: string | null; now: string | null; stale: Stale; done: boolean }

/** The latest proposal of a show with what became of its rows, the points, and the plan. A 404 for no show. */
export async function proposalDesk(viewer: Viewer, showId: string, now = new Date()) {
  const [board, proposal, halls] = await Promise.all([
    boardOf(viewer, showId, now),
    db().standProposal.findFirst({ where: { showId }, orderBy: { createdAt: 'desc' }, select: { id: true, state: true, input: true, result: true, progress: true, createdAt: true, finishedAt: true } }),
    planOf(showId),
  ])
  if (!board) throw notFound()
  const result = proposal?.result ? (proposal.result as unknown as ProposalResult) : null
  const standNumber = (id: string | undefined) => board.stands.find((stand) => stand.id === id)?.number ?? null
  const rows = (result?.reasons ?? []).map((reason): ProposalRow => {
    const own = board.assignments.find(({ applicationId }) => applicationId === reason.applicationId)
    const place = reason.kind === 'placed' ? reason.standId : undefined
    return { reason, company: result?.names[reason.applicationId] ?? '', stand: place ? (result?.stands[place] ?? null) : null, now: standNumber(own?.standId), done: place !== undefined && own?.standId === place, stale: staleOf() }

    function staleOf(): Stale {
      if (reason.kind !== 'placed' || own?.standId === place) return null
      if (!board.applications.some(({ id }) => id === reason.applicationId)) return 'notAccepted'
      if (!board.stands.some(({ id }) => id === place)) return 'gone'
      const there = board.assignments.find(({ standId }) => standId === place)
      // Whoever is there may leave by the same proposal.
      const leaves = there && (result?.reasons ?? []).some((other) => other.kind === 'placed' && other.applicationId === there.applicationId && other.change === 'moves')
      if (there && !leaves) return 'taken'
      return reason.change === 'new' && own ? 'placed' : null
    }
  })
  const settings = (proposal?.input ?? {}) as { seconds?: number; keepHeld?: boolean }
  return {
    title: board.programme.title, weights: board.weights, halls, rows, result: result && { ...result, reasons: [], names: {}, stands: {} },
    counts: { companies: board.applications.length, stands: board.stands.length, confirmed: board.assignments.filter(({ state }) => state === 'CONFIRMED').length, held: board.assignments.filter(({ state }) => state === 'HELD').length },
    proposal: proposal && { id: proposal.id, state: proposal.state, createdAt: proposal.createdAt, progress: proposal.progress as Partial<Progress>, seconds: settings.seconds ?? 10, keepHeld: settings.keepHeld ?? false },
  }
}

export type ProposalDesk = Awaited<ReturnType<typeof proposalDesk>>
