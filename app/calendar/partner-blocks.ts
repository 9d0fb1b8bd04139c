/** The events of somebody else's calendar as blocks of lines, and each as a component: a broken one costs no other. */
import ICAL from 'ical.js'
import iconv from 'iconv-lite'
import { isUtf8 } from 'node:buffer'
import { HOUSE_ZONE } from '~/ui/time'
import type { ProblemReason } from './partner-file'
import { definedZone, zoneOf } from './partner-zones'

export type Block = { kind: 'VEVENT' | 'VTODO'; line: number; lines: string[] }

/**
 * The text of a file, whatever it is written in: UTF-8 as it must be, UTF-16 that says so, or what Windows wrote before
 * both. A text that is no UTF-8 has a byte that says so.
 */
export function calendarText(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf16be' : undefined
  // The decoder of the platform takes this encoding for Latin-1.
  return iconv.decode(bytes, utf16 ?? (isUtf8(bytes) ? 'utf8' : 'win1252'))
}

type Told = (line: number, reason: ProblemReason, what?: string) => void

/** The title of an event of which the rest may be broken. */
export function titleIn(lines: string[]): string {
  const summary = lines.find((line) => /^SUMMARY[;:]/i.test(line)) ?? ''
  // A colon inside quotes is of a parameter (RFC 5545 §3.2).
  return summary.replace(/^SUMMARY(?:;(?:"[^"]*"|[^":])*)*:/i, '').replace(/\\n/gi, ' ').replace(/\\([\\;,])/g, '$1').trim()
}

/** The VEVENTs and VTODOs of a file, each with the line on which it begins; lines are unfolded. */
export function blocksOf(text: string, told: Told) {
  const blocks: Block[] = []
  let block: Block | undefined
  let depth = 0
  let found = false
  let name: string | null = null
  let calledOff = false
  let zone: string[] | undefined
  const zones = new Map<string, string>()
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  for (let n = 0; n < lines.length; n += 1) {
    let line = lines[n] ?? ''
    const at = n + 1
    while (/^[ \t]/.test(lines[n + 1] ?? '')) line += (lines[(n += 1)] ?? '').slice(1)
    const key = line.trim().toUpperCase()
    if (key === 'BEGIN:VCALENDAR') found = true
    // A file that calls off calls off all that is in it (RFC 5546 §3.2.5).
    else if (key === 'METHOD:CANCEL') calledOff = true
    else if (key.startsWith('METHOD:') && key !== 'METHOD:PUBLISH' && key !== 'METHOD:REQUEST') told(at, 'method', line)
    // Hours of no zone are meant in the calendar's own, where it names one.
    else if (key.startsWith('X-WR-TIMEZONE:') && !block) zones.set('', zoneOf(line.slice(line.indexOf(':') + 1).trim(), zones) ?? HOUSE_ZONE)
    else if (/^(X-WR-CALNAME|NAME)[;:]/.test(key) && !block) name ??= line.slice(line.indexOf(':') + 1).replace(/\\([\\;,])/g, '$1').trim().slice(0, 120) || null
    if (key === 'BEGIN:VTIMEZONE') zone = []
    else if (key === 'END:VTIMEZONE') {
      const defined = definedZone(zone ?? [])
      if (defined) zones.set(defined.tzid, defined.zone)
      zone = undefined
    } else if (zone) zone.push(line)
    const begun = /^BEGIN:(VEVENT|VTODO)$/.exec(key)?.[1] as Block['kind'] | undefined
    if (begun) {
      if (block) told(block.line, 'unclosed', titleIn(block.lines))
      block = { kind: begun, line: at, lines: [] }
      depth = 0
    } else if (key === 'END:VEVENT' || key === 'END:VTODO') {
      if (block) blocks.push(block)
      block = undefined
    } else if (block && key.startsWith('BEGIN:')) depth += 1
    else if (block && key.startsWith('END:') && depth > 0) depth -= 1
    // What is inside an event (an alarm) is not of the event.
    else if (block && depth === 0 && key) block.lines.push(line)
  }
  if (block) told(block.line, 'unclosed', titleIn(block.lines))
  return { blocks, name, found, zones, calledOff }
}

/** An event with the properties that can be read; those that cannot and that we do not need fall away. One that we need is given as it stands. */
export function parsed({ kind, lines }: Block): ICAL.Component | { broken: string } {
  const impossible = lines.find(isNoDay)
  if (impossible !== undefined) return { broken: impossible }
  const whole = (some: string[]) => new ICAL.Component(ICAL.parse([`BEGIN:${kind}`, ...some, `END:${kind}`].join('\r\n')) as unknown[])
  try {
    return whole(lines)
  } catch {
    const good = lines.filter((line) => {
      try {
        whole([line])
        return true
      } catch {
        return false
      }
    })
    const broken = lines.find((line) => /^(DTSTART|DTEND|DUE|DURATION|RRULE|UID)\b/i.test(line) && !good.includes(line))
    if (broken !== undefined) return { broken }
    try {
      return whole(good)
    } catch {
      return { broken: '' }
    }
  }
}

/** A 31 February: the library counts on into March, where nobody wants the event. */
function isNoDay(line: string): boolean {
  const [, year, month, day] = /^(?:DTSTART|DTEND|DUE|RECURRENCE-ID)\b.*:(\d{4})(\d\d)(\d\d)(?:T|$)/i.exec(line.trim())?.map(Number) ?? []
  return year !== undefined && month !== undefined && day !== undefined && (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
}

/** The line of an event whose value no one can make out: the library looks at a value only when it is asked for. */
export function brokenLine(event: ICAL.Component, { lines }: Block): string {
  const broken = event.getAllProperties().find((property) => {
    try {
      property.getValues()
      return false
    } catch {
      return true
    }
  })
  return lines.find((line) => broken && line.split(/[;:]/, 1)[0]?.toLowerCase() === broken.name) ?? ''
}
