import type { Activity } from '~/db/generated/client'
import { addDays, daysBetween, fromDateOnly } from '~/ui/time'
import type { SeriesInput } from './schema'

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

export type SkipReason = 'holiday' | 'publicHoliday' | 'past'
export type DayOff = { firstDay: string; backOn: string }

/** The days of a series, and those it skips with the reason: school holidays, public holidays, what is past. */
export function seriesDays(
  { from, until, weekdays }: Pick<SeriesInput, 'from' | 'until' | 'weekdays'>,
  off: { holidays: readonly DayOff[]; publicHolidays: ReadonlySet<string>; today: string },
): { days: string[]; skipped: { day: string; reason: SkipReason }[] } {
  const days: string[] = []
  const skipped: { day: string; reason: SkipReason }[] = []
  const length = Math.min(daysBetween(from, until), LONGEST_SERIES)
  for (let n = 0; n <= length; n += 1) {
    const day = addDays(from, n)
    if (!weekdays.includes(weekdayOf(day))) continue
    const reason = reasonToSkip(day, off)
    if (reason) skipped.push({ day, reason })
    else days.push(day)
  }
  return { days, skipped }
}

// A school year and a bit: a longer one is a slip of the hand.
const LONGEST_SERIES = 400

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string) => ((fromDateOnly(day).getUTCDay() + 6) % 7) + 1

function reasonToSkip(day: string, off: { holidays: readonly DayOff[]; publicHolidays: ReadonlySet<string>; today: string }): SkipReason | undefined {
  if (day < off.today) return 'past'
  if (off.publicHolidays.has(day)) return 'publicHoliday'
  return off.holidays.some(({ firstDay, backOn }) => firstDay <= day && day < backOn) ? 'holiday' : undefined
}
