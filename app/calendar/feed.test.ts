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
