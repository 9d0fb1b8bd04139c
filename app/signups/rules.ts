/** The rules of sign-ups: who may, who fits, who goes next, what becomes of what. No database, no React. */
import type { Activity, Approval, Programme, Session, SignUp } from '~/db/generated/client'

export type SignUpStatus = SignUp['status']
export type Authority = Approval['authority']

/**
 * What a sign-up may become. A confirmed one goes back to PENDING when a change asks an approval again; one that
 * waits goes straight to PENDING or CONFIRMED when seats come free, or by way of an offer with a date.
 */
export const transitions: Record<SignUpStatus, readonly SignUpStatus[]> = {
  PENDING: ['CONFIRMED', 'REFUSED', 'CANCELLED'],
  CONFIRMED: ['ATTENDED', 'NO_SHOW', 'PENDING', 'CANCELLED'],
  WAITLISTED: ['OFFERED', 'PENDING', 'CONFIRMED', 'CANCELLED'],
  OFFERED: ['PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED'],
  EXPIRED: [],
  REFUSED: [],
  CANCELLED: [],
  // A count that is put right, or that comes late from a phone without a network.
  ATTENDED: ['NO_SHOW'],
  NO_SHOW: ['ATTENDED'],
}

export const canBecome = (from: SignUpStatus, to: SignUpStatus) => transitions[from].includes(to)

/** Sign-ups that hold seats. The database's index "SignUp_seated" names the same. */
export const seatedStatuses = ['PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW'] as const satisfies SignUpStatus[]

/** Sign-ups that can still be changed or cancelled. */
export const liveStatuses = ['PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED'] as const satisfies SignUpStatus[]

export const isSeated = (status: SignUpStatus) => seatedStatuses.some((seated) => seated === status)
export const isLive = (status: SignUpStatus) => liveStatuses.some((live) => live === status)

const withoutATrip: readonly Activity['kind'][] = ['TALK_IN_CLASS', 'ONLINE_EVENT', 'VIRTUAL_VISIT']

/** Whether the class goes somewhere: who speaks in class comes to it, and what is online is nowhere. */
export const classTravels = ({ kind, attendance }: Pick<Activity, 'kind' | 'attendance'>) => attendance !== 'ONLINE' && !withoutATrip.includes(kind)

/** A party takes a seat for each pupil and each adult. */
export const partyOf = ({ pupils, adults }: { pupils: number; adults: number }) => pupils + adults

/** Seats of a session, how many are taken, and how many parties wait. */
export type Room = { seats: number; taken: number; waiting: number }

export const seatsLeft = ({ seats, taken }: { seats: number; taken: number }) => Math.max(0, seats - taken)

export const fits = (room: { seats: number; taken: number }, party: number) => party <= seatsLeft(room)

/** Whether a newcomer gets seats at once: it must fit, and nobody may be overtaken who waits already. */
export const seatedAtOnce = (room: Room, party: number) => room.waiting === 0 && fits(room, party)

export type Waiting = { id: string; kind?: SignUp['kind']; pupils: number; adults: number }

/** Who gets the seats that are free, and why nobody (or nobody else) does. */
export type NextInLine<Party extends Waiting> = {
  promoted: Party[]
  /** The first of those who stay: its party is larger than the seats that are left, or the year takes no more classes. */
  heldBy?: { party: Party; size: number; left: number; yearFull: boolean }
}

/**
 * Walks the waiting list in its order and seats each party that fits. The first that does not fit keeps its rank, and
 * nobody behind it overtakes: small groups that come later would else keep a whole class waiting for ever. Staff see
 * whom the seats are kept for, and may seat another by hand. `yearLeft` classes may still come this year; null is no limit.
 */
export function nextInLine<Party extends Waiting>(waiting: readonly Party[], left: number, yearLeft: number | null = null): NextInLine<Party> {
  const promoted: Party[] = []
  let free = left
  let classes = yearLeft ?? Infinity
  for (const party of waiting) {
    const size = partyOf(party)
    const counted = party.kind === 'CLASS' ? 1 : 0
    if (size > free || counted > classes) return { promoted, heldBy: { party, size, left: free, yearFull: size <= free } }
    promoted.push(party)
    free -= size
    classes -= counted
  }
  return { promoted }
}

export type BookableSession = Pick<Session, 'seats' | 'status' | 'startsAt' | 'signUpClosesAt'>
export type BookableActivity = Pick<
  Activity, 'moderation' | 'levels' | 'minParty' | 'maxParty' | 'pupilsPerAdult' | 'openTo' | 'stepFree'
>
export type BookableProgramme = Pick<Programme, 'publishedAt' | 'status' | 'signUpOpensAt' | 'signUpClosesAt'>

export type ClassParty = {
  level: NonNullable<SignUp['level']>
  pupils: number
  adults: number
  stepFree: number
  stepFreeAcknowledged: boolean
}

