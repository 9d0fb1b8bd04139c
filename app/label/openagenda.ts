/**
 * Activities as events of OpenAgenda, on which the national programme runs: its fields and limits, what is too long cut and
 * said. Source: OpenAgenda, format of events. No database, no React.
 */
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Attendance } from '~/db/generated/enums'

export const LIMITS = { title: 140, description: 200, longDescription: 10_000, conditions: 255, keywords: 255, timings: 800 } as const
const DAY_MS = 86_400_000

const inFrench = (longest: number) => z.strictObject({ fr: z.string().min(1).max(longest) })
const instant = z.iso.datetime({ offset: true, precision: 0 })
const Timing = z.strictObject({ begin: instant, end: instant })

/** Whether timings, in order, are each of a day at most and do not overlap. */
function apart(timings: readonly { begin: string; end: string }[]): boolean {
  return timings.every(({ begin, end }, index) => {
    const [from, until, before] = [Date.parse(begin), Date.parse(end), timings[index - 1]]
    return from < until && until - from <= DAY_MS && (!before || Date.parse(before.end) <= from)
  })
}

export const OpenAgendaEvent = z
  .strictObject({
    extIds: z.array(z.strictObject({ key: z.string().min(1), value: z.string().min(1) })).min(1),
    title: inFrench(LIMITS.title),
    description: inFrench(LIMITS.description),
    longDescription: inFrench(LIMITS.longDescription).optional(),
    conditions: inFrench(LIMITS.conditions).optional(),
    keywords: z.strictObject({ fr: z.array(z.string().min(1)).refine((words) => words.join(', ').length <= LIMITS.keywords) }).optional(),
    registration: z.array(z.strictObject({ type: z.enum(['link', 'email', 'phone']), value: z.string().min(1) })),
    accessibility: z.strictObject({ hi: z.boolean(), vi: z.boolean(), pi: z.boolean(), mi: z.boolean(), ii: z.boolean() }),
    timings: z.array(Timing).min(1).max(LIMITS.timings).refine(apart),
    age: z.strictObject({ min: z.number().int().nullable(), max: z.number().int().nullable() }),
    attendanceMode: z.literal([1, 2, 3]),
    onlineAccessLink: z.url().optional(),
    timezone: z.string().min(1),
    status: z.literal([1, 2, 3, 4, 5, 6]),
    location: z.strictObject({ name: z.string().min(1), address: z.string(), postalCode: z.string(), city: z.string(), countryCode: z.literal('FR'), latitude: z.number().optional(), longitude: z.number().optional() }).optional(),
  })
  .refine(({ attendanceMode, onlineAccessLink }) => attendanceMode === 1 || onlineAccessLink)
export type OpenAgendaEvent = z.output<typeof OpenAgendaEvent>

/** What was cut, and how long it may be; or what keeps an activity out. */
export type Warning = { field: keyof typeof LIMITS | 'noDates' | 'noLink'; max?: number }

export type Exported = {
  uid: string
  title: string
  summary: string
  description: string
  programmeOfVisit: string
  theme: string | null
  host: string | null
  attendance: Attendance
  onlineLink: string | null
  placeName: string | null
  address: string | null
  postcode: string | null
  town: string | null
  latitude: number | null
  longitude: number | null
  minAge: number | null
  maxAge: number | null
  stepFree: boolean
  hearing: boolean
  visual: boolean
  psychic: boolean
  intellectual: boolean
  free: boolean
  conditions: string | null
  contactMail: string | null
  page: string
  zone: string
  state: 'planned' | 'moved' | 'postponed' | 'full' | 'cancelled'
  sessions: { startsAt: Date; endsAt: Date }[]
}

