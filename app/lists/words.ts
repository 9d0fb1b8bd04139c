/** Values as words: what a person reads in a cell. */
import { localDate, localTime } from '~/ui/time'
import type { ColumnHead, Value } from './list'

// OWASP, CSV injection: what a spreadsheet takes for the beginning of a formula.
const FORMULA = /^[=+\-@\t\r\n]/

/** Free text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** 1234.5 as `1234,5`. */
export const decimalComma = (number: number) => String(number).replace('.', ',')

/** '2026-11-19' as `19/11/2026`. */
export const frenchDay = (day: string) => day.split('-').reverse().join('/')

// Two days are two instants apart by hours: the same few are asked for again and again.
const days = new Map<string, string>()

/** The local day of an instant, `2026-11-19`. */
export function dayOf(instant: Date, zone: string): string {
  const key = `${zone} ${instant.getTime()}`
  let day = days.get(key)
  if (day === undefined) {
    if (days.size > 5_000) days.clear()
    days.set(key, (day = localDate(instant, zone)))
  }
  return day
}

export const zoneOf = ({ zone = 'UTC' }: ColumnHead) => zone

/** A value as French people write it: `19/11/2026`, `1234,5`, `oui`. Not guarded. */
export function frenchWords(column: ColumnHead, value: Value, yes: string, no: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return column.kind === 'moment' ? `${frenchDay(dayOf(value, zoneOf(column)))} ${localTime(value, zoneOf(column))}` : frenchDay(dayOf(value, zoneOf(column)))
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') return decimalComma(column.kind === 'money' ? value / 100 : value)
  return value
}

/** A value as machines read it: `2026-11-19`, an instant in UTC, 1234.5, true. */
export function plainValue(column: ColumnHead, value: Value): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return column.kind === 'moment' ? value.toISOString() : dayOf(value, zoneOf(column))
  if (typeof value === 'number' && column.kind === 'money') return value / 100
  return value
}
