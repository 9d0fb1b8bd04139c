/** What staff answer to what companies propose: publish, send back with a reason, take over a change whole or leave parts of it. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { addSessionsIn, lockActivity, publishActivityIn, saveActivityIn, type Hosts } from '~/activities/commands.server'
import { hostsOf } from '~/activities/hosts.server'
import type { Missing, WhyOff } from '~/activities/rules'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { within } from '~/db/statements.server'
import { lockSession } from '~/signups/seats.server'
import { cancelSessionIn, saveSessionIn, tellPlaceChanged } from '~/signups/session-changes.server'
import { comingSessions, promoteComing } from '~/signups/waiting-list.server'
import { heldFields, isId, readForm, withChange, withHouseFields } from './held.server'
import { tellCompany } from './letters.server'
import { isOverdue, mergedForm, mergeOf } from './rules'
import type { DateChange, Decision } from './schema'

/** Publishes an activity, or says what it lacks; the company that proposed it is told. */
export async function publishProposal(viewer: Viewer, id: string): Promise<{ ok: true } | { ok: false; missing: Missing[] }> {
  return transaction(async (tx) => {
    const published = await publishActivityIn(tx, viewer, id)
    if (!published.ok) return published
    const activity = await tx.activity.findUniqueOrThrow({ where: { id }, select: { id: true, title: true, hostId: true, version: true, proposed: true, createdById: true } })
    if (activity.proposed) await tellCompany(tx, 'activity.published', activity, { sentBy: activity.createdById, change: String(activity.version) })
    return { ok: true }
  })
}

/** Sends a proposed activity back with a reason, which whoever proposed it reads in a mail and on their page. */
export async function sendBackActivity(viewer: Viewer, id: string, given: string): Promise<{ ok: true } | Refused<'reasonNeeded'>> {
  const reason = given.trim()
  if (!reason) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const { moderation } = await lockActivity(tx, id)
    if (moderation !== 'PROPOSED') throw notFound()
    const activity = await tx.activity.update({ where: { id }, data: { moderation: 'SENT_BACK', moderationReason: reason, version: { increment: 1 } }, select: { id: true, title: true, hostId: true, version: true, createdById: true } })
    await audit(tx, viewer, 'activity.sentBack', { type: 'Activity', id })
    await tellCompany(tx, 'activity.sentBack', activity, { sentBy: activity.createdById, change: String(activity.version), reason })
    return { ok: true }
  })
}

/** Sends a change back with a reason; what is published stays as it is. */
export async function sendBackRevision(viewer: Viewer, id: string, given: string): Promise<{ ok: true } | Refused<'reasonNeeded' | 'gone'>> {
  const reason = given.trim()
  if (!reason) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const { activity, revision } = await pending(tx, id)
    if (!revision) return refused('gone')
    await tx.activityRevision.update({ where: { id }, data: { state: 'SENT_BACK', reason, decidedById: viewer.userId, decidedAt: new Date(), version: { increment: 1 } }, select: { id: true } })
    await audit(tx, viewer, 'revision.sentBack', { type: 'Activity', id: activity.id })
    await tellCompany(tx, 'activity.changeSentBack', activity, { sentBy: revision.createdById, change: `${id}:${revision.version}`, reason })
    return { ok: true }
  })
}

/** For what both sides changed (a field, or a date by its key): whose version holds. */
export type Choices = ReadonlyMap<string, 'published' | 'company'>
export type NotAccepted = 'gone' | 'changedMeanwhile' | 'conflict' | 'invalid' | 'past' | 'cancelled' | 'seatsTaken' | 'endBeforeStart' | WhyOff

class Undone extends Error {
  constructor(readonly refusal: Refused<NotAccepted>) {
    super('The change could not be taken over')
  }
}

/**
 * Takes a company's change over, all of it in one transaction or nothing: what is published, and the dates. New places and
 * dates go the way of every such change: people are told once, calendars get a higher SEQUENCE, decisions are asked again.
 * What staff changed since the company began is a conflict, which wants a choice; nothing is overwritten unseen.
 */
