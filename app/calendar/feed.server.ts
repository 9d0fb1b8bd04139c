import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { DateTime } from 'luxon'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { publicPathOf } from '~/programmes/rules'

/** Hours between two readings that we ask of calendar programs; they keep to it as they like. */
const REFRESH_HOURS = 1
// One array of 10,000 events costs twenty times 1,000: written in pieces.
const CHUNK = 500

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
  /** Minutes before it at which one is reminded. */
  alarmMinutes?: number
}

const eventFields = {
  id: true, uid: true, sequence: true, changedAt: true, startsAt: true, endsAt: true, status: true, note: true,
  activity: {
    select: {
      slug: true, title: true, summary: true, kind: true, theme: true, placeName: true, address: true, postcode: true, town: true, latitude: true, longitude: true,
      moderation: true, updatedAt: true, host: { select: { name: true } }, programme: { select: { zone: true, title: true } },
    },
  },
} satisfies Prisma.SessionSelect

/** The public sessions of a feed, oldest first. */
export async function feedEvents(where: Prisma.SessionWhereInput, origin: string): Promise<FeedEvent[]> {
  const rows = await db().session.findMany({
    where: { AND: [where, { activity: { moderation: { in: ['PUBLISHED', 'CANCELLED'] }, publishedAt: { not: null }, programme: { publishedAt: { not: null } } } }] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: eventFields,
  })
  return rows.map(({ activity, ...session }) => ({
    ...session,
    // Words changed after the session itself: what a calendar shows changed then.
    changedAt: activity.updatedAt > session.changedAt ? activity.updatedAt : session.changedAt,
    zone: activity.programme.zone,
    title: activity.title,
    description: [activity.summary, session.note, activity.host?.name].filter(Boolean).join('\n\n'),
    location: [activity.placeName, activity.address, [activity.postcode, activity.town].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    url: `${origin}/actions/${activity.slug}`,
    latitude: activity.latitude,
    longitude: activity.longitude,
    categories: [activity.programme.title, activity.theme].filter((name) => name !== null),
    cancelled: session.status === 'CANCELLED' || activity.moderation === 'CANCELLED',
  }))
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
export function calendarFile(name: string, events: FeedEvent[]): string {
  const head = calendarOf(name, []).split('END:VCALENDAR')[0] ?? ''
  const zones = [...new Set(events.map(({ zone }) => zone))].map((zone) => `${[tzlib_get_ical_block(zone)].flat()[0]?.replace(/\r?\n/g, '\r\n').trim()}\r\n`)
  const body: string[] = []
  for (let from = 0; from < events.length; from += CHUNK) {
    const part = events.slice(from, from + CHUNK)
    const text = calendarOf(name, part)
    const components = text.slice(text.indexOf('BEGIN:VEVENT'), text.lastIndexOf('END:VEVENT') + 'END:VEVENT\r\n'.length)
    body.push(part.some(({ todo }) => todo) ? withTodos(components, part) : components)
  }
  return `${head}${zones.join('')}${body.join('')}END:VCALENDAR\r\n`
}

function calendarOf(name: string, events: FeedEvent[]): string {
  const calendar = ical({ name, prodId: { company: 'Pavillon', product: 'Pavillon', language: 'FR' }, ttl: REFRESH_HOURS * 3600 })
  for (const event of events) {
    const day = (date: Date, days = 0) => DateTime.fromJSDate(date, { zone: 'utc' }).plus({ days })
    const made = calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: DateTime.fromJSDate(event.changedAt, { zone: 'utc' }),
      lastModified: DateTime.fromJSDate(event.changedAt, { zone: 'utc' }),
      // RFC 5545 §3.6.1: the end of an event of whole days is the day after its last.
      ...(event.allDay
        ? { allDay: true, start: day(event.startsAt), end: day(event.endsAt, 1) }
        : { start: DateTime.fromJSDate(event.startsAt, { zone: event.zone }), end: DateTime.fromJSDate(event.endsAt, { zone: event.zone }), timezone: event.zone }),
      summary: plain(event.title),
      description: plain(event.description),
      url: event.url,
      status: event.cancelled ? ICalEventStatus.CANCELLED : event.tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      // A deadline or a show of days makes nobody busy.
      ...(event.allDay && { transparency: ICalEventTransparency.TRANSPARENT }),
      categories: event.categories.map((category) => ({ name: plain(category) })),
    })
    if (event.alarmMinutes !== undefined && !event.cancelled && event.todo !== 'done') made.createAlarm({ type: ICalAlarmType.display, trigger: event.alarmMinutes * 60, description: plain(event.title) })
    if (event.location) {
      const geo = event.latitude !== null && event.longitude !== null ? { lat: event.latitude, lon: event.longitude } : undefined
      made.location({ title: plain(event.location), ...(geo && { geo }) })
    }
  }
  return calendar.toString().replace(/\r?\n/g, '\r\n').replace(/(?:\r\n)*$/, '\r\n')
}

/**
 * Turns the events that are things to do into VTODO (RFC 5545 §3.6.2): the day becomes DUE, and there is no end. Lines
 * are whole properties here; what folds begins with a space.
 */
function withTodos(components: string, events: FeedEvent[]): string {
  return components.split(/(?<=END:VEVENT\r\n)/).map((component, index) => {
    const { todo, cancelled } = events[index] ?? {}
    if (!todo) return component
    const status = cancelled ? 'CANCELLED' : todo === 'done' ? 'COMPLETED' : 'NEEDS-ACTION'
    return component
      .replace('BEGIN:VEVENT', 'BEGIN:VTODO').replace('END:VEVENT', 'END:VTODO')
      .replace(/^DTSTART;VALUE=DATE:/m, 'DUE;VALUE=DATE:').replace(/^STATUS:.*\r\n/m, `STATUS:${status}\r\n`)
      .replace(/^(?:DTEND|TRANSP|X-MICROSOFT-[A-Z-]+)[;:].*\r\n(?: .*\r\n)*/gm, '')
  }).join('')
}

/** Control characters are no text in RFC 5545 §3.1; a line break may be any of three. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** The answer of a calendar address; the server adds ETag, 304 and packing. */
export function calendarResponse(text: string, { events, file }: { events: FeedEvent[]; file: string }): Response {
  const newest = events.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), new Date(0))
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${file}.ics"`,
      'X-Robots-Tag': 'noindex',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ...(events.length > 0 && { 'Last-Modified': newest.toUTCString() }),
    },
  })
}