/** Why a session takes no sign-ups at all, whoever asks. */
export type Shut = 'cancelled' | 'past' | 'notYet' | 'closed'
/** Why this class cannot come; `yearFull` once the activity has all the classes that its company receives in a year. */
export type NotThisClass =
  | 'yearFull' | 'notOpen' | 'level' | 'tooSmall' | 'tooLarge' | 'aboveSeats' | 'adults' | 'stepFreeTooMany' | 'stepFree'
export type WhyNot = { reason: Shut | NotThisClass; details?: Record<string, number> }

/** Why the session is shut, or undefined while it takes sign-ups. */
export function whyShut(session: BookableSession, activity: Pick<BookableActivity, 'moderation'>, programme: BookableProgramme, now: Date): Shut | undefined {
  const published = programme.publishedAt !== null && activity.moderation === 'PUBLISHED'
  if (session.status === 'CANCELLED' || activity.moderation === 'CANCELLED' || programme.status === 'CANCELLED') return 'cancelled'
  if (session.startsAt <= now) return 'past'
  if (!published || programme.status === 'HELD') return 'closed'
  if (programme.signUpOpensAt && now < programme.signUpOpensAt) return 'notYet'
  if (programme.signUpClosesAt && now >= programme.signUpClosesAt) return 'closed'
  if (session.signUpClosesAt && now >= session.signUpClosesAt) return 'closed'
  return undefined
}

/** Why this class cannot be booked for this session, or undefined when it can be seated or wait. */
export function whyNot(
  session: BookableSession & { yearLimit?: number | null; yearLeft?: number | null },
  activity: BookableActivity,
  programme: BookableProgramme,
  input: ClassParty,
  now: Date,
): WhyNot | undefined {
  const shut = whyShut(session, activity, programme, now)
  if (shut) return { reason: shut }
  const refusal = whyNotThisClass(session, activity, input)
  if (refusal) return refusal
  return session.yearLeft === 0 ? { reason: 'yearFull', details: { n: session.yearLimit ?? 0 } } : undefined
}

/** As `whyNot`, for a class that is signed up already and changes its numbers. */
export function whyNotThisClass(
  session: Pick<BookableSession, 'seats'>,
  activity: Omit<BookableActivity, 'moderation'>,
  input: ClassParty,
): WhyNot | undefined {
  const party = partyOf(input)
  const { minParty, maxParty, pupilsPerAdult } = activity
  if (!activity.openTo.includes('CLASS')) return { reason: 'notOpen' }
  if (activity.levels.length > 0 && !activity.levels.includes(input.level)) return { reason: 'level' }
  if (minParty && party < minParty) return { reason: 'tooSmall', details: { n: minParty } }
  if (maxParty && party > maxParty) return { reason: 'tooLarge', details: { n: maxParty } }
  if (party > session.seats) return { reason: 'aboveSeats', details: { n: session.seats } }
  if (pupilsPerAdult && input.pupils > input.adults * pupilsPerAdult) return { reason: 'adults', details: { n: pupilsPerAdult } }
  if (input.stepFree > party) return { reason: 'stepFreeTooMany' }
  if (input.stepFree > 0 && !activity.stepFree && !input.stepFreeAcknowledged) return { reason: 'stepFree' }
  return undefined
}

const DAY = 86_400_000
const DAYS_TO_DECIDE: Record<Authority, number> = { CHAMBER: 5, RECTORATE: 15 }

/** By when an authority should decide: its usual delay, and two days before the session at the latest. */
export function dueAt(authority: Authority, askedAt: Date, startsAt: Date): Date {
  const usual = askedAt.getTime() + DAYS_TO_DECIDE[authority] * DAY
  const latest = Math.max(askedAt.getTime(), startsAt.getTime() - 2 * DAY)
  return new Date(Math.min(usual, latest))
}

/** What a seated sign-up is, by the decisions that are under way for it (none: nobody was to be asked). */
export function statusFrom(decisions: readonly Pick<Approval, 'state'>[]): 'PENDING' | 'CONFIRMED' | 'REFUSED' {
  const live = decisions.filter(({ state }) => state !== 'SUPERSEDED')
  if (live.some(({ state }) => state === 'REFUSED')) return 'REFUSED'
  return live.every(({ state }) => state === 'GIVEN') ? 'CONFIRMED' : 'PENDING'
}

/**
 * The académie's approval is for its own schools; the chamber's is the staff's. Neither can give the other's, and nobody
 * decides for the rectorate over a school of their own.
 */
export function mayDecide(
  authority: Authority,
  viewer: { roles: readonly string[]; academies: readonly string[]; schoolIds: readonly string[]; system: boolean },
  school: { id: string; academie: string | null } | null,
): boolean {
  if (viewer.system) return false
  if (authority === 'CHAMBER') return viewer.roles.includes('STAFF')
  if (!viewer.roles.includes('RECTORATE') || !school?.academie) return false
  return viewer.academies.includes(school.academie) && !viewer.schoolIds.includes(school.id)
}

/** What a decision rests on: when one of these changes, it is asked again. */
export const restsOn = ['pupils', 'adults', 'level', 'startsAt', 'endsAt', 'place'] as const
