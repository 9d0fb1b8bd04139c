/**
 * Reads somebody else's iCalendar file: what is good is kept, what is not gives its line and a reason. Each event is read
 * by itself, so that a broken one costs no other. Nothing here asks the network or the database.
 */
import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import { HOUSE_ZONE } from '~/ui/time'
import { blocksOf, brokenLine, parsed, titleIn, type Block } from './partner-blocks'
import { zoneOf } from './partner-zones'
import { daysOfRule, ruleOf } from './repeat'

/** `what` names the event, `written` is the line of it that is wrong, as it stands. */
export type Problem = { line: number; reason: ProblemReason; what: string; written?: string }
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
/** What a clock on a wall says, in milliseconds since 1970 as if it were in UTC, and which zone's wall. */
type Wall = { clock: number; zone: string; isDate: boolean }

/** The dates of a file between two instants, in order, and what could not be read. `text` may be anything. */
export async function readPartnerFile(text: string, window: { from: Date; until: Date }): Promise<{ name: string | null; dates: PartnerDate[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const told = (line: number, reason: ProblemReason, what = '', written = '') => void (problems.length < MOST_PROBLEMS && problems.push({ line, reason, what: what.slice(0, 200), ...(written && { written: written.slice(0, 200) }) }))
  const { blocks, name, found, zones, calledOff } = blocksOf(text, told)
  if (!found) told(1, 'noCalendar', text.slice(0, 80).split(/\r?\n/)[0])
  const events: Read[] = []
  for (const [index, block] of blocks.entries()) {
    if (index % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve))
    const event = parsed(block)
    if ('broken' in event) told(block.line, 'unreadable', titleIn(block.lines), event.broken)
    else events.push({ event, block })
  }
  const dates = new Map<string, PartnerDate>()
  for (const [index, { event, block }] of inReadingOrder(newest(events)).entries()) {
    if (index % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve))
    try {
      const read = datesOf(event, zones, window, (reason, what, written) => told(block.line, reason, what, written))
      for (const date of isChange(event) ? changesOf(event, [...read], dates, zones) : read) dates.set(keyOf(date), calledOff ? { ...date, cancelled: true } : date)
    } catch {
      told(block.line, 'unreadable', titleIn(block.lines), brokenLine(event, block))
    }
  }
  const inOrder = [...dates.values()].filter(({ startsAt, endsAt }) => endsAt >= window.from && startsAt <= window.until).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.uid.localeCompare(b.uid))
  if (inOrder.length > MOST_DATES) told(1, 'tooMany', String(inOrder.length))
  return { name, dates: inOrder.slice(0, MOST_DATES), problems: problems.sort((a, b) => a.line - b.line) }
}

type Read = { event: ICAL.Component; block: Block }

const keyOf = ({ uid, recurrence }: PartnerDate) => `${uid}\n${recurrence}`
const isChange = (event: ICAL.Component) => event.hasProperty('recurrence-id')
const ofAllThatFollow = (event: ICAL.Component) => String(event.getFirstProperty('recurrence-id')?.getFirstParameter('range') ?? '').toUpperCase() === 'THISANDFUTURE'

/** Of what stands in a file several times the newest edition: the highest SEQUENCE, of equal ones the last. */
function newest(events: Read[]): Read[] {
  const edition = ({ event }: Read) => Number(event.getFirstPropertyValue('sequence') ?? 0) || 0
  const kept = new Map<string, Read>()
  for (const one of events) {
    const key = words(one.event, 'uid') ? `${words(one.event, 'uid')}\n${words(one.event, 'recurrence-id')}` : `line ${one.block.line}`
    const before = kept.get(key)
    if (!before || edition(one) >= edition(before)) kept.set(key, one)
  }
  const newest = new Set(kept.values())
  return events.filter((one) => newest.has(one))
}

/** Repeated events first; then what changes one of their dates and all that follow; what changes one date has the last word. */
function inReadingOrder(events: Read[]): Read[] {
  const rank = ({ event }: Read) => (isChange(event) ? (ofAllThatFollow(event) ? 1 : 2) : 0)
  return [...events].sort((a, b) => rank(a) - rank(b))
}

/** The dates that a change puts in the place of others. */
function changesOf(event: ICAL.Component, [changed]: PartnerDate[], dates: ReadonlyMap<string, PartnerDate>, zones: Zones): PartnerDate[] {
  if (!changed) return []
  const siblings = [...dates.values()].filter(({ uid }) => uid === changed.uid)
  // Some programs name a date with hours by its day alone.
  const same = siblings.find(({ recurrence }) => recurrence.startsWith(changed.recurrence))
  const change = { ...changed, recurrence: same?.recurrence ?? changed.recurrence }
  const [from, to] = [wallOf(event.getFirstProperty('recurrence-id'), zones), wallOf(event.getFirstProperty('dtstart'), zones)]
  if (!ofAllThatFollow(event) || !from || !to) return [change]
  const length = changed.endsAt.getTime() - changed.startsAt.getTime()
  const moved = ({ startsAt, recurrence }: PartnerDate): PartnerDate => {
    const clock = clockIn({ clock: startsAt.getTime(), zone: 'UTC', isDate: false }, to.zone) + to.clock - clockIn(from, to.zone)
    const begins = instant({ ...to, clock })
    return { ...change, recurrence, startsAt: begins, endsAt: new Date(begins.getTime() + length) }
  }
  return [change, ...siblings.filter(({ recurrence }) => recurrence > change.recurrence).map(moved)]
}

function* datesOf(event: ICAL.Component, zones: Zones, window: { from: Date; until: Date }, told: (reason: ProblemReason, what?: string, written?: string) => void): Generator<PartnerDate> {
  const title = words(event, 'summary')
  // What is to be done has its day when it is due; without one it is no date.
  const todo = event.name === 'vtodo'
  const begins = todo ? 'due' : 'dtstart'
  if (todo && !event.hasProperty(begins)) return
  const start = wallOf(event.getFirstProperty(begins), zones)
  if (!start) return told(event.hasProperty(begins) ? 'unknownZone' : 'noStart', title || words(event, 'uid'), event.getFirstProperty(begins)?.toICALString())
  const length = todo ? (start.isDate ? DAY : 0) : lengthOf(event, start, zones)
  if (length === undefined) return told('unknownZone', title, event.getFirstProperty('dtend')?.toICALString())
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
  if (changed) return changes ? yield date(start.clock, stamp(changes)) : told('unknownZone', title, changed.toICALString())
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
      told('rule', title, `RRULE:${text}`)
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
