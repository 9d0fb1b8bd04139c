/** The rules of the day itself: what a group is when it stands at the door, and what it becomes afterwards. */
import type { SignUp } from '~/db/generated/client'

/** Whoever comes later than this after the beginning is late. */
export const LATE_MINUTES = 10
/** The door may be kept from so many hours before the beginning. */
export const DOOR_OPENS_HOURS = 12

export type AtDoor = 'expected' | 'here' | 'late' | 'absent'

/** What was seen of a group: nobody yet, all or some of them, in time or late, or that nobody came. */
export type Seen = { pupilsPresent: number | null; adultsPresent: number | null; arrivedAt: Date | null }

export function atDoor({ pupilsPresent, adultsPresent, arrivedAt }: Seen, startsAt: Date): AtDoor {
  if (pupilsPresent === null || adultsPresent === null) return 'expected'
  if (pupilsPresent + adultsPresent === 0) return 'absent'
  const late = arrivedAt !== null && arrivedAt.getTime() > startsAt.getTime() + LATE_MINUTES * 60_000
  return late ? 'late' : 'here'
}

/** One sending of a device: counts, both 0 when nobody came. */
export type Sighting = { pupils: number; adults: number; seenAt: Date }

/**
 * What a group is by all that was seen of it, in whatever order it was sent: the last sighting counts; they are here
 * since the first one after the last that found nobody.
 */
export function seenOf(sightings: readonly Sighting[]): Seen {
  const inOrder = [...sightings].sort((one, other) => one.seenAt.getTime() - other.seenAt.getTime())
  const last = inOrder.at(-1)
  if (!last) return { pupilsPresent: null, adultsPresent: null, arrivedAt: null }
  const emptyBefore = inOrder.map(({ pupils, adults }) => pupils + adults === 0).lastIndexOf(true)
  return { pupilsPresent: last.pupils, adultsPresent: last.adults, arrivedAt: inOrder[emptyBefore + 1]?.seenAt ?? null }
}

/** What a sign-up becomes when the door closes: whoever nobody saw did not come. */
export function attendanceOf({ pupilsPresent, adultsPresent }: Pick<Seen, 'pupilsPresent' | 'adultsPresent'>): 'ATTENDED' | 'NO_SHOW' {
  return (pupilsPresent ?? 0) + (adultsPresent ?? 0) > 0 ? 'ATTENDED' : 'NO_SHOW'
}

/** Whose arrival is noted: those who have their seats. Somebody who comes for themselves is there, confirmed or not. */
export function isExpected({ kind, status }: Pick<SignUp, 'kind' | 'status'>): boolean {
  return status === 'CONFIRMED' || status === 'ATTENDED' || status === 'NO_SHOW' || (status === 'PENDING' && kind === 'PERSON')
}

const HOUR = 3_600_000

/** Whether arrivals of a session can be noted yet. */
export const doorIsOpen = (startsAt: Date, now: Date) => now.getTime() >= startsAt.getTime() - DOOR_OPENS_HOURS * HOUR

/** A host sees who comes, by name, from the eve of the day until a week after; staff always. */
export function hostMaySee({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - 36 * HOUR && now.getTime() <= endsAt.getTime() + 7 * 24 * HOUR
}

/** `VIS-2026-0042` */
export const certificateNumber = ({ year, sequence }: { year: number; sequence: number }) => `VIS-${year}-${String(sequence).padStart(4, '0')}`
