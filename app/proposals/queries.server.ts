import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { hostedBy, readBy } from '~/activities/company-scope'
import { db } from '~/db/client.server'
import { seatsTaken } from '~/signups/queries.server'
import { touchedBy } from '~/signups/session-changes.server'
import { heldFields, isId, withChange } from './held.server'
import { changesOf, isOverdue, liveRevisions, mergeOf, standingOf, toDo } from './rules'

/** Where each of a company's own activities stands, by its number; those in `toDo` wait for the company. */
export async function standingsOf(viewer: Viewer) {
  const found = await db().activity.findMany({
    where: hostedBy(viewer), select: { id: true, title: true, moderation: true, moderationReason: true, revisions: { where: { state: { in: [...liveRevisions] } }, select: { state: true, reason: true } } }, orderBy: { updatedAt: 'desc' },
  })
  const standings = found.map(({ revisions: [revision], moderation, moderationReason, ...activity }) => {
    const standing = standingOf(moderation, revision?.state)
    return { ...activity, standing, reason: standing === 'changeSentBack' ? revision?.reason : standing === 'sentBack' ? moderationReason : null }
  })
  return { standings, toDo: standings.filter(({ standing }) => toDo.includes(standing)) }
}

/** One activity for its company: how it stands, what is under way, its dates. Of a co-host it is read, not written. */
export async function ownProposal(viewer: Viewer, id: string) {
  const found = isId(id) ? await db().activity.findFirst({ where: { id, ...readBy(viewer) }, include: heldFields }) : null
  if (!found) throw notFound()
  const own = found.hostId !== null && viewer.companyIds.includes(found.hostId)
  const { activity, revision, now, standing } = withChange(found)
  const taken = await seatsTaken(activity.sessions.map((session) => session.id))
  return {
    own, standing, now, activity, sessions: activity.sessions.map((session) => ({ ...session, taken: taken.get(session.id) ?? 0 })),
    revision: own ? revision : undefined, changes: own && revision && activity.moderation === 'PUBLISHED' ? changesOf(revision.base, revision.typed) : [],
    halfFilled: own && revision !== undefined && activity.moderation !== 'PUBLISHED',
  }
}
export type OwnProposal = Awaited<ReturnType<typeof ownProposal>>

/** The form of an own activity: what was typed last, else what is there. */
export function formOf({ revision, now }: Pick<OwnProposal, 'revision' | 'now'>) {
  return revision?.typed ?? now
}

const listed = { id: true, title: true, kind: true, town: true, host: { select: { name: true } }, programme: { select: { title: true } } } as const

/** What companies propose: to be read first by staff, and what is with the companies again. The longest wait first. */
export async function proposalsForStaff(_staff: Viewer) {
  const [proposed, changes, sentBack, changesBack] = await Promise.all([
    db().activity.findMany({ where: { moderation: 'PROPOSED' }, select: { ...listed, proposedAt: true, createdAt: true }, orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }] }),
    db().activityRevision.findMany({ where: { state: 'PENDING', activity: { moderation: 'PUBLISHED' } }, select: { id: true, sentAt: true, activity: { select: listed } }, orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] }),
    db().activity.findMany({ where: { moderation: 'SENT_BACK' }, select: { ...listed, moderationReason: true }, orderBy: { updatedAt: 'desc' }, take: 50 }),
    db().activityRevision.findMany({ where: { state: 'SENT_BACK', activity: { moderation: 'PUBLISHED' } }, select: { id: true, reason: true, activity: { select: listed } }, orderBy: { decidedAt: 'desc' }, take: 50 }),
  ])
  return {
    proposed: proposed.map(({ proposedAt, createdAt, ...activity }) => ({ ...activity, sentAt: proposedAt ?? createdAt })), changes,
    away: [...sentBack.map(({ moderationReason, ...activity }) => ({ ...activity, reason: moderationReason })), ...changesBack.map(({ reason, activity }) => ({ ...activity, reason }))],
  }
}

/** A change of an activity that waits for staff, if there is one. */
export function pendingChangeOf(_staff: Viewer, activityId: string) {
  return db().activityRevision.findFirst({ where: { activityId, state: 'PENDING' }, select: { id: true, sentAt: true } })
}

/** A company's change as staff read it: before, after, and what is published now; and whom it touches. */
export async function revisionForStaff(_staff: Viewer, id: string) {
  const seen = isId(id) ? await db().activityRevision.findUnique({ where: { id }, select: { activityId: true } }) : null
  if (!seen) throw notFound()
  const { activity, revision, now } = withChange(await db().activity.findUniqueOrThrow({ where: { id: seen.activityId }, include: heldFields }))
  if (revision?.id !== id || revision.state !== 'PENDING' || activity.moderation !== 'PUBLISHED') return { activity, waits: null }
  const merged = mergeOf(revision.base, revision.typed, now)
  const dates = revision.dates.map((date) => ({ date, conflict: isOverdue(date, activity.sessions) ? (activity.sessions.find((session) => session.id === date.key) ?? null) : undefined }))
  const place = merged.some(({ field, standing }) => ['placeName', 'address', 'postcode', 'town'].includes(field) && standing !== 'already')
  const coming = activity.sessions.filter(({ status, startsAt }) => status === 'PLANNED' && startsAt > new Date())
  const touched = await touchedBy(coming.filter((session) => place || revision.dates.some(({ key }) => key === session.id)).map((session) => session.id))
  return { activity, waits: { id, version: revision.version, sentAt: revision.sentAt, merged, dates, touched: touched.signUps } }
}

/** The dates of an own activity as they would be, for not adding one twice. */
export function plannedDates({ sessions, revision }: Pick<OwnProposal, 'sessions' | 'revision'>) {
  return [...sessions, ...(revision?.dates ?? []).flatMap((date) => (date.kind === 'add' ? [{ status: 'PLANNED', startsAt: new Date(date.startsAt) }] : []))]
}
