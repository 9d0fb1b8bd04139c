import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarFile, type FeedEvent } from './feed.server'

const anEvent = (changes: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'b3c9', sequence: 0, changedAt: new Date('2026-10-01T08:00:00Z'), startsAt: new Date('2026-11-19T08:30:00Z'), endsAt: new Date('2026-11-19T10:30:00Z'), zone: 'Europe/Paris',
  title: 'Visite', description: 'Deux heures', location: 'Atelier, Maubeuge', url: 'https://pavillon.example/actions/visite', latitude: 50.2, longitude: 3.9, categories: ['Usinage'], cancelled: false, ...changes,
})
const read = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')

test('a winter and a summer session print the hour of Paris, whatever the hour of the machine', async () => {
  expect(process.env.TZ).toBe('America/New_York')
  expect(await calendarFile('C', [anEvent()])).toContain('DTSTART;TZID=Europe/Paris:20261119T093000')
  expect(await calendarFile('C', [anEvent({ startsAt: new Date('2026-06-18T07:00:00Z'), endsAt: new Date('2026-06-18T08:00:00Z') })])).toContain('DTSTART;TZID=Europe/Paris:20260618T090000')
})

test('the same data give the same bytes, with CRLF, one zone, no METHOD and no ORGANIZER', async () => {
  const text = await calendarFile('C', [anEvent(), anEvent({ uid: 'b3ca' })])
  expect(await calendarFile('C', [anEvent(), anEvent({ uid: 'b3ca' })])).toBe(text)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
  expect(text).not.toMatch(/METHOD|ORGANIZER/)
  expect(text).toContain('DTSTAMP:20261001T080000Z')
})

test('a cancelled session stays, as cancelled, under its UID with a higher SEQUENCE', async () => {
  const [event] = read(await calendarFile('C', [anEvent({ cancelled: true, sequence: 2 })]))
  expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(event?.getFirstPropertyValue('sequence')).toBe(2)
  expect(event?.getFirstPropertyValue('uid')).toBe('b3c9')
})

test('any text reads back, in lines of 75 octets at most that break no character', async () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter((text) => text.trim() === text)
  await fc.assert(
    fc.asyncProperty(words, words, async (title, description) => {
      const text = await calendarFile('C', [anEvent({ title, description })])
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
      const [event] = read(text)
      expect(event?.getFirstPropertyValue('summary')).toBe(title)
      expect(event?.getFirstPropertyValue('description')).toBe(description)
    }),
    { numRuns: 200 },
  )
})

test('a long calendar keeps every event once, in order', async () => {
  const events = Array.from({ length: 1203 }, (_, n) => anEvent({ uid: `n${n}` }))
  expect(read(await calendarFile('C', events)).map((event) => event.getFirstPropertyValue('uid'))).toEqual(events.map(({ uid }) => uid))
})

test('half a surrogate pair, control characters and letters joined to one picture leave a file that every reader takes', async () => {
  const pieces = fc.constantFrom('\ud83d', '\udc69', '👩🏽‍🏭', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', 'é', 'e\u0301', '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u2028', '\r', '\n', '\r\n', '\t', ';', ',', '\\', '\\n', ':', '"', '^', 'x'.repeat(80), 'Donaudampfschifffahrt'.repeat(9), ' ', '\u00a0', '\ufeff', 'BEGIN:VEVENT', '\nEND:VEVENT\n')
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 30 }), async (list) => {
      const given = list.join('')
      // ical.js takes the comma after an escaped backslash for an escaped one; a reader by the letter does not.
      const category = given.replaceAll('\\', '/')
      const text = await calendarFile(given, [anEvent({ title: given, description: given, location: given, categories: [category, category] })])
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/)
      expect(Buffer.from(text).toString()).toBe(text)
      const [event, ...others] = read(text)
      const kept = Buffer.from(given.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')).toString()
      expect([others.length, event?.getFirstPropertyValue('summary'), event?.getFirstPropertyValue('description'), event?.getFirstProperty('categories')?.getValues()]).toEqual([0, kept, kept, Array(2).fill(kept.replaceAll('\\', '/'))])
    }),
    { numRuns: 300 },
  )
})

test('a day is that day, from 1970 to 2100', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 47_846 }), fc.integer({ min: 0, max: 40 }), async (first, days) => {
      const at = (n: number) => new Date(n * 86_400_000)
      const [event] = read(await calendarFile('C', [anEvent({ allDay: true, startsAt: at(first), endsAt: at(first + days) })]))
      expect([String(event?.getFirstPropertyValue('dtstart')), String(event?.getFirstPropertyValue('dtend'))]).toEqual([at(first), at(first + days + 1)].map((one) => one.toISOString().slice(0, 10)))
    }),
  )
})

test('a reader that knows no zone finds the hours by the one that the file brings, in any zone of ours and of our neighbours', async () => {
  // Before 1996 Europe changed its clocks on other days, and until 1997 New Caledonia did: the rules of a zone of today do not say it.
  const moment = fc.date({ min: new Date('1998-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000))
  await fc.assert(
    fc.asyncProperty(moment, fc.constantFrom('Europe/Paris', 'Europe/Brussels', 'Europe/London', 'America/Guadeloupe', 'America/Cayenne', 'Indian/Reunion', 'Pacific/Noumea'), async (startsAt, zone) => {
      const calendar = new ICAL.Component(ICAL.parse(await calendarFile('C', [anEvent({ startsAt, endsAt: startsAt, zone })])))
      expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe(zone)
      const own = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? undefined)
      const start = calendar.getFirstSubcomponent('vevent')?.getFirstProperty('dtstart')
      const time = start?.getFirstValue() as ICAL.Time
      const [, tzid] = [time.zone, start?.getFirstParameter('tzid')]
      // The hour that autumn repeats stands in UTC, both times.
      const read = tzid ? Object.assign(time.clone(), { zone: own }) : time
      expect([tzid ?? 'UTC', new Date(read.toUnixTime() * 1000).toISOString()]).toEqual([tzid ? zone : 'UTC', startsAt.toISOString()])
    }),
    { numRuns: 400 },
  )
})
