/** What each paper says of a visit, gathered from what is true now. When it changes, another paper takes its place. */
import { isDeepStrictEqual } from 'node:util'
import type { ActivityKind, Authority, Level, PaperKind, SafetyGear, TransportMode, TransportPayer } from '~/db/generated/enums'
import { natureOf, type Visit } from './rules'

type Organisation = { name: string; lines: string[]; phone: string | null }
type Moment = { startsAt: string; endsAt: string; zone: string }

/** How a class comes, what that costs and who pays; what the school wrote beside it is not for others. */
type Transport = { mode: TransportMode | null; costCents: number | null; payer: TransportPayer | null }

/** What is told of a visit on each of its papers. */
type Common = Moment & {
  school: Organisation & { uai: string; town: string }
  host: Organisation | null
  others: string[]
  activity: string
  what: ActivityKind
  place: string
  level: Level | null
  className: string | null
  gear: SafetyGear[]
  minAge: number | null
}

export type ConventionFacts = Common & { kind: 'CONVENTION'; nature: 'OBSERVATION' | 'INFORMATION'; content: string; pupils: number; adults: number; stepFree: number; safety: string | null; transport: Transport; agreedBy: Authority[] }
export type NoticeFacts = Common & { kind: 'NOTICE'; summary: string; content: string; note: string | null; free: boolean; transport: Transport }
export type RisksFacts = Common & { kind: 'RISKS'; safety: string | null; access: string | null; note: string | null; stepFree: boolean; pupilsPerAdult: number | null }
export type PaperFacts = ConventionFacts | NoticeFacts | RisksFacts

type Place = { address: string | null; postcode: string | null; town: string | null }

/** A visit as the database has it, with all that its papers may say. No person is in it. */
export type VisitNow = {
  level: Level | null
  className: string | null
  pupils: number
  adults: number
  stepFree: number
  transportMode: TransportMode | null
  transportCostCents: number | null
  transportPayer: TransportPayer | null
  school: (Place & { name: string; town: string; uai: string; phone: string | null }) | null
  approvals: { authority: Authority; state: string }[]
  session: {
    startsAt: Date
    endsAt: Date
    note: string | null
    activity: Place & {
      kind: ActivityKind; attendance: Visit['attendance']; conventionNeeded: boolean; title: string; summary: string; programmeOfVisit: string; placeName: string | null; accessNotes: string | null
      gear: SafetyGear[]; minAge: number | null; safetyNotes: string | null; stepFree: boolean; pupilsPerAdult: number | null; priceCents: number
      host: (Place & { name: string; phone: string | null }) | null
      coHosts: { company: { name: string } }[]
      programme: { zone: string }
    }
  }
}

/** The visit as the rules ask for it. */
export function visitOf({ level, session: { activity } }: VisitNow): Visit {
  return { kind: activity.kind, attendance: activity.attendance, conventionNeeded: activity.conventionNeeded, level, hosted: activity.host !== null }
}

const town = ({ postcode, town }: Place) => [postcode, town].filter(Boolean).join(' ')
const addressLines = (place: Place) => [place.address ?? '', town(place)].filter(Boolean)

/** What the paper of this kind says of the visit now. */
export function factsOf(kind: PaperKind, visit: VisitNow): PaperFacts {
  const { session, school } = visit
  const { activity } = session
  const common: Common = {
    school: { name: school?.name ?? '', lines: school ? addressLines(school) : [], phone: school?.phone ?? null, uai: school?.uai ?? '', town: school?.town ?? '' },
    host: activity.host && { name: activity.host.name, lines: addressLines(activity.host), phone: activity.host.phone },
    others: activity.coHosts.map(({ company }) => company.name).sort((one, other) => one.localeCompare(other, 'fr')),
    activity: activity.title, what: activity.kind, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(), zone: activity.programme.zone,
    place: [activity.placeName, activity.address, town(activity)].filter(Boolean).join(', '),
    level: visit.level, className: visit.className, gear: [...activity.gear].sort(), minAge: activity.minAge,
  }
  const content = activity.programmeOfVisit
  const transport: Transport = { mode: visit.transportMode, costCents: visit.transportCostCents, payer: visit.transportPayer }
  if (kind === 'CONVENTION') {
    const agreedBy = visit.approvals.filter(({ state }) => state === 'GIVEN').map(({ authority }) => authority).sort()
    return { ...common, kind, nature: natureOf(visitOf(visit)), content, pupils: visit.pupils, adults: visit.adults, stepFree: visit.stepFree, safety: activity.safetyNotes, transport, agreedBy }
  }
  if (kind === 'NOTICE') return { ...common, kind, summary: activity.summary, content, note: session.note, free: activity.priceCents === 0, transport }
  return { ...common, kind, safety: activity.safetyNotes, access: activity.accessNotes, note: session.note, stepFree: activity.stepFree, pupilsPerAdult: activity.pupilsPerAdult }
}

/**
 * On what a paper rests: when one of these is different, another takes its place and is signed anew. A corrected address,
 * a new phone number or a better description alone does not make anybody sign again.
 */
const restsOn = {
  CONVENTION: ['startsAt', 'endsAt', 'place', 'school', 'host', 'others', 'level', 'className', 'pupils', 'adults', 'stepFree', 'nature', 'content', 'gear', 'minAge', 'safety', 'transport'],
  NOTICE: ['startsAt', 'endsAt', 'place', 'host', 'className', 'gear', 'minAge', 'free', 'transport'],
  RISKS: ['startsAt', 'endsAt', 'place', 'host', 'className', 'gear', 'minAge', 'safety', 'access', 'note', 'stepFree', 'pupilsPerAdult'],
} as const satisfies Record<PaperKind, readonly string[]>

export type Ground = (typeof restsOn)[PaperKind][number]

/** Of an organisation, what it is known by. Nothing is nothing, however it is written. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (typeof value !== 'object' || Array.isArray(value)) return value
  return 'uai' in value ? value.uai : 'name' in value ? value.name : value
}

/** What is different, of that on which the paper rests, from what it says. */
export function changedGrounds(made: PaperFacts, now: PaperFacts): Ground[] {
  const [before, after] = [made, now] as unknown as Record<string, unknown>[]
  return restsOn[now.kind].filter((ground) => !isDeepStrictEqual(plain(before?.[ground]), plain(after?.[ground])))
}
