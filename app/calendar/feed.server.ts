import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'

void ICalCalendarMethod
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

/** An iCalendar file (RFC 5545, RFC 7986) without METHOD, ORGANIZER or anything of the hour at which it is made. */
export function calendarFile(name: string, events: FeedEvent[]): string {
  const head = calendarOf(name, []).split('END:VCALENDAR')[0] ?? ''
  const zones = [...new Set(events.map(({ zone }) => zone))].map((zone) => `${[tzlib_get_ical_block(zone)].flat()[0]?.replace(/\r?\n/g, '\r\n').trim()}\r\n`)
  const body: string[] = []
  for (let from = 0; from < events.length; from += CHUNK) {
    const text = calendarOf(name, events.slice(from, from + CHUNK))
    body.push(text.slice(text.indexOf('BEGIN:VEVENT'), text.lastIndexOf('END:VEVENT') + 'END:VEVENT\r\n'.length))
  }
  return `${head}${zones.join('')}${body.join('')}END:VCALENDAR\r\n`
}

function calendarOf(name: string, events: FeedEvent[]): string {
  const calendar = ical({ name, prodId: { company: 'Pavillon', product: 'Pavillon', language: 'FR' }, ttl: REFRESH_HOURS * 3600 })
  for (const event of events) {
    const made = calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: DateTime.fromJSDate(event.changedAt, { zone: 'utc' }),
      lastModified: DateTime.fromJSDate(event.changedAt, { zone: 'utc' }),
      start: DateTime.fromJSDate(event.startsAt, { zone: event.zone }),
      end: DateTime.fromJSDate(event.endsAt, { zone: event.zone }),
      timezone: event.zone,
      summary: plain(event.title),
      description: plain(event.description),
      url: event.url,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      categories: event.categories.map((category) => ({ name: plain(category) })),
    })
    if (event.location) {
      const geo = event.latitude !== null && event.longitude !== null ? { lat: event.latitude, lon: event.longitude } : undefined
      made.location({ title: plain(event.location), ...(geo && { geo }) })
    }
  }
  return calendar.toString().replace(/\r?\n/g, '\r\n').replace(/(?:\r\n)*$/, '\r\n')
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
