import type { Activity } from '~/db/generated/client'
import type { SignUpKind } from '~/db/generated/enums'
import { addDays, daysBetween, fromDateOnly, instantOf, occursTwice } from '~/ui/time'
import type { SeriesInput, SessionInput } from './schema'

type Typed = Pick<SessionInput, 'date' | 'startTime' | 'endTime' | 'overnight'>
const HOUR = 3_600_000

/**
 * The instants of a session that was typed in local words. `unchanged` are those it had: what reads the same stays the
 * same. In the hour that autumn repeats the first is meant, unless the end would then come before the beginning.
 * @throws {RangeError} for an hour that spring leaves out; `skippedTime` tells which
 */
export function instantsOf({ date, startTime, endTime, overnight }: Typed, zone: string, unchanged?: { startsAt: Date; endsAt: Date }): { startsAt: Date; endsAt: Date } {
  const lastDay = overnight ? addDays(date, 1) : date
  const startsAt = instantOf(date, startTime, zone, unchanged?.startsAt)
  const endsAt = instantOf(lastDay, endTime, zone, unchanged?.endsAt)
  if (endsAt > startsAt || !occursTwice(lastDay, endTime, zone)) return { startsAt, endsAt }
  return { startsAt, endsAt: new Date(endsAt.getTime() + HOUR) }
}

/** Which of a session's times spring leaves out on its day, if one does. */
export function skippedTime({ date, startTime, endTime, overnight }: Typed, zone: string): 'startTime' | 'endTime' | undefined {
  const exists = (day: string, time: string) => {
    try {
      return !!instantOf(day, time, zone)
    } catch {
      return false
    }
  }
  if (!exists(date, startTime)) return 'startTime'
  return exists(overnight ? addDays(date, 1) : date, endTime) ? undefined : 'endTime'
}

export type Missing = 'sessions' | 'place' | 'summary' | 'audiences' | 'openTo' | 'programme'

type Publishable = Pick<Activity, 'summary' | 'attendance' | 'placeName' | 'town' | 'onlineLink' | 'audiences' | 'levels' | 'openTo' | 'datesOnRequest'>

/** What an activity lacks before people can use its page. */
export function missingFor(activity: Publishable, sessions: number, programmePublished: boolean): Missing[] {
  const { attendance, placeName, town, onlineLink, audiences, levels, openTo, datesOnRequest, summary } = activity
  const placed = attendance === 'ONLINE' ? !!onlineLink : attendance === 'MIXED' ? !!onlineLink && !!(placeName || town) : !!(placeName || town)
  const checks: [Missing, boolean][] = [
    ['summary', summary.trim().length > 0],
    ['place', placed],
    ['audiences', audiences.length + levels.length > 0],
    ['openTo', openTo.length > 0],
    ['sessions', sessions > 0 || datesOnRequest],
    ['programme', programmePublished],
  ]
  return checks.filter(([, there]) => !there).map(([what]) => what)
}

export type SkipReason = 'holiday' | 'publicHoliday' | 'past' | 'already'
export type DayOff = { firstDay: string; backOn: string }
export type DaysOff = { holidays: readonly DayOff[]; publicHolidays: ReadonlySet<string>; today: string; already?: ReadonlySet<string> }

/**
 * The days of a series, and those it skips with the reason: school holidays, public holidays, what is past, and days
 * in `already`, which have such a session (so that a form sent twice adds nothing twice).
 */
export function seriesDays(
  { from, until, weekdays }: Pick<SeriesInput, 'from' | 'until' | 'weekdays'>,
  off: DaysOff,
): { days: string[]; skipped: { day: string; reason: SkipReason }[] } {
  const days: string[] = []
  const skipped: { day: string; reason: SkipReason }[] = []
  for (let n = 0; n <= daysBetween(from, until); n += 1) {
    const day = addDays(from, n)
    if (!weekdays.includes(weekdayOf(day))) continue
    const reason = reasonToSkip(day, off)
    if (reason) skipped.push({ day, reason })
    else days.push(day)
  }
  return { days, skipped }
}

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string) => ((fromDateOnly(day).getUTCDay() + 6) % 7) + 1

function reasonToSkip(day: string, off: DaysOff): SkipReason | undefined {
  if (day < off.today) return 'past'
  if (off.already?.has(day)) return 'already'
  const why = whyOff(day, off)
  return why === 'schoolHoliday' ? 'holiday' : why
}

export type WhyOff = 'schoolHoliday' | 'publicHoliday'

/** Why there is no school on a day, if there is none. */
export function whyOff(day: string, { holidays, publicHolidays }: Pick<DaysOff, 'holidays' | 'publicHolidays'>): WhyOff | undefined {
  if (publicHolidays.has(day)) return 'publicHoliday'
  return holidays.some(({ firstDay, backOn }) => firstDay <= day && day < backOn) ? 'schoolHoliday' : undefined
}

/** Whether classes come and nobody by themselves: then it lies on days of school. What the public may visit is free to lie on any. */
export const forClassesOnly = (openTo: readonly SignUpKind[]) => openTo.includes('CLASS') && !openTo.includes('PERSON')
