import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import type { Activity, Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { freeSlug, nextYear, slugOf, titleOfNextYear } from '~/programmes/rules'
import { slugForProgramme } from '~/programmes/commands.server'
import { dateOnly, fromDateOnly, instantOf, localDate, localTime } from '~/ui/time'
import { forClassesOnly, instantsOf, missingFor, skippedTime, whyOff, type Missing, type WhyOff } from './rules'
import { firstDayOff, schoolCalendar } from './school-days.server'
import type { ActivityInput, SessionInput } from './schema'

const nullable = <T>(value: T | undefined) => value ?? null

function columns(input: ActivityInput) {
  const { host: _host, coHosts: _coHosts, price, theme, placeName, address, postcode, town, latitude, longitude, onlineLink, accessNotes, minParty, maxParty, pupilsPerAdult, minAge, maxAge, safetyNotes, conditions, contactName, contactMail, contactPhone, maxPerYear, ...rest } = input
  return {
    ...rest,
    priceCents: Math.round(price * 100),
    theme: nullable(theme), placeName: nullable(placeName), address: nullable(address), postcode: nullable(postcode), town: nullable(town),
    latitude: nullable(latitude), longitude: nullable(longitude), onlineLink: nullable(onlineLink), accessNotes: nullable(accessNotes), minParty: nullable(minParty), maxParty: nullable(maxParty),
    pupilsPerAdult: nullable(pupilsPerAdult), minAge: nullable(minAge), maxAge: nullable(maxAge), safetyNotes: nullable(safetyNotes), conditions: nullable(conditions),
    contactName: nullable(contactName), contactMail: nullable(contactMail), contactPhone: nullable(contactPhone), maxPerYear: nullable(maxPerYear),
  } satisfies Partial<Prisma.ActivityUncheckedCreateInput>
}

async function slugForActivity(tx: Tx, title: string): Promise<string> {
  const slug = slugOf(title)
  const near = await tx.activity.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  return freeSlug(slug, new Set(near.map((row) => row.slug)))
}

/** Who receives: companies of the directory. The host is never its own co-host. */
export type Hosts = { hostId: string | null; coHostIds: string[] }

const coHostRows = ({ hostId, coHostIds }: Hosts) => [...new Set(coHostIds)].filter((id) => id !== hostId).map((companyId) => ({ companyId }))

/** Makes an activity in a programme, as a draft. */
export function createActivity(viewer: Viewer, programmeId: string, input: ActivityInput, hosts: Hosts = { hostId: null, coHostIds: [] }): Promise<{ id: string }> {
  return transaction((tx) => createActivityIn(tx, viewer, programmeId, input, hosts))
}

/** As `createActivity`, in the transaction of what it is made for. */
export async function createActivityIn(tx: Tx, viewer: Viewer, programmeId: string, input: ActivityInput, hosts: Hosts, { proposed = false } = {}): Promise<{ id: string }> {
  const slug = await slugForActivity(tx, input.title)
  const { id } = await tx.activity.create({ data: { ...columns(input), proposed, hostId: hosts.hostId, coHosts: { create: coHostRows(hosts) }, slug, programmeId, createdById: viewer.userId }, select: { id: true } })
  await audit(tx, viewer, 'activity.created', { type: 'Activity', id }, { kind: input.kind })
  return { id }
}

/**
 * Saves an activity, unless somebody else saved it since `version`. `onMoved` runs in the same transaction when the
 * place changed: whoever must be told is told with the change; `onOtherYear` when it receives more or fewer classes a year.
 */
export async function saveActivity(viewer: Viewer, id: string, version: number, input: ActivityInput, hosts: Hosts, onMoved: (tx: Tx) => Promise<void>, onOtherYear?: (tx: Tx) => Promise<void>): Promise<{ ok: true } | Refused<'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const saved = await saveActivityIn(tx, viewer, id, version, input, hosts)
    if (!saved.ok) return saved
    if (saved.moved) await onMoved(tx)
    if (saved.otherYear) await onOtherYear?.(tx)
    return { ok: true }
  })
}

