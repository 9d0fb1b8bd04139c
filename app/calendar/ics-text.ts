/** The letters of an iCalendar file (RFC 5545): text, folding, hours in zones. Pure; whole components are made in feed.server. */
import { fromDate } from '@internationalized/date'

/** RFC 5545 §3.1: no more octets in a line, its CRLF not counted. */
const LINE_OCTETS = 75
const DAY = 86_400_000
const QUARTER = 900_000

/** A property as lines that end with CRLF, folded where needed, never inside a character (RFC 5545 §3.1). */
export function property(name: string, value: string): string {
  const line = `${name}:${value}`
  // Three octets for each unit of UTF-16 is the most there can be.
  if (line.length * 3 <= LINE_OCTETS || Buffer.byteLength(line) <= LINE_OCTETS) return `${line}\r\n`
  const bytes = Buffer.from(line)
  let folded = ''
  let from = 0
  while (from < bytes.length) {
    // The space that begins a further line counts.
    let to = Math.min(bytes.length, from + LINE_OCTETS - (from > 0 ? 1 : 0))
    // An octet 10xxxxxx goes on with a character.
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1
    folded += `${from > 0 ? ' ' : ''}${bytes.toString('utf8', from, to)}\r\n`
    from = to
  }
  return folded
}

/**
 * A value of type TEXT (RFC 5545 §3.3.11). Control characters are no text, a line break may be any of three, and half
 * of a surrogate pair is no character.
 */
export function text(value: string): string {
  // Nothing to do for most: one look instead of six copies.
  if (!/[\\;,\u0000-\u001f\u007f\ud800-\udfff]/.test(value)) return value
  return value
    .replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')
}

const digits = (instant: number) => {
  const iso = new Date(instant).toISOString()
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}`
}

/** `20261119T083000Z` */
export const utc = (instant: Date) => `${digits(Math.floor(instant.getTime() / 1000) * 1000).slice(0, 15)}Z`

/** `20261119`, of a date whose UTC midnight is given. */
export const day = (midnight: Date, days = 0) => digits(midnight.getTime() + days * DAY).slice(0, 8)

/**
 * The clock of a zone at an instant as `20261119T093000`, or undefined in the two hours that autumn writes alike: a local
 * hour means the first of them (RFC 5545 §3.3.5), so the second can be said in UTC only; and readers are not of one mind
 * about the first (ical.js takes its very beginning for the second), so it is said in UTC too.
 */
export function local(instant: Date, zone: string): string | undefined {
  const at = Math.floor(instant.getTime() / 1000) * 1000
  const offset = offsetAt(at, zone)
  const [earlier, later] = [offsetAt(at - NEAR, zone), offsetAt(at + NEAR, zone)]
  if (earlier > offset && offsetAt(at - (earlier - offset), zone) === earlier) return undefined
  if (later < offset && offsetAt(at + (offset - later), zone) === later) return undefined
  return digits(at + offset).slice(0, 15)
}

/** How near a change of the clock an hour can be that comes twice, in milliseconds. */
const NEAR = 3 * 3_600_000

const offsets = new Map<string, Map<number, number>>()

/** Milliseconds that a zone's clock is ahead of UTC. A zone is asked once a day of its calendar, not once a value. */
function offsetAt(at: number, zone: string): number {
  let known = offsets.get(zone)
  if (!known || known.size > 40_000) offsets.set(zone, (known = new Map()))
  const begin = Math.floor(at / DAY) * DAY
  const [first, last] = [asked(known, begin, zone), asked(known, begin + DAY, zone)]
  // Clocks change on a quarter of an hour.
  return first === last ? first : asked(known, Math.floor(at / QUARTER) * QUARTER, zone)
}

function asked(known: Map<number, number>, at: number, zone: string): number {
  let offset = known.get(at)
  if (offset === undefined) known.set(at, (offset = fromDate(new Date(at), zone).offset))
  return offset
}

/** `-PT1H`: so many minutes before. */
export function before(minutes: number): string {
  if (minutes % 1440 === 0) return `-P${minutes / 1440}D`
  return minutes % 60 === 0 ? `-PT${minutes / 60}H` : `-PT${minutes}M`
}

const MORNING = 9

/** Of a day that begins at midnight, a sensible hour: its own morning, or that of the day before for a day or more. */
export function morning(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  return days === 0 ? `PT${MORNING}H` : `-${days > 1 ? `P${days - 1}D` : 'P'}T${24 - MORNING}H`
}

/** `50.2;3.9`, to a decimetre (RFC 5545 §3.8.1.6); never in powers of ten. */
export const geo = (latitude: number, longitude: number) => [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(6))).includes('e') ? '0' : String(Number(degrees.toFixed(6)))).join(';')
