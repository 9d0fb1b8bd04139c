/** What the house writes, byte by byte, in both seasons and across both changes of the clock. Renewed with `vitest -u`, and then read by a person. */
import { join } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { projectRoot } from '~/db/root.server'
import { calendarFile, type FeedEvent } from './feed.server'

const at = (start: string, end: string): Pick<FeedEvent, 'startsAt' | 'endsAt'> => ({ startsAt: new Date(start), endsAt: new Date(end) })
const anEvent = (uid: string, changes: Partial<FeedEvent>): FeedEvent => ({
  uid, sequence: 0, changedAt: new Date('2026-10-01T08:00:00.789Z'), ...at('2026-11-19T08:30:00Z', '2026-11-19T10:30:00Z'), zone: 'Europe/Paris', title: 'Visite de l’atelier', description: 'Deux heures ; casque, chaussures\nPorte C\\D',
  location: 'Atelier, 12 rue des Forges, 59600 Maubeuge', url: 'https://pavillon.example/actions/visite', latitude: 50.2775, longitude: 3.9734, categories: ['Usinage, tôlerie', 'Industrie'], cancelled: false, ...changes,
})
const cases: Record<string, FeedEvent[]> = {
  winter: [anEvent('winter', {})],
  summer: [anEvent('summer', at('2026-06-18T07:00:00Z', '2026-06-18T09:00:00Z'))],
  // 29 March 2026: from 2 to 3 o'clock. 25 October 2026: from 3 back to 2.
  'clock-forward': [anEvent('night', at('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')), anEvent('days', at('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'))],
  'clock-back': [anEvent('first', at('2026-10-25T00:15:00Z', '2026-10-25T00:45:00Z')), anEvent('second', at('2026-10-25T01:15:00Z', '2026-10-25T01:45:00Z')), anEvent('across', at('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')), anEvent('after', at('2026-10-25T02:00:00Z', '2026-10-25T03:00:00Z'))],
  states: [anEvent('cancelled', { cancelled: true, sequence: 2 }), anEvent('tentative', { tentative: true }), anEvent('alarm', { alarmMinutes: 1440 })],
  days: [
    anEvent('show', { allDay: true, ...at('2027-03-09T00:00:00Z', '2027-03-11T00:00:00Z') }), anEvent('deadline', { allDay: true, todo: 'open', alarmMinutes: 60, ...at('2027-02-07T00:00:00Z', '2027-02-07T00:00:00Z') }),
    anEvent('eve', { allDay: true, alarmMinutes: 1440, ...at('2027-02-07T00:00:00Z', '2027-02-07T00:00:00Z') }), anEvent('done', { allDay: true, todo: 'done', doneAt: new Date('2027-01-05T10:00:00Z'), alarmMinutes: 60, ...at('2027-01-07T00:00:00Z', '2027-01-07T00:00:00Z') }),
  ],
  folded: [anEvent('folded', { title: '👩🏽‍🏭 Été à l’usine : découpe, pliage, soudage et peinture au trempé, à Aulnoye-Aymeries 🚆', description: 'é'.repeat(200), location: '' })],
}

for (const [name, events] of Object.entries(cases)) {
  test(`golden file: ${name}`, async () => {
    await expect(await calendarFile('Pavillon', events)).toMatchFileSnapshot(join(projectRoot, `app/calendar/test-data/golden/${name}.ics`))
  })
}

/** The instant that a date of a file means to a program that knows the zones: of two, the first (RFC 5545 §3.3.5). */
function instant(property: ICAL.Property | null | undefined): number {
  const time = property?.getFirstValue() as ICAL.Time
  const { year, month, day, hour, minute, second } = time
  return DateTime.fromObject({ year, month, day, hour, minute, second }, { zone: time.zone === ICAL.Timezone.utcTimezone ? 'utc' : String(property?.getFirstParameter('tzid')) }).getPossibleOffsets()[0]?.toMillis() ?? NaN
}

test('any text, any emoji, any date and any place read back as they were, in whole lines', async () => {
  const words = fc.string({ unit: 'binary', maxLength: 200 }).map((some) => some.replace(/[\u0000-\u001f\u007f]/g, '\n'))
  const moment = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))
  // Half of them on nights in which clocks change.
  const change = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.constantFrom(2, 9), fc.integer({ min: 0, max: 14_400 })).map(([year, month, seconds]) => {
    const last = new Date(Date.UTC(year, month + 1, 0))
    return new Date(last.getTime() - last.getUTCDay() * 86_400_000 - 3_600_000 + seconds * 1000)
  })
  await fc.assert(
    fc.asyncProperty(words, words, words, fc.oneof(moment, change), fc.integer({ min: 0, max: 100_000 }), fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'), async (title, description, category, startsAt, seconds, zone) => {
      const endsAt = new Date(startsAt.getTime() + seconds * 1000)
      const file = await calendarFile(title, [anEvent('u', { title, description, categories: [category], location: description, startsAt, endsAt, zone })])
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      // A character that was cut would not come back.
      expect(Buffer.from(file).toString()).toBe(file)
      const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
      const event = calendar.getFirstSubcomponent('vevent')
      const value = (name: string) => event?.getFirstPropertyValue(name) ?? ''
      expect([value('summary'), value('description'), value('location'), value('categories')]).toEqual([title, description, description, category])
      expect([instant(event?.getFirstProperty('dtstart')), instant(event?.getFirstProperty('dtend'))]).toEqual([startsAt.getTime(), endsAt.getTime()])
    }),
    { numRuns: 400 },
  )
})