/** As `saveActivity`, in the transaction of what it is saved for; `moved` when the place of what is published changed, `otherYear` when it receives more or fewer classes a year. */
export async function saveActivityIn(tx: Tx, viewer: Viewer, id: string, version: number, input: ActivityInput, hosts: Hosts): Promise<{ ok: true; moved: boolean; otherYear: boolean } | Refused<'changedMeanwhile'>> {
  const before = await tx.activity.findUniqueOrThrow({ where: { id } })
  const after = columns(input)
  const { count } = await tx.activity.updateMany({ where: { id, version }, data: { ...after, hostId: hosts.hostId, version: { increment: 1 } } })
  if (count === 0) return refused('changedMeanwhile')
  const rows = coHostRows(hosts)
  await tx.activityHost.deleteMany({ where: { activityId: id, companyId: { notIn: rows.map(({ companyId }) => companyId) } } })
  await tx.activityHost.createMany({ data: rows.map((row) => ({ ...row, activityId: id })), skipDuplicates: true })
  const place = ['placeName', 'address', 'postcode', 'town'] as const
  const moved = place.some((field) => before[field] !== after[field])
  await audit(tx, viewer, 'activity.saved', { type: 'Activity', id }, { moved })
  return { ok: true, moved: moved && before.moderation === 'PUBLISHED', otherYear: before.maxPerYear !== after.maxPerYear }
}

/** Publishes an activity, or says what it lacks. What was cancelled stays cancelled: it can be copied. */
export function publishActivity(viewer: Viewer, id: string): Promise<{ ok: true } | { ok: false; missing: Missing[] }> {
  return transaction((tx) => publishActivityIn(tx, viewer, id))
}

/** As `publishActivity`, in the transaction of who tells somebody of it. */
export async function publishActivityIn(tx: Tx, viewer: Viewer, id: string): Promise<{ ok: true } | { ok: false; missing: Missing[] }> {
  await lockActivity(tx, id)
  const activity = await tx.activity.findUniqueOrThrow({
    where: { id },
    include: { programme: { select: { publishedAt: true } }, _count: { select: { sessions: { where: { status: 'PLANNED' } } } } },
  })
  const missing = missingFor(activity, activity._count.sessions, activity.programme.publishedAt !== null)
  if (activity.moderation === 'CANCELLED') throw notFound()
  if (missing.length > 0) return { ok: false, missing }
  await tx.activity.update({ where: { id }, data: { moderation: 'PUBLISHED', moderationReason: null, publishedAt: activity.publishedAt ?? new Date(), version: { increment: 1 } } })
  await audit(tx, viewer, 'activity.published', { type: 'Activity', id })
  return { ok: true }
}

/**
 * Takes a published activity back to a draft that only staff see. Refused while somebody is signed up or waits: then it
 * must be cancelled, which tells them. Calendars that have it show its sessions no more.
 */
export async function withdrawActivity(viewer: Viewer, id: string): Promise<{ ok: true } | Refused<'signedUp'>> {
  return transaction(async (tx) => {
    const { moderation } = await lockActivity(tx, id)
    if (moderation !== 'PUBLISHED') throw notFound()
    // A booking under way holds its session: it is waited for, and then counted.
    await tx.$queryRaw`SELECT 1 FROM "Session" WHERE "activityId" = ${id}::uuid ORDER BY id FOR UPDATE`
    const n = await tx.signUp.count({ where: { session: { activityId: id }, status: { in: ['PENDING', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'ATTENDED'] } } })
    if (n > 0) return refused('signedUp', { n })
    await tx.activity.update({ where: { id }, data: { moderation: 'DRAFT', version: { increment: 1 } } })
    // What its company was changing is the form of its draft from now on.
    await tx.activityRevision.updateMany({ where: { activityId: id, state: { in: ['PENDING', 'SENT_BACK'] } }, data: { state: 'DRAFT', version: { increment: 1 } } })
    await audit(tx, viewer, 'activity.withdrawn', { type: 'Activity', id })
    return { ok: true }
  })
}

/** Cancels an activity; `onCancelled` cancels its sessions in the same transaction. */
export async function cancelActivity(viewer: Viewer, id: string, reason: string, onCancelled: (tx: Tx) => Promise<void>): Promise<void> {
  await transaction(async (tx) => {
    const { moderation } = await lockActivity(tx, id)
    if (moderation === 'CANCELLED') return
    await onCancelled(tx)
    await tx.activityRevision.updateMany({ where: { activityId: id, state: { in: ['DRAFT', 'PENDING', 'SENT_BACK'] } }, data: { state: 'WITHDRAWN', version: { increment: 1 } } })
    await tx.activity.update({ where: { id }, data: { moderation: 'CANCELLED', cancelledReason: reason, version: { increment: 1 } } })
    await audit(tx, viewer, 'activity.cancelled', { type: 'Activity', id })
  })
}