const STATES = { planned: 1, moved: 2, postponed: 4, full: 5, cancelled: 6 } as const
const MODES = { ONSITE: 1, ONLINE: 2, MIXED: 3 } as const
const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** A text of at most `longest` UTF-16 units, cut between letters as people see them, with an ellipsis. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  let kept = ''
  for (const { segment } of letters.segment(text)) {
    if (kept.length + segment.length + 1 > longest) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Sessions as stretches that do not overlap, each of a day at most, in order: groups that run side by side are one. */
export function stretches(sessions: readonly { startsAt: Date; endsAt: Date }[]): { from: number; until: number }[] {
  const joined: { from: number; until: number }[] = []
  // The format knows whole seconds.
  const whole = (at: Date) => Math.floor(at.getTime() / 1000) * 1000
  const sorted = sessions.map(({ startsAt, endsAt }) => ({ from: whole(startsAt), until: whole(endsAt) })).filter(({ from, until }) => from < until).sort((one, other) => one.from - other.from)
  for (const { from, until } of sorted) {
    const last = joined.at(-1)
    if (last && from < last.until) last.until = Math.max(last.until, until)
    else joined.push({ from, until })
  }
  return joined.flatMap(({ from, until }) => Array.from({ length: Math.ceil((until - from) / DAY_MS) }, (_, n) => ({ from: from + n * DAY_MS, until: Math.min(until, from + (n + 1) * DAY_MS) })))
}

/** One activity as an event, with what was cut; no event where there is no date, or no address for what is on line. */
export function openAgendaEvent(activity: Exported): { event?: OpenAgendaEvent; warnings: Warning[] } {
  const warnings: Warning[] = []
  const short = (field: 'title' | 'description' | 'longDescription' | 'conditions', text: string) => {
    const max = LIMITS[field]
    if (text.length > max) warnings.push({ field, max })
    return cut(text, max)
  }
  const spans = stretches(activity.sessions)
  if (spans.length === 0) return { warnings: [{ field: 'noDates' }] }
  if (spans.length > LIMITS.timings) warnings.push({ field: 'timings', max: LIMITS.timings })
  const onLine = activity.attendance !== 'ONSITE'
  if (onLine && !z.url().safeParse(activity.onlineLink).success) return { warnings: [{ field: 'noLink' }] }
  const words = [activity.theme, activity.host].map((word) => word?.trim()).filter((word) => !!word) as string[]
  const keywords = words.map((word) => cut(word, 120))
  if (keywords.some((word, index) => word !== words[index])) warnings.push({ field: 'keywords', max: LIMITS.keywords })
  const see = activity.programmeOfVisit.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => `- ${line}`).join('\n')
  const long = short('longDescription', [activity.description.trim(), see].filter(Boolean).join('\n\n'))
  const conditions = short('conditions', [activity.free && 'Gratuit', activity.conditions?.trim()].filter(Boolean).join('. '))
  const clock = (at: number) => DateTime.fromMillis(at, { zone: activity.zone }).toISO({ suppressMilliseconds: true }) ?? ''
  const place = activity.placeName?.trim() || activity.town?.trim()
  const event: OpenAgendaEvent = {
    extIds: [{ key: 'pavillon', value: activity.uid }],
    title: { fr: short('title', activity.title.trim()) },
    description: { fr: short('description', activity.summary.trim() || activity.title.trim()) },
    ...(long && { longDescription: { fr: long } }),
    ...(conditions && { conditions: { fr: conditions } }),
    ...(keywords.length > 0 && { keywords: { fr: keywords } }),
    registration: [{ type: 'link', value: activity.page }, ...(activity.contactMail ? [{ type: 'email' as const, value: activity.contactMail }] : [])],
    accessibility: { hi: activity.hearing, vi: activity.visual, pi: activity.psychic, mi: activity.stepFree, ii: activity.intellectual },
    timings: spans.slice(0, LIMITS.timings).map(({ from, until }) => ({ begin: clock(from), end: clock(until) })),
    age: { min: activity.minAge, max: activity.maxAge },
    attendanceMode: MODES[activity.attendance],
    ...(onLine && activity.onlineLink && { onlineAccessLink: activity.onlineLink }),
    timezone: activity.zone,
    status: STATES[activity.state],
    ...(place && activity.attendance !== 'ONLINE' && {
      location: {
        name: place, address: activity.address?.trim() ?? '', postalCode: activity.postcode ?? '', city: activity.town ?? '', countryCode: 'FR' as const,
        ...(activity.latitude !== null && activity.longitude !== null && { latitude: activity.latitude, longitude: activity.longitude }),
      },
    }),
  }
  return { event, warnings }
}
