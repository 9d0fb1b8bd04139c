import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { RequestState } from '~/db/generated/enums'
import type { Progress } from '~/solver/solve.server'
import { editionOf, type ClassName, type MatchInput, type MatchResult, type SlotName } from './commands.server'
import type { Reason } from './reasons'
import { blocksOf, type BlockReason, type Setting } from './rules'
import { settingFor } from './setting.server'
import { defaultWeights } from './weights'

/** What became of a row: booked, asked, declined by the company; or what stands in its way by now; or open. */
export type RowNow = { state: 'open' | 'booked' | 'asked' | 'saidNo' } | { state: 'stale'; why: BlockReason | 'over' | 'elsewhere' | 'gone' }
export type MatchRow = { id: string; class: ClassName; reason: Reason; slot: SlotName | null; now: RowNow; answered: boolean }

const SHOWN_RUNS = 12

/** A programme's matchings: the one that is asked for or the last, with what became of its rows, those before, and what there is to match. */
export async function matchingDesk(_viewer: Viewer, programmeId: string, runId?: string, clock = new Date()) {
  const edition = await editionOf(programmeId)
  const runs = await db().matchProposal.findMany({
    where: { programmeId }, orderBy: { createdAt: 'desc' }, take: SHOWN_RUNS, select: { id: true, state: true, createdAt: true, finishedAt: true, createdById: true, input: true, progress: true },
  })
  const run = runs.find(({ id }) => id === runId) ?? runs[0]
  const given: MatchInput = { notice: 7, invitations: 2, unanswered: false, seconds: 15, ...((run?.input ?? {}) as Partial<MatchInput>), weights: { ...defaultWeights, ...(run?.input as Partial<MatchInput> | undefined)?.weights } }
  const [setting, kept, people] = await Promise.all([
    settingFor(edition, { ...given, unanswered: false }, clock),
    run ? db().matchProposal.findUniqueOrThrow({ where: { id: run.id }, select: { result: true } }) : undefined,
    db().user.findMany({ where: { id: { in: runs.flatMap(({ createdById }) => createdById ?? []) } }, select: { id: true, name: true } }),
  ])
  const result = kept?.result ? (kept.result as unknown as MatchResult) : null
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  const sessions = setting.slots.filter((slot) => slot.kind === 'session')
  return {
    title: edition.title, zone: edition.zone, given, rows: result ? await rowsOf(result, setting) : [], result: result && { ...result, reasons: [], classes: {}, slots: result.slots },
    counts: { classes: setting.asked.length, sessions: sessions.filter(({ left, waiting }) => left > 0 && waiting === 0).length, invitations: setting.slots.length - sessions.length },
    run: run && { id: run.id, state: run.state, createdAt: run.createdAt, by: nameOf(run.createdById), progress: run.progress as Partial<Progress>, seconds: given.seconds },
    runs: runs.map(({ id, state, createdAt, createdById }) => ({ id, state, createdAt, by: nameOf(createdById) })),
  }
}
export type MatchingDesk = Awaited<ReturnType<typeof matchingDesk>>

async function rowsOf({ reasons, classes, slots }: MatchResult, setting: Setting): Promise<MatchRow[]> {
  const ids = reasons.map(({ asked }) => asked)
  const found = await db().visitRequest.findMany({ where: { id: { in: ids } }, select: { id: true, state: true, signUp: { select: { sessionId: true } }, invitations: { select: { companyId: true, declinedAt: true } } } })
  const requests = new Map(found.map((request) => [request.id, request]))
  const live = new Map(setting.asked.map((one) => [one.id, one]))
  const open = new Map(setting.slots.map((slot) => [slot.id, slot]))
  return reasons.flatMap((reason): MatchRow[] => {
    const named = classes[reason.asked]
    if (!named) return []
    const slot = reason.kind === 'placed' ? (slots[reason.slot] ?? null) : null
    return [{ id: reason.asked, class: named, reason, slot, answered: live.get(reason.asked)?.answered ?? false, now: nowOf(reason, slot) }]
  })

  function nowOf(reason: Reason, slot: SlotName | null): RowNow {
    const request = requests.get(reason.asked)
    if (!request) return { state: 'stale', why: 'over' }
    const closed: RequestState[] = ['ACCEPTED', 'WITHDRAWN', 'EXPIRED']
    if (reason.kind === 'placed' && request.signUp?.sessionId === reason.slot) return { state: 'booked' }
    const invitation = slot?.kind === 'invitation' ? request.invitations.find(({ companyId }) => companyId === slot.companyId) : undefined
    if (invitation) return { state: invitation.declinedAt ? 'saidNo' : 'asked' }
    if (closed.includes(request.state)) return { state: 'stale', why: request.state === 'ACCEPTED' ? 'elsewhere' : 'over' }
    if (reason.kind === 'unplaced') return { state: 'open' }
    const [asked, there] = [live.get(reason.asked), open.get(reason.slot)]
    if (!asked) return { state: 'stale', why: 'over' }
    if (!there) return { state: 'stale', why: 'gone' }
    const [block] = blocksOf(asked, there, setting)
    return block ? { state: 'stale', why: block.reason } : { state: 'open' }
  }
}
