import { tzlib_get_ical_block } from 'timezones-ical-library'
import { db, pool } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { publicPathOf } from '~/programmes/rules'
import { before, day, geo, local, morning, property, text, utc } from './ics-text'

/** How long calendar programs are asked to wait between two readings; they keep to it as they like. */
const REFRESH = 'PT1H'
/** Milliseconds of writing after which others have their turn. */
const TURN_MS = 10

export type FeedEvent = {
  uid: string
  sequence: number
  changedAt: Date
  startsAt: Date
  endsAt: Date
  zone: string
  title: string
  description: string
  location: string
  url: string
  latitude: number | null
  longitude: number | null
  categories: string[]
  cancelled: boolean
  /** Not settled yet: asked for, or waiting. */
  tentative?: boolean
  /** Days and no hours: `startsAt` and `endsAt` are UTC midnights, the first and the last day. */
  allDay?: boolean
  /** Something to be done by its day: written as VTODO, with how it stands. */
  todo?: 'open' | 'done'
  /** When it was done. */
  doneAt?: Date | null
  /** Keeps nobody busy, though it has hours: a colleague's shift. */
  free?: boolean
  /** Minutes before it at which one is reminded; of what has days and no hours, in the morning. */
  alarmMinutes?: number
}

const activityFields = {
  id: true, slug: true, title: true, summary: true, theme: true, placeName: true, address: true, postcode: true, town: true, latitude: true, longitude: true,
  moderation: true, updatedAt: true, host: { select: { name: true } }, programme: { select: { zone: true, title: true, status: true, sequence: true, updatedAt: true } },
} satisfies Prisma.ActivitySelect

/** Activities that everyone may read; a cancelled one stays to be seen as cancelled. */
export const publicActivities = { moderation: { in: ['PUBLISHED', 'CANCELLED'] }, publishedAt: { not: null }, programme: { publishedAt: { not: null } } } satisfies Prisma.ActivityWhereInput

/** Which of the public sessions. */
export type FeedChoice = 'all' | { sessionIds: string[] } | { activityId: string } | { programmeId: string } | { companyIds: string[] }

type FeedSession = { uid: string; sequence: number; changedAt: Date; startsAt: Date; endsAt: Date; status: 'PLANNED' | 'CANCELLED'; note: string | null; activityId: string }

function condition(choice: FeedChoice): [sql: string, value?: string | string[]] {
  if (choice === 'all') return ['true']
  if ('sessionIds' in choice) return ['s.id = ANY($1::uuid[])', choice.sessionIds]
  if ('activityId' in choice) return ['a.id = $1', choice.activityId]
  if ('programmeId' in choice) return ['p.id = $1', choice.programmeId]
  return [`(a."hostId" = ANY($1::uuid[]) OR EXISTS (SELECT 1 FROM "ActivityHost" h WHERE h."activityId" = a.id AND h."companyId" = ANY($1::uuid[])))`, choice.companyIds]
}

/**
 * The public sessions of a feed, oldest first. Asked in SQL: there may be thousands, and a client that makes objects of
 * its own of them takes as long again as all the rest.
 */
export async function feedEvents(choice: FeedChoice, origin: string): Promise<FeedEvent[]> {
  const [chosen, ...values] = condition(choice)
  const { rows } = await pool().query<FeedSession>(
    `SELECT s.uid, s.sequence, s."changedAt", s."startsAt", s."endsAt", s.status::text AS status, s.note, s."activityId"
     FROM "Session" s JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId"
     WHERE ${chosen} AND a.moderation IN ('PUBLISHED', 'CANCELLED') AND a."publishedAt" IS NOT NULL AND p."publishedAt" IS NOT NULL ORDER BY s."startsAt", s.id`, values,
  )
  // Asked for once each, not with every session: of 2,000 sessions many have the same.
  const ids = [...new Set(rows.map(({ activityId }) => activityId))]
  const activities = await db().activity.findMany({ where: { id: { in: ids } }, select: activityFields })
  const shown = new Map(activities.map((activity) => [activity.id, { activity, common: ofActivity(activity, origin) }]))
  return rows.flatMap(({ activityId, note, status, ...session }) => {
    const found = shown.get(activityId)
    if (!found) return []
    const { activity, common } = found
    return [{
      ...session, ...common,
      // What becomes of the programme becomes of the session: of two numbers that only grow, the sum does as well.
      sequence: session.sequence + activity.programme.sequence,
      // Words changed after the session itself: what a calendar shows changed then.
      changedAt: session.changedAt > common.changedAt ? session.changedAt : common.changedAt,
      tentative: activity.programme.status === 'POSTPONED',
      description: [activity.summary, note, activity.host?.name].filter(Boolean).join('\n\n'),
      cancelled: status === 'CANCELLED' || activity.moderation === 'CANCELLED',
    }]
  })
}

export const latest = (...moments: Date[]) => new Date(Math.max(...moments.map((moment) => moment.getTime())))

