/** Calendars of partners: added by staff, read again by the house, shown in the programme. */
import { createHash } from 'node:crypto'
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { log } from '~/log.server'
import { calendarText } from './partner-blocks'
import { readPartnerFile, type PartnerDate, type Problem } from './partner-file'
import { fetchSource, MOST_BYTES, sourceAddress, type Fetched, type FetchFailure, type Known } from './partner-source.server'
import type { PartnerInput } from './schema'

const DAY = 86_400_000
const MOST_CALENDARS = 50
/** What is kept of a calendar: three months back, a year and a half ahead. */
const window = (now: Date) => ({ from: new Date(now.getTime() - 92 * DAY), until: new Date(now.getTime() + 550 * DAY) })

export type PartnerFailure = FetchFailure | 'noCalendar'
type Fetch = (url: string, known: Known) => Promise<Fetched>

/** All partners' calendars with how many dates each has ahead. */
export async function partnerCalendars(_viewer: Viewer, now = new Date()) {
  return db().partnerCalendar.findMany({
    orderBy: { name: 'asc' },
    select: { id: true, name: true, url: true, readAt: true, triedAt: true, failure: true, problems: true, _count: { select: { events: { where: { endsAt: { gte: now } } } } } },
  })
}

/** One calendar with its next dates, or null. */
export async function partnerCalendar(_viewer: Viewer, id: string, now = new Date()) {
  const found = await db().partnerCalendar.findUnique({ where: { id }, include: { events: { where: { endsAt: { gte: now } }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], take: 200 } } })
  return found && { ...found, problems: found.problems as Problem[] }
}

/** Adds a calendar by its address or by a file, and reads it at once. A file in which nothing is a calendar is not added. */
export async function addPartnerCalendar(viewer: Viewer, input: PartnerInput, file: Buffer | undefined, fetching: Fetch = fetchSource): Promise<{ ok: true; id: string } | Refused<PartnerFailure | 'tooMany' | 'sourceNeeded' | 'known'>> {
  if (!file && !input.url) return refused('sourceNeeded')
  const url = file ? null : sourceAddress(input.url ?? '')?.href
  if (url === undefined) return refused('address')
  if (file && file.length > MOST_BYTES) return refused('tooLarge')
  const fetched: Fetched = file ? { ok: true, unchanged: false, bytes: file, etag: null, lastModified: null } : await fetching(url ?? '', { etag: null, lastModified: null })
  if (!fetched.ok) return refused(fetched.failure)
  const read = fetched.unchanged ? undefined : await readPartnerFile(calendarText(fetched.bytes), window(new Date()))
  if (!read || fetched.unchanged || read.problems.some(({ reason }) => reason === 'noCalendar')) return refused('noCalendar')
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7281913)`
    if ((await tx.partnerCalendar.count()) >= MOST_CALENDARS) return refused('tooMany')
    if (url && (await tx.partnerCalendar.findFirst({ where: { url }, select: { id: true } }))) return refused('known')
    const { id } = await tx.partnerCalendar.create({ data: { name: input.name, url, createdById: viewer.userId }, select: { id: true } })
    await keep(tx, id, fetched, read)
    await audit(tx, viewer, 'partnerCalendar.added', { type: 'PartnerCalendar', id })
    return { ok: true, id }
  })
}

/** A newer file takes the place of the one before. */
export async function replacePartnerFile(viewer: Viewer, id: string, file: Buffer): Promise<{ ok: true } | Refused<'noCalendar' | 'tooLarge'>> {
  if (file.length > MOST_BYTES) return refused('tooLarge')
  const read = await readPartnerFile(calendarText(file), window(new Date()))
  if (read.problems.some(({ reason }) => reason === 'noCalendar')) return refused('noCalendar')
  await transaction(async (tx) => {
    await lock(tx, id)
    await keep(tx, id, { bytes: file, etag: null, lastModified: null }, read)
    await audit(tx, viewer, 'partnerCalendar.replaced', { type: 'PartnerCalendar', id })
  })
  return { ok: true }
}

/** Reads a calendar again at its address. What cannot be read leaves its dates as they are, and says why. */
export async function readAgain(id: string, fetching: Fetch = fetchSource, now = new Date()): Promise<{ ok: true } | Refused<PartnerFailure>> {
  const calendar = await db().partnerCalendar.findUnique({ where: { id }, select: { url: true, etag: true, lastModified: true, readAt: true } })
  if (!calendar?.url) throw notFound()
  // The window moves on: once a day all is read, changed or not.
  const old = !calendar.readAt || now.getTime() - calendar.readAt.getTime() > DAY
  const fetched = await fetching(calendar.url, old ? { etag: null, lastModified: null } : calendar)
  const failed = async (failure: PartnerFailure) => {
    await db().partnerCalendar.updateMany({ where: { id }, data: { failure, triedAt: now } })
    return refused(failure)
  }
  if (!fetched.ok) return failed(fetched.failure)
  if (fetched.unchanged) {
    await db().partnerCalendar.updateMany({ where: { id }, data: { failure: null, triedAt: now } })
    return { ok: true }
  }
  const read = await readPartnerFile(calendarText(fetched.bytes), window(now))
  if (read.problems.some(({ reason }) => reason === 'noCalendar')) return failed('noCalendar')
  await transaction(async (tx) => {
    await lock(tx, id)
    await keep(tx, id, fetched, read, now)
  })
  return { ok: true }
}

/** Reads all calendars that have an address again, one after the other: a task of the house. */
export async function readPartnerCalendars(fetching: Fetch = fetchSource): Promise<void> {
  const rows = await db().partnerCalendar.findMany({ where: { url: { not: null } }, select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of rows) {
    try {
      await readAgain(id, fetching)
    } catch (error) {
      // One that was removed meanwhile, or that breaks, keeps no other from being read.
      log().warn({ calendar: id, error: error instanceof Error ? error.name : 'gone' }, 'partner calendar not read')
    }
  }
}

/** Takes a calendar away, and all its dates. */
export async function removePartnerCalendar(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.partnerCalendar.deleteMany({ where: { id } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'partnerCalendar.removed', { type: 'PartnerCalendar', id })
  })
}

async function lock(tx: Tx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "PartnerCalendar" WHERE id = ${id}::uuid FOR UPDATE`
  if (rows.length === 0) throw notFound()
}

