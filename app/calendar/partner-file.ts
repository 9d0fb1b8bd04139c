/**
 * Reads somebody else's iCalendar file: what is good is kept, what is not gives its line and a reason. Each event is read
 * by itself, so that a broken one costs no other. Nothing here asks the network or the database.
 */
import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import { HOUSE_ZONE } from '~/ui/time'
import { definedZone, zoneOf } from './partner-zones'
import { daysOfRule, ruleOf } from './repeat'

export type Problem = { line: number; reason: ProblemReason; what: string }
export const problemReasons = ['noCalendar', 'unclosed', 'unreadable', 'noStart', 'endBeforeStart', 'unknownZone', 'rule', 'tooMany', 'noTitle', 'method'] as const
export type ProblemReason = (typeof problemReasons)[number]

export type PartnerDate = {
  uid: string; recurrence: string; title: string; description: string; place: string; url: string | null
  startsAt: Date; endsAt: Date; allDay: boolean; cancelled: boolean
}

/** Dates kept of one calendar, and of one repeated event: more is no programme. */
const MOST_DATES = 5_000
const MOST_REPEATS = 400
const MOST_PROBLEMS = 100
const DAY = 86_400_000
/** Events after which others have their turn. */
const TURN = 50

/** Zones that the file defines, by their TZID. */
type Zones = ReadonlyMap<string, string>
type Block = { line: number; lines: string[] }
/** What a clock on a wall says, in milliseconds since 1970 as if it were in UTC, and which zone's wall. */
type Wall = { clock: number; zone: string; isDate: boolean }

/** The dates of a file between two instants, in order, and what could not be read. `text` may be anything. */
export async function readPartnerFile(text: string, window: { from: Date; until: Date }): Promise<{ name: string | null; dates: PartnerDate[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const told = (line: number, reason: ProblemReason, what = '') => void (problems.length < MOST_PROBLEMS && problems.push({ line, reason, what: what.slice(0, 200) }))
  const { blocks, name, found, zones } = blocksOf(text, told)
  if (!found) told(1, 'noCalendar', text.slice(0, 80).split(/\r?\n/)[0])
  const events: { event: ICAL.Component; line: number }[] = []
  for (const [index, block] of blocks.entries()) {
    if (index % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve))
    const event = parsed(block)
    if (event) events.push({ event, line: block.line })
    else told(block.line, 'unreadable', block.lines.find((line) => /^SUMMARY/i.test(line)) ?? '')
  }
  const dates = new Map<string, PartnerDate>()
  // Repeated events first: a date that was changed by itself takes its place afterwards.
  const isChange = ({ event }: (typeof events)[number]) => event.hasProperty('recurrence-id')
  for (const [index, { event, line }] of [...events.filter((one) => !isChange(one)), ...events.filter(isChange)].entries()) {
    if (index % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve))
    try {
      for (const date of datesOf(event, zones, window, (reason, what) => told(line, reason, what))) dates.set(`${date.uid}\n${date.recurrence}`, date)
    } catch {
      told(line, 'unreadable', words(event, 'summary'))
    }
  }
  const inOrder = [...dates.values()].filter(({ startsAt, endsAt }) => endsAt >= window.from && startsAt <= window.until).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.uid.localeCompare(b.uid))
  if (inOrder.length > MOST_DATES) told(1, 'tooMany', String(inOrder.length))
  return { name, dates: inOrder.slice(0, MOST_DATES), problems: problems.sort((a, b) => a.line - b.line) }
}