/** What all sessions of an activity share. */
function ofActivity(activity: Prisma.ActivityGetPayload<{ select: typeof activityFields }>, origin: string) {
  const { placeName, address, postcode, town, latitude, longitude, programme, theme } = activity
  return {
    changedAt: latest(activity.updatedAt, programme.updatedAt), zone: programme.zone, title: activity.title, url: `${origin}/actions/${activity.slug}`, latitude, longitude, location: [placeName, address, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    categories: [programme.title, theme].filter((name) => name !== null),
  }
}

/** The days of published shows and Industry Weeks, as events of whole days; a school year fills no calendar. */
export async function programmeEvents(where: Prisma.ProgrammeWhereInput, origin: string): Promise<FeedEvent[]> {
  const rows = await db().programme.findMany({ where: { AND: [where, { publishedAt: { not: null }, kind: { in: ['SHOW', 'INDUSTRY_WEEK'] } }] }, orderBy: [{ startsOn: 'asc' }, { id: 'asc' }] })
  return rows.map((programme) => ({
    uid: programme.uid, sequence: programme.sequence, changedAt: programme.updatedAt, startsAt: programme.startsOn, endsAt: programme.endsOn, zone: programme.zone, allDay: true,
    title: programme.title, description: [programme.summary, programme.statusNote].filter(Boolean).join('\n\n'), location: [programme.place, programme.town].filter(Boolean).join(', '),
    url: origin + publicPathOf(programme), latitude: null, longitude: null, categories: programme.theme ? [programme.theme] : [],
    cancelled: programme.status === 'CANCELLED', tentative: programme.status === 'PLANNED' || programme.status === 'POSTPONED',
  }))
}

/** An iCalendar file (RFC 5545, RFC 7986) without METHOD, ORGANIZER or anything of the hour at which it is made. */
export async function calendarFile(name: string, events: FeedEvent[]): Promise<string> {
  const zones = [...new Set(events.filter(({ allDay }) => !allDay).map(({ zone }) => zone))]
  const pieces = ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Pavillon//Pavillon//FR\r\n', property('NAME', text(name)), property('X-WR-CALNAME', text(name)), `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}\r\nX-PUBLISHED-TTL:${REFRESH}\r\n`, ...zones.map(timezone)]
  let begun = performance.now()
  for (const event of events) {
    if (performance.now() - begun > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve))
      begun = performance.now()
    }
    pieces.push(component(event))
  }
  return `${pieces.join('')}END:VCALENDAR\r\n`
}

/** The VTIMEZONE of a zone, with CRLF, under the name that its events give it: the library writes the one it is an alias of. */
export function timezone(zone: string): string {
  return `${[tzlib_get_ical_block(zone)].flat()[0]?.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`).replace(/\r?\n/g, '\r\n').trim()}\r\n`
}

/** One VEVENT, or a VTODO for what is to be done by its day (RFC 5545 §3.6.1, §3.6.2). `more` are further properties, whole. */
export function component(event: FeedEvent, more = ''): string {
  const { todo, cancelled, alarmMinutes } = event
  const kind = todo ? 'VTODO' : 'VEVENT'
  const changed = utc(event.changedAt)
  const done = cancelled ? 'CANCELLED' : todo === 'done' ? 'COMPLETED' : 'NEEDS-ACTION'
  const status = todo ? done : cancelled ? 'CANCELLED' : event.tentative ? 'TENTATIVE' : 'CONFIRMED'
  return [
    `BEGIN:${kind}\r\n`,
    property('UID', text(event.uid)), `SEQUENCE:${event.sequence}\r\nDTSTAMP:${changed}\r\n`,
    todo ? property('DUE;VALUE=DATE', day(event.startsAt)) : times(event),
    property('SUMMARY', text(event.title)),
    event.location && property('LOCATION', text(event.location)),
    event.location && event.latitude !== null && event.longitude !== null && property('GEO', geo(event.latitude, event.longitude)),
    event.description && property('DESCRIPTION', text(event.description)),
    event.categories.length > 0 && property('CATEGORIES', event.categories.map(text).join(',')),
    property('URL;VALUE=URI', event.url),
    `STATUS:${status}\r\nLAST-MODIFIED:${changed}\r\n`,
    todo === 'done' && event.doneAt && `COMPLETED:${utc(event.doneAt)}\r\n`,
    // A deadline or a show of days makes nobody busy.
    (event.allDay || event.free) && !todo && 'TRANSP:TRANSPARENT\r\n',
    more,
    alarmMinutes !== undefined && !cancelled && todo !== 'done' && alarm(alarmMinutes, event),
    `END:${kind}\r\n`,
  ].filter(Boolean).join('')
}

function times({ allDay, startsAt, endsAt, zone }: FeedEvent): string {
  // The end of an event of whole days is the day after its last.
  if (allDay) return `DTSTART;VALUE=DATE:${day(startsAt)}\r\nDTEND;VALUE=DATE:${day(endsAt, 1)}\r\n`
  const [start, end] = [local(startsAt, zone), local(endsAt, zone)]
  if (!start || !end) return `DTSTART:${utc(startsAt)}\r\nDTEND:${utc(endsAt)}\r\n`
  return property(`DTSTART;TZID=${zone}`, start) + property(`DTEND;TZID=${zone}`, end)
}

function alarm(minutes: number, { title, todo, allDay }: FeedEvent): string {
  // Without a start, an alarm can only go by the end (RFC 5545 §3.8.6.3).
  return `BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER${todo ? ';RELATED=END' : ''}:${allDay ? morning(minutes) : before(minutes)}\r\n${property('DESCRIPTION', text(title))}END:VALARM\r\n`
}