export async function acceptRevision(viewer: Viewer, id: string, decision: Decision, choices: Choices, now = new Date()): Promise<{ ok: true } | Refused<NotAccepted>> {
  const coHosts = await coHostsTyped(viewer, id)
  try {
    return await transaction(async (tx) => {
      const { activity, revision, published } = await pending(tx, id)
      if (!revision) return refused('gone')
      if (activity.version !== decision.activityVersion || revision.version !== decision.version) return refused('changedMeanwhile')
      const merged = mergeOf(revision.base, revision.typed, published)
      const dates = revision.dates.map((date) => ({ date, conflict: isOverdue(date, activity.sessions) }))
      const open = [...merged.filter(({ standing }) => standing === 'conflict').map(({ field }) => field), ...dates.filter(({ conflict }) => conflict).map(({ date }) => date.key)]
      if (open.some((key) => !choices.has(key))) return refused('conflict')

      const left = new Set(open.filter((key) => choices.get(key) === 'published'))
      const taken = merged.filter(({ field, standing }) => standing !== 'already' && !left.has(field))
      if (taken.length + dates.length > 0) await lockComing(tx, activity.id, now)
      const saved = taken.length > 0 ? await takeFields(tx, viewer, { activity, merged, published, left, coHosts }) : undefined
      await takeDates(tx, viewer, activity, dates.map(({ date }) => date).filter(({ key }) => !left.has(key)), { moved: saved?.moved === true, now })
      if (saved?.otherYear) await promoteComing(tx, viewer, activity.id, now)

      await tx.activityRevision.update({ where: { id }, data: { state: 'ACCEPTED', reason: null, decidedById: viewer.userId, decidedAt: now, version: { increment: 1 } }, select: { id: true } })
      await audit(tx, viewer, 'revision.accepted', { type: 'Activity', id: activity.id }, { fields: taken.map(({ field }) => field), dates: dates.length, left: [...left] })
      await tellCompany(tx, 'activity.changeAccepted', activity, { sentBy: revision.createdById, change: id })
      return { ok: true as const }
    })
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

/** A change that waits, beside its published activity, both locked; `revision` is undefined when it waits no more. */
async function pending(tx: Tx, id: string) {
  const seen = isId(id) ? await tx.activityRevision.findUnique({ where: { id }, select: { activityId: true } }) : null
  if (!seen) throw notFound()
  await lockActivity(tx, seen.activityId)
  const { activity, revision, now } = withChange(await tx.activity.findUniqueOrThrow({ where: { id: seen.activityId }, include: heldFields }))
  const waits = activity.moderation === 'PUBLISHED' && revision?.id === id && revision.state === 'PENDING'
  return { activity, published: now, revision: waits ? revision : undefined }
}
type Pending = Awaited<ReturnType<typeof pending>>

/** Whom the lines of the company's form mean; asked before the transaction, which holds to the version that was read. */
async function coHostsTyped(viewer: Viewer, id: string): Promise<string[] | undefined> {
  const revision = isId(id) ? await db().activityRevision.findUnique({ where: { id }, select: { typed: true } }) : null
  const lines = (revision?.typed as { coHosts?: string[] } | undefined)?.coHosts ?? []
  const found = await hostsOf(viewer, { host: undefined, coHosts: lines })
  return found.ok ? found.hosts.coHostIds : undefined
}

type Taking = { activity: Pending['activity']; merged: ReturnType<typeof mergeOf>; published: Pending['published']; left: ReadonlySet<string>; coHosts: string[] | undefined }

/** Writes the fields. */
async function takeFields(tx: Tx, viewer: Viewer, { activity, merged, published, left, coHosts }: Taking) {
  const input = readForm(mergedForm(merged, published, left))
  const newCoHosts = merged.some(({ field }) => field === 'coHosts' && !left.has(field))
  if (!input || (newCoHosts && !coHosts)) throw new Undone(refused('invalid'))
  const hosts: Hosts = { hostId: activity.hostId, coHostIds: newCoHosts && coHosts ? coHosts : activity.coHosts.map(({ company }) => company.id) }
  const saved = await saveActivityIn(tx, viewer, activity.id, activity.version, withHouseFields(input, activity), hosts)
  if (!saved.ok) throw new Undone(saved)
  return saved
}

/** Moves and calls off sessions, tells those of the other dates of a new place, then adds what is new. */
async function takeDates(tx: Tx, viewer: Viewer, activity: Pending['activity'], dates: DateChange[], { moved, now }: { moved: boolean; now: Date }): Promise<void> {
  const told: string[] = []
  for (const date of [...dates].sort((one, other) => one.key.localeCompare(other.key))) {
    if (date.kind !== 'cancel' && new Date(date.startsAt) <= now) throw new Undone(refused('past'))
    const session = activity.sessions.find(({ id }) => id === date.key)
    if (date.kind === 'add' || !session) continue
    const done = date.kind === 'cancel'
      ? await cancelSessionIn(tx, viewer, session.id, date.reason)
      : await saveSessionIn(tx, viewer, { sessionId: session.id, version: session.version, startsAt: new Date(date.startsAt), endsAt: new Date(date.endsAt), seats: date.seats, note: date.note, signUpClosesAt: session.signUpClosesAt })
    if (!done.ok) throw new Undone(done)
    if (date.kind === 'move' && (date.startsAt !== session.startsAt.toISOString() || date.endsAt !== session.endsAt.toISOString())) told.push(session.id)
  }
  if (moved) await tellPlaceChanged(tx, viewer, activity.id, told)
  const added = dates.filter((date) => date.kind === 'add')
  if (added.length > 0) await addSessionsIn(tx, viewer, activity.id, added.map(({ startsAt, endsAt, seats, note }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), seats, note })))
}

/** Sessions to come are locked in one order before some of them are changed in another: nobody waits for ever. */
async function lockComing(tx: Tx, activityId: string, now: Date): Promise<void> {
  for (const id of await comingSessions(tx, activityId, now)) await lockSession(within(tx), id)
}
