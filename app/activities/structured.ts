import type { publicActivity } from './public-queries.server'

type Shown = NonNullable<Awaited<ReturnType<typeof publicActivity>>>

/** Sessions told to search engines: the next ones are enough, a page may have thousands. */
const MOST = 20

/**
 * The coming sessions as schema.org events, ready to stand in a `<script type="application/ld+json">`: `<` is written
 * as an escape, so that no title can end the script.
 */
export function structuredEvents({ activity, sessions }: Shown, address: string, now: Date): string | undefined {
  const coming = sessions.filter(({ endsAt }) => endsAt >= now).slice(0, MOST)
  if (coming.length === 0) return undefined
  const place = { '@type': 'Place', name: activity.placeName ?? activity.town ?? activity.title, address: { '@type': 'PostalAddress', streetAddress: activity.address ?? undefined, postalCode: activity.postcode ?? undefined, addressLocality: activity.town ?? undefined, addressCountry: 'FR' } }
  const online = activity.onlineLink ? { '@type': 'VirtualLocation', url: address } : undefined
  const events = coming.map(({ startsAt, endsAt, status, seats, taken }) => ({
    '@context': 'https://schema.org', '@type': 'Event', name: activity.title, description: activity.summary || undefined, url: address, startDate: startsAt.toISOString(), endDate: endsAt.toISOString(),
    eventStatus: `https://schema.org/${status === 'CANCELLED' || activity.moderation === 'CANCELLED' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${{ ONSITE: 'OfflineEventAttendanceMode', ONLINE: 'OnlineEventAttendanceMode', MIXED: 'MixedEventAttendanceMode' }[activity.attendance]}`,
    location: activity.attendance === 'ONLINE' ? online : activity.attendance === 'MIXED' ? [place, online] : place,
    organizer: activity.host ? { '@type': 'Organization', name: activity.host.name } : undefined,
    isAccessibleForFree: activity.priceCents === 0, maximumAttendeeCapacity: seats, remainingAttendeeCapacity: Math.max(0, seats - taken),
  }))
  return JSON.stringify(events).replace(/</g, '\\u003c')
}