/** What a copy takes over: the offer, not its life. */
function offerOf(activity: Activity): Omit<Prisma.ActivityUncheckedCreateInput, 'slug' | 'programmeId'> {
  const { id, slug, programmeId, uid, version, searchText, createdAt, updatedAt, moderation, moderationReason, proposed, proposedAt, publishedAt, cancelledReason, label, labelNumber, labelReason, labelSubmittedAt, labelChecked, createdById, ...offer } = activity
  void [id, slug, programmeId, uid, version, searchText, createdAt, updatedAt, moderation, moderationReason, proposed, proposedAt, publishedAt, cancelledReason, label, labelNumber, labelReason, labelSubmittedAt, labelChecked, createdById]
  return offer
}

/** Copies an activity as a draft without sessions, in its programme. */
export async function copyActivity(viewer: Viewer, id: string): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { coHosts, ...from } = await tx.activity.findUniqueOrThrow({ where: { id }, include: { coHosts: { select: { companyId: true } } } })
    const slug = await slugForActivity(tx, from.title)
    const copy = await tx.activity.create({ data: { ...offerOf(from), coHosts: { create: coHosts }, slug, programmeId: from.programmeId, createdById: viewer.userId }, select: { id: true } })
    await audit(tx, viewer, 'activity.copied', { type: 'Activity', id: copy.id }, { from: id })
    return copy
  })
}

/**
 * Copies a programme for next year: dates 52 weeks on (the same weekdays and local hours), all as drafts, no sign-ups.
 * Sessions for classes that would fall on a day without school are left out, and counted.
 */
export async function copyProgramme(viewer: Viewer, id: string, onCopied?: (tx: Tx, copyId: string) => Promise<void>): Promise<{ id: string; leftOut: number }> {
  return transaction(async (tx) => {
    const from = await tx.programme.findUniqueOrThrow({ where: { id }, include: { partners: true, show: true, activities: { where: { moderation: { not: 'CANCELLED' } }, include: { sessions: { where: { status: 'PLANNED' } }, coHosts: { select: { companyId: true } } } } } })
    const title = titleOfNextYear(from.title)
    const later = (date: Date | null) => (date ? fromDateOnly(nextYear(dateOnly(date))) : null)
    const copy = await tx.programme.create({
      data: {
        kind: from.kind, slug: await slugForProgramme(tx, title), title, summary: from.summary, theme: null,
        startsOn: later(from.startsOn) ?? from.startsOn, endsOn: later(from.endsOn) ?? from.endsOn, zone: from.zone, holidayZone: from.holidayZone,
        labelFrom: later(from.labelFrom), labelUntil: later(from.labelUntil), labelDeadline: later(from.labelDeadline), labelConditions: from.labelConditions as Prisma.InputJsonValue,
        signUpOpensAt: instantLater(from.signUpOpensAt, from.zone), signUpClosesAt: instantLater(from.signUpClosesAt, from.zone),
        place: from.place, town: from.town, example: from.example, copiedFromId: from.id,
        partners: { create: from.partners.map(({ partnerId, shareBp }) => ({ partnerId, shareBp })) },
        ...(from.show && { show: { create: {} } }),
      },
      select: { id: true },
    })
    const off = await schoolCalendar(tx, from.holidayZone, nextYear(dateOnly(from.startsOn)), nextYear(dateOnly(from.endsOn)))
    let leftOut = 0
    for (const { sessions, coHosts, ...activity } of from.activities) {
      const moved = sessions.map(({ seats, note, ...times }) => ({ ...yearLater(times, from.zone), seats, note }))
      const sessionsLater = moved.filter(({ startsAt }) => !forClassesOnly(activity.openTo) || !whyOff(localDate(startsAt, from.zone), off))
      leftOut += moved.length - sessionsLater.length
      await tx.activity.create({
        data: { ...offerOf(activity), slug: await slugForActivity(tx, titleOfNextYear(activity.title)), title: titleOfNextYear(activity.title), programmeId: copy.id, createdById: viewer.userId, coHosts: { create: coHosts }, sessions: { create: sessionsLater } },
        select: { id: true },
      })
    }
    await onCopied?.(tx, copy.id)
    await audit(tx, viewer, 'programme.copied', { type: 'Programme', id: copy.id }, { from: id, leftOut })
    return { id: copy.id, leftOut }
  })
}

