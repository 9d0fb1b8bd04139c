/**
 * The days of a repeated event (RFC 5545 §3.3.10), found by asking each day whether the rule means it. So a rule that
 * means no day at all (31 February) costs as many questions as there are days, and never more. Days are numbers of
 * days since 1970.
 */

export type Rule = {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  count?: number
  weekStart: number
  months?: number[]
  monthDays?: number[]
  yearDays?: number[]
  /** Weekday 0 (Sunday) to 6, with its place in the month or year, or without. */
  weekdays?: { weekday: number; place: number }[]
  positions?: number[]
}

const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYDAY', 'BYSETPOS'])

/** Reads a rule; undefined for one that we do not follow: hours, minutes, weeks by number, or nonsense. `UNTIL` is read by the caller. */
export function ruleOf(text: string): Rule | undefined {
  const parts = new Map(text.toUpperCase().split(';').filter(Boolean).map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))
  const frequency = parts.get('FREQ')
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY') return undefined
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined
  const numbers = (name: string, most: number, negative = true) => {
    const value = parts.get(name)
    if (value === undefined) return undefined
    const list = value.split(',').map(Number)
    return list.every((n) => Number.isInteger(n) && n !== 0 && Math.abs(n) <= most && (negative || n > 0)) ? list : null
  }
  const [interval, count] = [numbers('INTERVAL', 10_000, false), numbers('COUNT', 100_000, false)]
  const [months, monthDays, yearDays, positions] = [numbers('BYMONTH', 12, false), numbers('BYMONTHDAY', 31), numbers('BYYEARDAY', 366), numbers('BYSETPOS', 366)]
  const weekdays = parts.get('BYDAY')?.split(',').map((day) => {
    const [, place, name = ''] = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(day) ?? []
    return { weekday: names.indexOf(name), place: Number(place ?? 0) }
  })
  const weekStart = names.indexOf(parts.get('WKST') ?? 'MO')
  if ([interval, count, months, monthDays, yearDays, positions].includes(null) || weekdays?.some(({ weekday }) => weekday < 0) || weekStart < 0) return undefined
  return {
    frequency, interval: interval?.[0] ?? 1, weekStart, ...(count?.[0] && { count: count[0] }), ...(months && { months }), ...(monthDays && { monthDays }),
    ...(yearDays && { yearDays }), ...(weekdays && { weekdays }), ...(positions && { positions }),
  }
}

type Day = { n: number; year: number; month: number; date: number; weekday: number }

const dayOf = (n: number): Day => {
  const at = new Date(n * 86_400_000)
  return { n, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay() }
}
const number = (year: number, month: number, date: number) => Math.floor(Date.UTC(year, month - 1, date) / 86_400_000)

/** The days of a rule from its first on, up to and with `last`, in order. The first day itself always counts (RFC 5545 §3.8.5.3). */
export function* daysOfRule(rule: Rule, first: number, last: number): Generator<number> {
  const start = dayOf(first)
  let left = rule.count ?? Infinity
  let period: number[] = []
  let current: number | undefined
  function* give(): Generator<number> {
    const { positions } = rule
    const chosen = positions ? period.filter((_, index) => positions.some((place) => (place > 0 ? place - 1 : period.length + place) === index)) : period
    for (const n of chosen) if (n > first && left-- > 0) yield n
    period = []
  }
  if (left-- > 0) yield first
  // A period may have begun before the first day: places in it are counted from its beginning.
  for (let n = first - (rule.positions ? 366 : 0); n <= last && left > 0; n += 1) {
    const day = dayOf(n)
    const index = periodOf(rule, day)
    if (index !== current) yield* give()
    current = index
    if ((index - periodOf(rule, start)) % rule.interval === 0 && means(rule, day, start)) period.push(n)
  }
  yield* give()
}

function periodOf({ frequency, weekStart }: Rule, { n, year, month }: Day): number {
  if (frequency === 'DAILY') return n
  // 1 January 1970 was a Thursday.
  if (frequency === 'WEEKLY') return Math.floor((n + 4 - weekStart) / 7)
  return frequency === 'MONTHLY' ? year * 12 + month : year
}

function means(rule: Rule, day: Day, start: Day): boolean {
  const { frequency, months, monthDays, yearDays, weekdays } = rule
  if (months && !months.includes(day.month)) return false
  const daysInMonth = number(day.year, day.month + 1, 1) - number(day.year, day.month, 1)
  if (monthDays && !monthDays.some((n) => (n > 0 ? n : daysInMonth + 1 + n) === day.date)) return false
  const [newYear, nextYear] = [number(day.year, 1, 1), number(day.year + 1, 1, 1)]
  if (yearDays && !yearDays.some((n) => (n > 0 ? newYear + n - 1 : nextYear + n) === day.n)) return false
  if (weekdays && !weekdays.some((one) => one.weekday === day.weekday && isPlace(rule, one.place, day, daysInMonth))) return false
  if (monthDays || yearDays || weekdays) return true
  if (frequency === 'WEEKLY') return day.weekday === start.weekday
  if (frequency === 'MONTHLY') return day.date === start.date
  return frequency === 'DAILY' || (day.date === start.date && (months !== undefined || day.month === start.month))
}

/** Whether a day is the first, second, last … of its weekday in its month, or in its year where the rule names no month. */
function isPlace({ frequency, months }: Rule, place: number, day: Day, daysInMonth: number): boolean {
  if (place === 0 || frequency === 'WEEKLY' || frequency === 'DAILY') return true
  const byYear = frequency === 'YEARLY' && !months
  const before = byYear ? day.n - number(day.year, 1, 1) : day.date - 1
  const after = byYear ? number(day.year + 1, 1, 1) - 1 - day.n : daysInMonth - day.date
  return place > 0 ? Math.floor(before / 7) + 1 === place : -(Math.floor(after / 7) + 1) === place
}