type Source = { bytes: Buffer } & Known

/** Makes the kept dates what the file says: new ones added, changed ones changed, gone ones removed; the rest untouched, so that no page is made anew for nothing. */
async function keep(tx: Tx, calendarId: string, { bytes, etag, lastModified }: Source, { dates, problems }: { dates: PartnerDate[]; problems: Problem[] }, now = new Date()): Promise<void> {
  const keyOf = ({ uid, recurrence }: { uid: string; recurrence: string }) => `${uid}\n${recurrence}`
  const before = new Map((await tx.partnerEvent.findMany({ where: { calendarId } })).map((row) => [keyOf(row), row]))
  const wanted = new Map(dates.map((date) => [keyOf(date), date]))
  const gone = [...before].filter(([key]) => !wanted.has(key)).map(([, { id }]) => id)
  if (gone.length > 0) await tx.partnerEvent.deleteMany({ where: { id: { in: gone } } })
  const fresh = [...wanted].filter(([key]) => !before.has(key)).map(([, date]) => ({ ...date, calendarId }))
  if (fresh.length > 0) await tx.partnerEvent.createMany({ data: fresh })
  for (const [key, date] of wanted) {
    const row = before.get(key)
    if (row && Object.entries(date).some(([name, value]) => !same(row[name as keyof PartnerDate], value))) await tx.partnerEvent.update({ where: { id: row.id }, data: date, select: { id: true } })
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx.partnerCalendar.update({ where: { id: calendarId }, data: { etag, lastModified, sha256, problems, failure: null, readAt: now, triedAt: now }, select: { id: true } })
}

const same = (one: unknown, other: unknown) => (one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other)