/** The VEVENTs of a file, each with the line on which it begins; lines are unfolded. */
function blocksOf(text: string, told: (line: number, reason: ProblemReason, what?: string) => void) {
  const blocks: Block[] = []
  let block: Block | undefined
  let depth = 0
  let found = false
  let name: string | null = null
  let zone: string[] | undefined
  const zones = new Map<string, string>()
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  for (let n = 0; n < lines.length; n += 1) {
    let line = lines[n] ?? ''
    const at = n + 1
    while (/^[ \t]/.test(lines[n + 1] ?? '')) line += (lines[(n += 1)] ?? '').slice(1)
    const key = line.trim().toUpperCase()
    if (key === 'BEGIN:VCALENDAR') found = true
    else if (key.startsWith('METHOD:') && key !== 'METHOD:PUBLISH' && key !== 'METHOD:REQUEST') told(at, 'method', line)
    else if (/^(X-WR-CALNAME|NAME)[;:]/.test(key) && !block) name ??= line.slice(line.indexOf(':') + 1).replace(/\\([\\;,])/g, '$1').trim().slice(0, 120) || null
    if (key === 'BEGIN:VTIMEZONE') zone = []
    else if (key === 'END:VTIMEZONE') {
      const defined = definedZone(zone ?? [])
      if (defined) zones.set(defined.tzid, defined.zone)
      zone = undefined
    } else if (zone) zone.push(line)
    if (key === 'BEGIN:VEVENT') {
      if (block) told(block.line, 'unclosed', block.lines.find((one) => /^SUMMARY/i.test(one)))
      block = { line: at, lines: [] }
      depth = 0
    } else if (key === 'END:VEVENT') {
      if (block) blocks.push(block)
      block = undefined
    } else if (block && key.startsWith('BEGIN:')) depth += 1
    else if (block && key.startsWith('END:') && depth > 0) depth -= 1
    // What is inside an event (an alarm) is not of the event.
    else if (block && depth === 0 && key) block.lines.push(line)
  }
  if (block) told(block.line, 'unclosed', block.lines.find((one) => /^SUMMARY/i.test(one)))
  return { blocks, name, found, zones }
}

/** An event with the properties that can be read; those that cannot and that we do not need fall away. */
function parsed({ lines }: Block): ICAL.Component | undefined {
  const whole = (some: string[]) => new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...some, 'END:VEVENT'].join('\r\n')) as unknown[])
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
    const needed = (some: string[]) => some.filter((line) => /^(DTSTART|DTEND|DURATION|RRULE|UID)\b/i.test(line)).length
    if (needed(good) < needed(lines)) return undefined
    try {
      return whole(good)
    } catch {
      return undefined
    }
  }
}

function* datesOf(event: ICAL.Component, zones: Zones, window: { from: Date; until: Date }, told: (reason: ProblemReason, what?: string) => void): Generator<PartnerDate> {
  const title = words(event, 'summary')
  const start = wallOf(event.getFirstProperty('dtstart'), zones)
  if (!start) return told(event.hasProperty('dtstart') ? 'unknownZone' : 'noStart', title || words(event, 'uid'))
  const length = lengthOf(event, start, zones)
  if (length === undefined) return told('unknownZone', title)
  if (length < 0) return told('endBeforeStart', title)
  if (!title) return told('noTitle', words(event, 'uid'))
  const link = words(event, 'url')
  const common = {
    title: title.slice(0, 300), description: words(event, 'description').slice(0, 5_000), place: words(event, 'location').slice(0, 300),
    url: /^https?:\/\/[^\s]+$/i.test(link) ? link.slice(0, 2_000) : null, allDay: start.isDate, cancelled: words(event, 'status').toUpperCase() === 'CANCELLED',
  }
  // Without UID (RFC 5545 wants one) an event is known by what it is.
  const uid = (words(event, 'uid') || `${title}|${start.clock}`).slice(0, 500)
  const date = (clock: number, recurrence: string): PartnerDate => ({ ...common, uid, recurrence, startsAt: instant({ ...start, clock }), endsAt: instant({ ...start, clock: clock + length }) })

  const changed = event.getFirstProperty('recurrence-id')
  const changes = changed && wallOf(changed, zones)
  if (changed) return changes ? yield date(start.clock, stamp(changes)) : told('unknownZone', title)
  const rules = event.getAllProperties('rrule').map((one) => String(one.getFirstValue()))
  const extra = event.getAllProperties('rdate').flatMap((one) => wallsOf(one, zones))
  if (rules.length + extra.length === 0) return yield date(start.clock, '')

  const gone = new Set(event.getAllProperties('exdate').flatMap((one) => wallsOf(one, zones)).map((wall) => (wall.isDate || start.isDate ? stamp(wall).slice(0, 8) : stamp(wall))))
  const clocks = new Set([start.clock, ...extra.map((wall) => clockIn(wall, start.zone))])
  const time = start.clock - Math.floor(start.clock / DAY) * DAY
  const last = Math.floor(clockIn({ clock: window.until.getTime(), zone: 'UTC', isDate: false }, start.zone) / DAY)
  for (const text of rules) {
    const rule = ruleOf(text)
    if (!rule) {
      told('rule', text)
      continue
    }
    const until = untilOf(text, start)
    for (const n of daysOfRule(rule, Math.floor(start.clock / DAY), last)) {
      if (until !== undefined && n * DAY + time > until) break
      clocks.add(n * DAY + time)
    }
  }
  const wanted = [...clocks].sort((a, b) => a - b).map((clock) => ({ clock, key: stamp({ ...start, clock }) }))
    .filter(({ clock, key }) => !gone.has(key) && !gone.has(key.slice(0, 8)) && instant({ ...start, clock: clock + length }) >= window.from)
  if (wanted.length > MOST_REPEATS) told('tooMany', title)
  for (const { clock, key } of wanted.slice(0, MOST_REPEATS)) yield date(clock, key)
}

