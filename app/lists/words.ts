/** Values as words: what a person reads in a cell. */
import { euros } from '~/ui/money'
import { localDate, localTime } from '~/ui/time'
import type { ColumnHead, Value } from './list'

// OWASP, CSV injection: what a spreadsheet takes for the beginning of a formula; and what reads like our own guard of one.
const FORMULA = /^'*[=+\-@\t\r\n]/

/** Free text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** 1234.5 as `1234,5`. */
export const decimalComma = (number: number) => String(number).replace('.', ',')

const DAY = 86_400_000
const offsets = new Map<string, Map<number, number | undefined>>()

/** Milliseconds between UTC and the clock of a zone. Asked of the calendar once for each day, save those on which clocks change. */
function offsetOf(at: number, zone: string): number {
  let known = offsets.get(zone)
  if (!known || known.size > 5_000) offsets.set(zone, (known = new Map()))
  const day = Math.floor(at / DAY)
  if (!known.has(day)) {
    const [from, until] = [askedOffset(day * DAY, zone), askedOffset((day + 1) * DAY, zone)]
    known.set(day, from === until ? from : undefined)
  }
  return known.get(day) ?? askedOffset(at, zone)
}

const minute = (at: number) => Math.floor(at / 60_000) * 60_000
const askedOffset = (at: number, zone: string) => Date.parse(`${localDate(new Date(at), zone)}T${localTime(new Date(at), zone)}:00Z`) - minute(at)

/** What the clock of a zone shows at an instant, to the minute, in milliseconds as if it were in UTC. */
export const clockMs = (instant: Date, zone: string) => minute(instant.getTime() + offsetOf(instant.getTime(), zone))

/** An instant as the clock of a zone shows it: `2026-11-19T00:30`. */
export const clockOf = (instant: Date, zone: string) => new Date(clockMs(instant, zone)).toISOString().slice(0, 16)

/** The local day of an instant, `2026-11-19`. */
export const dayOf = (instant: Date, zone: string) => clockOf(instant, zone).slice(0, 10)

export const zoneOf = ({ zone = 'UTC' }: ColumnHead) => zone

/** A value as French people write it: `19/11/2026`, `1234,5`, `oui`. Not guarded. */
export function frenchWords(column: ColumnHead, value: Value, yes: string, no: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const clock = clockOf(value, zoneOf(column))
    const day = `${clock.slice(8, 10)}/${clock.slice(5, 7)}/${clock.slice(0, 4)}`
    return column.kind === 'moment' ? `${day} ${clock.slice(11)}` : day
  }
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') return decimalComma(column.kind === 'money' ? value / 100 : value)
  return value
}

const figures = new Map<string, Intl.NumberFormat>()

/** A value as one reads it on paper and on screen: amounts with their sign, thousands apart. */
export function readableWords(column: ColumnHead, value: Value, language: string, yes: string, no: string): string {
  if (typeof value !== 'number') return frenchWords(column, value, yes, no)
  if (column.kind === 'money') return euros(value, language)
  let format = figures.get(language)
  // Five decimals place a school to the metre.
  if (!format) figures.set(language, (format = new Intl.NumberFormat(language, { maximumFractionDigits: 5 })))
  return format.format(value)
}

/** A value as machines read it: `2026-11-19`, an instant in UTC, 1234.5, true. */
export function plainValue(column: ColumnHead, value: Value): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return column.kind === 'moment' ? value.toISOString() : dayOf(value, zoneOf(column))
  if (typeof value === 'number' && column.kind === 'money') return value / 100
  return value
}
