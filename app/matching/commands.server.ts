import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { deadBefore, giveUp, inBackground, type Shelf } from '~/solver/background.server'
import { bestOf, type Worth } from '~/solver/best.server'
import { greedy, improve } from './filling'
import { candidatesInTurns, matchesIn, programmeOf, scoreOf } from './model'
import { fairnessOf, reasonsFor, type Fairness, type Reason } from './reasons'
import type { Asked, Setting, Slot } from './rules'
import type { MatchingInput } from './schema'
import { settingFor, type Options } from './setting.server'
import type { Weights } from './weights'

/** A class and a place as they were called then, so that a result can be read long after. */
export type ClassName = Pick<Asked, 'kind' | 'level' | 'className' | 'pupils' | 'adults' | 'theme'> & { school: string; town: string; first: boolean; priority: Asked['school']['priority']; rural: boolean }
export type SlotName = { kind: Slot['kind']; title: string; activityId: string; companyId: string | null; company: string | null; startsAt: string | null; endsAt: string | null }

/** What a matching found. */
export type MatchResult = Worth & { reasons: Reason[]; fairness: Fairness; classes: Record<string, ClassName>; slots: Record<string, SlotName> }

/** What staff gave, as it is kept. */
export type MatchInput = Options & { seconds: number }

/** The programme that a matching is for: published, not over, no show. A 404 otherwise. */
export async function editionOf(programmeId: string) {
  const found = await db().programme.findFirst({ where: { id: programmeId, kind: { not: 'SHOW' } }, select: { id: true, title: true, zone: true, holidayZone: true, startsOn: true, endsOn: true, publishedAt: true, status: true } })
  return found ?? Promise.reject(notFound())
}

const shelf: Shelf<MatchResult> = {
  tell: (id, progress) => db().matchProposal.updateMany({ where: { id, state: 'RUNNING' }, data: { progress } }),
  close: (id, state, result) => db().matchProposal.updateMany({ where: { id, state: 'RUNNING' }, data: { state, finishedAt: new Date(), ...(result && { result: result as unknown as Prisma.InputJsonValue }) } }),
}

/**
 * Begins to look for where the classes of open requests could go. It goes on in a thread of this process; how far it is
 * stands in the database. One at a time for a programme.
 */
export async function startMatching(viewer: Viewer, programmeId: string, input: MatchingInput, now = new Date()): Promise<{ ok: true; id: string; done: Promise<void> } | Refused<'running' | 'notOpen' | 'nobodyAsks' | 'nothingOffered'>> {
  const edition = await editionOf(programmeId)
  if (!edition.publishedAt || edition.status === 'CANCELLED' || edition.status === 'HELD') return refused('notOpen')
  const { seconds, notice, invitations, unanswered = false, ...weights } = input
  const options: Options = { weights: weights satisfies Weights, notice, invitations, unanswered }
  const setting = await settingFor(edition, options, now)
  if (setting.asked.length === 0) return refused('nobodyAsks')
  if (setting.slots.length === 0) return refused('nothingOffered')
  const started = await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Programme" WHERE id = ${programmeId}::uuid FOR NO KEY UPDATE`
    // One whose process died is not waited for.
    await tx.matchProposal.updateMany({ where: { programmeId, state: 'RUNNING', createdAt: { lt: deadBefore(now) } }, data: { state: 'FAILED', finishedAt: now } })
    if (await tx.matchProposal.count({ where: { programmeId, state: 'RUNNING' } })) return undefined
    const { id } = await tx.matchProposal.create({ data: { programmeId, createdById: viewer.userId, input: { ...options, seconds } }, select: { id: true } })
    await audit(tx, viewer, 'matching.started', { type: 'MatchProposal', id }, { seconds, requests: setting.asked.length, places: setting.slots.length })
    return id
  })
  if (!started) return refused('running')
  return { ok: true, id: started, done: inBackground(started, shelf, (asked) => look(setting, { ...asked, seconds })) }
}

// As many steps as take a second or two with some thousand candidates.
const STEPS = 150_000

async function look(setting: Setting, asked: Parameters<typeof bestOf>[1]): Promise<MatchResult | undefined> {
  const candidates = await candidatesInTurns(setting)
  const best = await bestOf({
    lp: programmeOf(setting, candidates), read: (values) => matchesIn(candidates, values), byHand: () => greedy(setting, candidates), improve: (start) => improve(setting, candidates, start, { steps: STEPS, signal: asked.signal }),
    score: (matches) => scoreOf(setting, candidates, matches),
  }, asked)
  if (!best) return undefined
  const reasons = reasonsFor(setting, candidates, best.choice)
  const named = new Set(reasons.flatMap((reason) => (reason.kind === 'placed' ? [reason.slot] : reason.misses.map(({ slot }) => slot))))
  return {
    ...best.worth, reasons, fairness: fairnessOf(setting, best.choice), classes: Object.fromEntries(setting.asked.map((one) => [one.id, classNameOf(setting, one)])),
    slots: Object.fromEntries(setting.slots.filter(({ id }) => named.has(id)).map((slot) => [slot.id, slotNameOf(slot)])),
  }
}

function classNameOf({ classesOfSchool }: Setting, { school, kind, level, className, pupils, adults, theme }: Asked): ClassName {
  return { kind, level, className, pupils, adults, theme, school: school.name, town: school.town, first: !classesOfSchool[school.id], priority: school.priority, rural: school.rural }
}

function slotNameOf(slot: Slot): SlotName {
  const dates = slot.kind === 'session' ? { startsAt: slot.startsAt, endsAt: slot.endsAt } : { startsAt: null, endsAt: null }
  return { kind: slot.kind, title: slot.title, activityId: slot.activityId, companyId: slot.company?.id ?? null, company: slot.company?.name ?? null, ...dates }
}

/** Gives a matching up while it computes. */
export async function cancelMatching(viewer: Viewer, programmeId: string, id: string): Promise<void> {
  const { count } = await db().matchProposal.updateMany({ where: { id, programmeId, state: 'RUNNING' }, data: { state: 'DISCARDED', finishedAt: new Date() } })
  if (count === 0) return
  giveUp(id)
  await transaction((tx) => audit(tx, viewer, 'matching.cancelled', { type: 'MatchProposal', id }))
}
