/** The rules of requests: what becomes of what, which dates suit, how far it is. No database, no React. */
import type { ActivityKind, RequestState, VisitOfferState } from '~/db/generated/enums'
import { addDays, daysBetween, localDate, localTime } from '~/ui/time'

/** What a request may become; the last three are ends. One whose offers are all gone is open again. */
export const transitions: Record<RequestState, readonly RequestState[]> = {
  OPEN: ['OFFERED', 'ACCEPTED', 'WITHDRAWN', 'EXPIRED'],
  OFFERED: ['OPEN', 'ACCEPTED', 'WITHDRAWN', 'EXPIRED'],
  ACCEPTED: [],
  WITHDRAWN: [],
  EXPIRED: [],
}

/** What an offer may become: the school answers, or its company takes it back. */
export const offerTransitions: Record<VisitOfferState, readonly VisitOfferState[]> = {
  MADE: ['ACCEPTED', 'DECLINED', 'WITHDRAWN'],
  ACCEPTED: [],
  DECLINED: [],
  WITHDRAWN: [],
}

export const canBecome = (from: RequestState, to: RequestState) => transitions[from].includes(to)
export const offerCanBecome = (from: VisitOfferState, to: VisitOfferState) => offerTransitions[from].includes(to)

/** Requests that somebody may still answer. */
export const liveStates = ['OPEN', 'OFFERED'] as const satisfies RequestState[]
export const isLive = (state: RequestState) => liveStates.some((live) => live === state)

/** What a school can ask for: to go somewhere, or that somebody comes. */
export const requestKinds = ['COMPANY_VISIT', 'TALK_IN_CLASS', 'WORKSHOP'] as const satisfies ActivityKind[]

/** How staff look at requests: columns by state, or a table. */
export const views = ['colonnes', 'tableau'] as const

export const parts = ['DAY', 'MORNING', 'AFTERNOON'] as const
/** Days on which a class could come, both included, 'YYYY-MM-DD'; whole days, mornings or afternoons. */
export type Window = { from: string; until: string; part: (typeof parts)[number] }

const MORNING_ENDS = '13:00'
const AFTERNOON_STARTS = '12:00'

/** A local day with its hours; undefined for what ends on another day. */
export type Span = { day: string; start: string; end: string } | undefined

export function spanOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, zone: string): Span {
  const day = localDate(startsAt, zone)
  return localDate(endsAt, zone) === day ? { day, start: localTime(startsAt, zone), end: localTime(endsAt, zone) } : undefined
}

// No holidays last as long.
const LONGEST = 120

/** The days of a window, of its first months where it is longer. */
export const daysOfWindow = ({ from, until }: Window): string[] => Array.from({ length: Math.min(daysBetween(from, until), LONGEST) + 1 }, (_, n) => addDays(from, n))

/** Whether a day and its hours lie in one of the windows: the day, and its half. */
export const spanInWindow = (windows: readonly Window[], span: Span) =>
  span !== undefined && windows.some(({ from, until, part }) => from <= span.day && span.day <= until && (part === 'DAY' || (part === 'MORNING' ? span.end <= MORNING_ENDS : span.start >= AFTERNOON_STARTS)))

/** Whether something lies in one of the windows, by the clocks of its place. */
export const inWindow = (windows: readonly Window[], dates: { startsAt: Date; endsAt: Date }, zone: string) => spanInWindow(windows, spanOf(dates, zone))

/** The last day on which the class could come. */
export const lastDayOf = (windows: readonly Window[]) => windows.map(({ until }) => until).sort().at(-1) ?? ''

export type Place = { latitude: number | null; longitude: number | null }

const EARTH_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in kilometres (haversine); null where one of the places is not known. */
export function kilometresBetween(one: Place, other: Place): number | null {
  if (one.latitude === null || one.longitude === null || other.latitude === null || other.longitude === null) return null
  const [latitude, longitude] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)]
  const chord = Math.sin(latitude / 2) ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitude / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, chord)))
}
