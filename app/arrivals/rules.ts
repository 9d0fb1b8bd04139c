/** The rules of the day itself: what a group is when it stands at the door, and what it becomes afterwards. */
import type { SignUp } from '~/db/generated/client'
import type { ActivityKind } from '~/db/generated/enums'

/** Whoever comes later than this after the beginning is late, where one comes for the beginning. */
export const LATE_MINUTES = 10
/** What one comes to when one likes, while it is open: nobody is late there, a class as little as a family. */
export const comeWhenYouLike: readonly ActivityKind[] = ['OPEN_DAY', 'EXHIBITION', 'CAREERS_FORUM', 'JOB_DATING']
/** The door may be kept from so many hours before the beginning. */
export const DOOR_OPENS_HOURS = 12

export type AtDoor = 'expected' | 'here' | 'late' | 'absent'

/** What was seen of a group: nobody yet, all or some of them, in time or late, or that nobody came. */
export type Seen = { pupilsPresent: number | null; adultsPresent: number | null; arrivedAt: Date | null }

/** Where a group stands at the door. Late is only who had an appointment: a visit, a workshop, a talk begin with everybody there. */
export function atDoor({ pupilsPresent, adultsPresent, arrivedAt }: Seen, { startsAt, kind }: { startsAt: Date; kind: ActivityKind }): AtDoor {
  if (pupilsPresent === null || adultsPresent === null) return 'expected'
  if (pupilsPresent + adultsPresent === 0) return 'absent'
  const late = !comeWhenYouLike.includes(kind) && arrivedAt !== null && arrivedAt.getTime() > startsAt.getTime() + LATE_MINUTES * 60_000
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

/** From when on arrivals of a session can be noted. */
export const doorOpensAt = (startsAt: Date) => new Date(startsAt.getTime() - DOOR_OPENS_HOURS * HOUR)
export const doorIsOpen = (startsAt: Date, now: Date) => now >= doorOpensAt(startsAt)

/**
 * When something was seen, by our clock. A device's clock may be of another year: believed is only how long before the
 * sending it was. Without that, what lies ahead of us was seen now; never is it made later than the device says.
 */
export function whenSeen({ seenAt, sentAt }: { seenAt?: number; sentAt?: number }, now: Date): Date {
  if (seenAt === undefined) return now
  return new Date(Math.min(now.getTime(), sentAt === undefined ? seenAt : now.getTime() - (sentAt - seenAt)))
}

/** A count that the server did not take, as the device remembers it. */
export type Untaken = { signUpId: string; pupils: number; adults: number; reason: string; at: Date }

/**
 * Whether a count that was not taken can leave the device by itself, because nothing is lost with it: nobody can have
 * come before the door opened, which is told until it does; of a group that is not expected, that nobody came; what the
 * server has just so by now; and what is older than a page of the day is kept.
 */
export function isMoot({ signUpId, pupils, adults, reason, at }: Untaken, groups: readonly (Seen & { id: string })[], startsAt: Date, now: Date): boolean {
  if (now.getTime() - at.getTime() > 36 * HOUR) return true
  if (reason === 'tooEarly') return doorIsOpen(startsAt, now) && !doorIsOpen(startsAt, at)
  const group = groups.find(({ id }) => id === signUpId)
  return group ? group.pupilsPresent === pupils && group.adultsPresent === adults : pupils + adults === 0
}

/** A host sees who comes, by name, from the eve of the day until a week after; staff always. */
export function hostMaySee({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - 36 * HOUR && now.getTime() <= endsAt.getTime() + 7 * 24 * HOUR
}

/** `VIS-2026-0042` */
export const certificateNumber = ({ year, sequence }: { year: number; sequence: number }) => `VIS-${year}-${String(sequence).padStart(4, '0')}`