/** A text without the characters that no page shows. */
function words(event: ICAL.Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '').replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd').trim()
}

const isTime = (value: unknown): value is ICAL.Time => value instanceof ICAL.Time
const clockOf = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time) => Date.UTC(year, month - 1, day, isDate ? 0 : hour, isDate ? 0 : minute, isDate ? 0 : second)

function wallsOf(property: ICAL.Property, zones: Zones): Wall[] {
  const tzid = property.getFirstParameter('tzid') as string | undefined
  return property.getValues().flatMap((value: unknown) => {
    const time = value instanceof ICAL.Period ? value.start : value
    if (!isTime(time)) return []
    // A day is a day of whoever reads it.
    const zone = time.isDate ? HOUSE_ZONE : time.zone === ICAL.Timezone.utcTimezone ? 'UTC' : zoneOf(tzid, zones)
    const clock = clockOf(time)
    return zone && Number.isFinite(clock) ? [{ clock, zone, isDate: time.isDate }] : []
  })
}

const wallOf = (property: ICAL.Property | null, zones: Zones) => (property ? wallsOf(property, zones)[0] : undefined)

/** How long an event is, on its own clock; undefined when its end's zone is not known. */
function lengthOf(event: ICAL.Component, start: Wall, zones: Zones): number | undefined {
  const end = event.getFirstProperty('dtend')
  if (end) {
    const wall = wallOf(end, zones)
    if (!wall) return undefined
    const length = clockIn(wall, start.zone) - start.clock
    // Some programs write the last day itself as the end (RFC 5545 §3.6.1 wants the day after).
    return start.isDate && length === 0 ? DAY : length
  }
  const duration = event.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000
  return start.isDate ? DAY : 0
}

/** What the clock of another zone says at the same moment. */
function clockIn(wall: Wall, zone: string): number {
  if (wall.zone === zone) return wall.clock
  return DateTime.fromJSDate(instant(wall), { zone }).setZone('utc', { keepLocalTime: true }).toMillis()
}

/** An hour that autumn repeats means the first of the two (RFC 5545 §3.3.5). */
function instant({ clock, zone }: Wall): Date {
  const found = DateTime.fromMillis(clock, { zone: 'utc' }).setZone(zone, { keepLocalTime: true })
  return (found.getPossibleOffsets()[0] ?? found).toJSDate()
}

/** The name of one date of a repeated event: its day, or its moment in UTC. */
function stamp(wall: Wall): string {
  const at = new Date(wall.isDate ? wall.clock : instant(wall)).toISOString().replace(/[-:]/g, '')
  return wall.isDate ? at.slice(0, 8) : `${at.slice(0, 15)}Z`
}

/** The last moment of a rule on its event's clock. A day lasts to its end. */
function untilOf(rule: string, start: Wall): number | undefined {
  const [, y, m, d, time, z] = /UNTIL=(\d{4})-?(\d\d)-?(\d\d)(?:T([\d:]{6,8})(Z)?)?/i.exec(rule) ?? []
  if (!y || !m || !d) return undefined
  const [hours = 23, minutes = 59, seconds = 59] = time ? (time.replace(/:/g, '').match(/../g) ?? []).map(Number) : []
  const clock = Date.UTC(Number(y), Number(m) - 1, Number(d), hours, minutes, seconds)
  return z ? clockIn({ clock, zone: 'UTC', isDate: false }, start.zone) : clock
}
