/**
 * The one module that turns instants into words and back. Instants are `Date`; local days are 'YYYY-MM-DD',
 * local times 'HH:MM', months 'YYYY-MM'; zones are IANA names.
 */
import { type CalendarDate, parseDate, parseDateTime, toZoned, fromDate } from '@internationalized/date'

export const HOUSE_ZONE = 'Europe/Paris'

type Language = string
type Day = Date | string

/** Today in a zone, as 'YYYY-MM-DD'. */
export function todayIn(zone = HOUSE_ZONE, now = new Date()): string {
  return localDate(now, zone)
}

/** The local day of an instant, as 'YYYY-MM-DD'. */
export function localDate(instant: Date, zone = HOUSE_ZONE): string {
  return fromDate(instant, zone).toString().slice(0, 10)
}

/** The local time of an instant, as 'HH:MM'. */
export function localTime(instant: Date, zone = HOUSE_ZONE): string {
  return fromDate(instant, zone).toString().slice(11, 16)
}

/**
 * The instant of a local date and time. When `unchanged` reads as that same date and time, it is returned itself:
 * so a form that is saved unchanged changes nothing, even in the hour that occurs twice in autumn.
 * Otherwise the first of two instants is meant.
 * @throws {RangeError} 'unreadable' for text that is no date or time, 'skipped' for a time that spring leaves out
 */
export function instantOf(date: string, time: string, zone = HOUSE_ZONE, unchanged?: Date): Date {
  if (unchanged && localDate(unchanged, zone) === date && localTime(unchanged, zone) === time) return unchanged
  let local
  try {
    local = parseDateTime(`${date}T${time}`)
  } catch {
    throw new RangeError('unreadable')
  }
  const instant = toZoned(local, zone, 'earlier').toDate()
  if (localDate(instant, zone) !== date || localTime(instant, zone) !== time) throw new RangeError('skipped')
  return instant
}

/** Whether a local date and time occurs twice, as in the night in which autumn turns the clocks back. */
export function occursTwice(date: string, time: string, zone = HOUSE_ZONE): boolean {
  try {
    const local = parseDateTime(`${date}T${time}`)
    const [first, second] = [toZoned(local, zone, 'earlier').toDate(), toZoned(local, zone, 'later').toDate()]
    return first < second && localTime(first, zone) === localTime(second, zone)
  } catch {
    return false
  }
}

/** A `@db.Date` column (UTC midnight) as 'YYYY-MM-DD'. */
export function dateOnly(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** 'YYYY-MM-DD' as a `@db.Date` column wants it (UTC midnight). */
export function fromDateOnly(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** A day some days later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString()
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((fromDateOnly(to).getTime() - fromDateOnly(from).getTime()) / 86_400_000)
}

/** The month some months later (or earlier). */
export function addMonths(month: string, months: number): string {
  return parseDate(`${month}-01`).add({ months }).toString().slice(0, 7)
}

/** The days of a month with those that fill its first and last week, Monday first, as weeks of seven 'YYYY-MM-DD'. */
export function weeksOfMonth(month: string): string[][] {
  const first = parseDate(`${month}-01`)
  const weekday = (fromDateOnly(first.toString()).getUTCDay() + 6) % 7
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  const weeks: string[][] = []
  for (let day: CalendarDate = first.subtract({ days: weekday }); day.compare(last) <= 0; day = day.add({ weeks: 1 })) {
    weeks.push(Array.from({ length: 7 }, (_, index) => day.add({ days: index }).toString()))
  }
  return weeks
}

/** « jeudi 19 novembre 2026 » */
export function dayWords(day: Day, language: Language, zone = HOUSE_ZONE): string {
  return inWords(day, language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** « jeu. 19 nov. » */
export function shortDayWords(day: Day, language: Language, zone = HOUSE_ZONE): string {
  return inWords(day, language, zone, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** « 19/11/2026 » */
export function shortDate(day: Day, language: Language, zone = HOUSE_ZONE): string {
  return inWords(day, language, zone, { day: '2-digit', month: '2-digit', year: 'numeric' })
}

/** « novembre 2026 » */
export function monthWords(month: string, language: Language): string {
  return inWords(`${month}-01`, language, 'UTC', { month: 'long', year: 'numeric' })
}

/** « lundi », for day 1 (Monday) to 7 (Sunday). */
export function weekdayWords(weekday: number, language: Language, length: 'long' | 'short' | 'narrow' = 'long'): string {
  return inWords(addDays('2024-01-01', weekday - 1), language, 'UTC', { weekday: length })
}

/** « 9 h 30 » in French, “09:30” in English. */
export function timeWords(instant: Date, language: Language, zone = HOUSE_ZONE): string {
  const time = localTime(instant, zone)
  if (!language.startsWith('fr')) return time
  const [hours, minutes] = time.split(':')
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
}

/** « 9 h 30 – 11 h 30 »; names the other day when it ends on one: « 22 h – sam. 16 janv., 1 h 30 ». */
export function timeRangeWords(start: Date, end: Date, language: Language, zone = HOUSE_ZONE): string {
  const day = localDate(start, zone) === localDate(end, zone) ? '' : `${shortDayWords(end, language, zone)}, `
  return `${timeWords(start, language, zone)} – ${day}${timeWords(end, language, zone)}`
}

/** « jeudi 19 novembre 2026, 9 h 30 – 11 h 30 »; names both days when it ends on another. */
export function sessionWords(start: Date, end: Date, language: Language, zone = HOUSE_ZONE): string {
  if (localDate(start, zone) === localDate(end, zone)) {
    return `${dayWords(start, language, zone)}, ${timeRangeWords(start, end, language, zone)}`
  }
  const part = (instant: Date) => `${dayWords(instant, language, zone)}, ${timeWords(instant, language, zone)}`
  return `${part(start)} – ${part(end)}`
}

/** « jeudi 19 novembre 2026 à 9 h 30 » */
export function momentWords(instant: Date, language: Language, zone = HOUSE_ZONE): string {
  const joint = language.startsWith('fr') ? ' à ' : ' at '
  return `${dayWords(instant, language, zone)}${joint}${timeWords(instant, language, zone)}`
}

/** « du 16 au 22 novembre 2026 » */
export function dateRangeWords(from: Day, to: Day, language: Language, zone = HOUSE_ZONE): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric', month: 'long', year: 'numeric', timeZone: zoneOf(from, zone),
  })
  return format.formatRangeToParts(asDate(from), asDate(to)).map((part) => ordinal(part, language)).join('')
}

function inWords(day: Day, language: Language, zone: string, options: Intl.DateTimeFormatOptions): string {
  const format = formatter(language, { ...options, timeZone: zoneOf(day, zone) })
  if (options.day !== 'numeric') return format.format(asDate(day))
  return format.formatToParts(asDate(day)).map((part) => ordinal(part, language)).join('')
}

/** The first of a month is « 1er » in French, which Intl does not say. */
function ordinal({ type, value }: Pick<Intl.DateTimeFormatPart, 'type' | 'value'>, language: Language): string {
  return type === 'day' && value === '1' && language.startsWith('fr') ? '1er' : value
}

const asDate = (day: Day) => (typeof day === 'string' ? fromDateOnly(day) : day)
const zoneOf = (day: Day, zone: string) => (typeof day === 'string' ? 'UTC' : zone)

// Making an Intl formatter costs a hundred times its use.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let found = formatters.get(key)
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(language, options)))
  return found
}