const instantLater = (instant: Date | null, zone: string) => instant && localStart(nextYear(localDate(instant, zone)), localTime(instant, zone), zone)

/** The same weekday and local hour a year on, as long; an hour later, where spring has no such hour that day. */
function yearLater({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, zone: string): { startsAt: Date; endsAt: Date } {
  const from = localStart(nextYear(localDate(startsAt, zone)), localTime(startsAt, zone), zone)
  return { startsAt: from, endsAt: new Date(from.getTime() + endsAt.getTime() - startsAt.getTime()) }
}

function localStart(day: string, time: string, zone: string): Date {
  try {
    return instantOf(day, time, zone)
  } catch {
    const [hour, minute] = time.split(':')
    return instantOf(day, `${String(Number(hour) + 1).padStart(2, '0')}:${minute}`, zone)
  }
}

/** Whoever cancels, publishes or adds to one activity takes turns: nothing is added to what is being cancelled. */
export async function lockActivity(tx: Tx, id: string): Promise<Pick<Activity, 'moderation'>> {
  const [found] = await tx.$queryRaw<Pick<Activity, 'moderation'>[]>`SELECT moderation::text AS moderation FROM "Activity" WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound()
  return found
}

/**
 * Adds sessions on the given days, all at the same local hours; none to a cancelled activity, none for classes alone on a
 * day without school. A skipped time names its `field`.
 */
export async function addSessions(viewer: Viewer, activityId: string, days: string[], { startTime, endTime, overnight = false, seats, note }: Omit<SessionInput, 'date' | 'version' | 'overnight'> & { overnight?: boolean }): Promise<{ ok: true; ids: string[] } | Refused<'skippedTime' | 'cancelled' | WhyOff>> {
  return transaction(async (tx) => {
    if ((await lockActivity(tx, activityId)).moderation === 'CANCELLED') return refused('cancelled')
    const activity = await tx.activity.findUniqueOrThrow({ where: { id: activityId }, select: { openTo: true, programme: { select: { zone: true, holidayZone: true } } } })
    const times = await timesOf(tx, activity, days, { startTime, endTime, overnight })
    return times.ok ? { ok: true, ids: await addSessionsIn(tx, viewer, activityId, times.times.map((time) => ({ ...time, seats, note: note ?? null }))) } : times
  })
}

type ForWhom = Parameters<typeof firstDayOff>[1] & { programme: { zone: string } }

/** The instants of sessions on these days, all at the same local hours; a time that spring leaves out on one of them names its `field`. */
export async function timesOf(tx: Tx, activity: ForWhom, days: readonly string[], hours: Pick<SessionInput, 'startTime' | 'endTime' | 'overnight'>): Promise<{ ok: true; times: { startsAt: Date; endsAt: Date }[] } | Refused<'skippedTime' | WhyOff>> {
  const { zone } = activity.programme
  const typed = days.map((date) => ({ date, ...hours }))
  const field = typed.map((one) => skippedTime(one, zone)).find((one) => one !== undefined)
  if (field) return refused('skippedTime', { field })
  const off = await firstDayOff(tx, activity, days)
  return off ? refused(off.reason) : { ok: true, times: typed.map((one) => instantsOf(one, zone)) }
}

/** Adds sessions in the transaction of what they are added for; the caller holds the lock of the activity. */
export async function addSessionsIn(tx: Tx, viewer: Viewer, activityId: string, sessions: { startsAt: Date; endsAt: Date; seats: number; note: string | null }[]): Promise<string[]> {
  const made = await tx.session.createManyAndReturn({ data: sessions.map((session) => ({ ...session, activityId })), select: { id: true } })
  for (const [index, { id }] of made.entries()) await audit(tx, viewer, 'session.created', { type: 'Session', id }, { seats: sessions[index]?.seats })
  return made.map(({ id }) => id)
}
