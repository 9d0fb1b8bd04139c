/** The rules of offers: for how long seats are held for who waits. No database, no React. */
import { addDays, fromDateOnly, instantOf, localDate } from '~/ui/time'

const HOUR = 3_600_000
/** Nearer than that there is no time to ask: who is next gets the seats, and says so if they cannot come. */
export const TOO_NEAR = 48 * HOUR
const WORKING_DAYS = 2
const CLOSES = '18:00'

/**
 * Until when seats are held for whom they are offered to: six in the evening of the second working day after today,
 * and a day before the session at the latest, so that another can still be asked. Undefined when the session is too
 * near for asking: then seats are given at once.
 */
export function offerUntil(now: Date, startsAt: Date, publicHolidays: ReadonlySet<string>): Date | undefined {
  if (startsAt.getTime() - now.getTime() < TOO_NEAR) return undefined
  let day = localDate(now)
  for (let left = WORKING_DAYS; left > 0;) {
    day = addDays(day, 1)
    const weekday = fromDateOnly(day).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !publicHolidays.has(day)) left -= 1
  }
  return new Date(Math.min(instantOf(day, CLOSES).getTime(), startsAt.getTime() - 24 * HOUR))
}
