import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectRoot } from '~/db/root.server'
import { calendarFile } from './feed.server'
import { calendarText } from './partner-blocks'
import { readPartnerFile } from './partner-file'

const window = { from: new Date('1990-01-01T00:00:00Z'), until: new Date('2030-01-01T00:00:00Z') }
const read = (text: string, some: Partial<typeof window> = {}) => readPartnerFile(text, { ...window, ...some })
const calendar = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n')
const foreign = (path: string) => readFileSync(join(projectRoot, 'app/calendar/test-data/foreign', path), 'utf8')

test('hours are those of their zone, by whatever name it goes, in summer and in winter', async () => {
  const at = async (start: string) => (await read(calendar(['UID:1', 'SUMMARY:Visite', start]))).dates[0]?.startsAt.toISOString()
  expect(await at('DTSTART;TZID=Europe/Paris:20261119T090000')).toBe('2026-11-19T08:00:00.000Z')
  expect(await at('DTSTART;TZID=Romance Standard Time:20260618T090000')).toBe('2026-06-18T07:00:00.000Z')
  expect(await at('DTSTART;TZID="/freeassociation.sourceforge.net/Europe/London":20260618T090000')).toBe('2026-06-18T08:00:00.000Z')
  expect(await at('DTSTART;TZID=Europe/Paris:20261025T020000')).toBe('2026-10-25T00:00:00.000Z')
  expect(await at('DTSTART:20260618T090000Z')).toBe('2026-06-18T09:00:00.000Z')
  expect(await at('DTSTART:20260618T090000')).toBe('2026-06-18T07:00:00.000Z')
  expect(await at('DTSTART;VALUE=DATE:20260618')).toBe('2026-06-17T22:00:00.000Z')
})

test('a zone that only the file knows is read from it', async () => {
  expect((await read(foreign('ical.js/timezone_from_file.ics'))).dates[0]?.startsAt.toISOString()).toBe('2023-03-06T21:23:00.000Z')
  const own = calendar(['UID:1', 'SUMMARY:Visite', 'DTSTART;TZID=Chez nous:20260618T090000']).replace('BEGIN:VEVENT', ['BEGIN:VTIMEZONE', 'TZID:Chez nous', 'BEGIN:STANDARD', 'DTSTART:19701025T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:19700329T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT', 'END:VTIMEZONE', 'BEGIN:VEVENT'].join('\r\n'))
  expect((await read(own)).dates[0]?.startsAt.toISOString()).toBe('2026-06-18T07:00:00.000Z')
})

test('a weekly meeting keeps its hour when the clocks change, leaves out its exceptions, and moves one date', async () => {
  const weekly = ['UID:1', 'SUMMARY:Atelier', 'DTSTART;TZID=Europe/Paris:20261015T090000', 'DTEND;TZID=Europe/Paris:20261015T100000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Paris:20261022T090000']
  const moved = ['UID:1', 'SUMMARY:Atelier déplacé', 'RECURRENCE-ID;TZID=Europe/Paris:20261029T090000', 'DTSTART;TZID=Europe/Paris:20261030T140000', 'DTEND;TZID=Europe/Paris:20261030T150000']
  const { dates, problems } = await read(calendar(moved, weekly))
  expect(dates.map(({ startsAt, title }) => `${startsAt.toISOString().slice(0, 16)} ${title}`)).toEqual(['2026-10-15T07:00 Atelier', '2026-10-30T13:00 Atelier déplacé', '2026-11-05T08:00 Atelier'])
  expect(problems).toEqual([])
})

test('one date that is named by its day alone, and one and all that follow, take the places that they mean', async () => {
  const weekly = ['UID:1', 'SUMMARY:Atelier', 'DTSTART;TZID=Europe/Paris:20261008T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;VALUE=DATE:20261105']
  const later = ['UID:1', 'SUMMARY:Atelier (salle B)', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261015T090000', 'DTSTART;TZID=Europe/Paris:20261016T103000', 'DURATION:PT2H']
  const alone = ['UID:1', 'SUMMARY:Atelier', 'RECURRENCE-ID;VALUE=DATE:20261029', 'DTSTART;TZID=Europe/Paris:20261029T180000', 'DURATION:PT1H', 'STATUS:CANCELLED']
  const { dates, problems } = await read(calendar(alone, later, weekly))
  expect(dates.map(({ startsAt, endsAt, title, cancelled }) => `${startsAt.toISOString().slice(0, 16)} ${endsAt.toISOString().slice(11, 16)} ${title}${cancelled ? ' cancelled' : ''}`)).toEqual([
    '2026-10-08T07:00 08:00 Atelier', '2026-10-16T08:30 10:30 Atelier (salle B)', '2026-10-23T08:30 10:30 Atelier (salle B)', '2026-10-29T17:00 18:00 Atelier cancelled',
  ])
  expect(problems).toEqual([])
})

test('of an event that stands there twice, the newest edition counts', async () => {
  const { dates } = await read(calendar(['UID:1', 'SEQUENCE:2', 'SUMMARY:Le 20', 'DTSTART:20261120T090000Z'], ['UID:1', 'SEQUENCE:1', 'SUMMARY:Le 19', 'DTSTART:20261119T090000Z'], ['UID:2', 'SUMMARY:Avant', 'DTSTART:20261119T090000Z'], ['UID:2', 'SUMMARY:Après', 'DTSTART:20261121T090000Z']))
  expect(dates.map(({ title }) => title)).toEqual(['Le 20', 'Après'])
})

test('an organiser’s deadlines are read from its things to do; one without a day is none', async () => {
  const todo = (...lines: string[]) => ['BEGIN:VTODO', ...lines, 'END:VTODO']
  const text = calendar().replace('END:VCALENDAR', [...todo('UID:1', 'SUMMARY:Commande des badges', 'DTSTART;VALUE=DATE:20261101', 'DUE;VALUE=DATE:20261120'), ...todo('UID:2', 'SUMMARY:Transport', 'DUE;TZID=Europe/Paris:20261125T120000', 'STATUS:CANCELLED'), ...todo('UID:3', 'SUMMARY:Un jour'), ...todo('UID:4', 'SUMMARY:Cassé', 'DUE:demain'), 'END:VCALENDAR'].join('\r\n'))
  const { dates, problems } = await read(text)
  expect(dates.map(({ title, startsAt, endsAt, allDay, cancelled }) => [title, startsAt.toISOString(), endsAt.toISOString(), allDay, cancelled])).toEqual([
    ['Commande des badges', '2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z', true, false], ['Transport', '2026-11-25T11:00:00.000Z', '2026-11-25T11:00:00.000Z', false, true],
  ])
  expect(problems.map(({ reason, what }) => [reason, what])).toEqual([['unreadable', 'Cassé']])
  expect(problems[0]?.written).toBe('DUE:demain')
})

test('a file that calls off calls off all that is in it', async () => {
  const { dates, problems } = await read(calendar(['UID:1', 'SUMMARY:Forum', 'DTSTART:20261119T090000Z']).replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL'))
  expect([dates.map(({ cancelled }) => cancelled), problems]).toEqual([[true], []])
})

test('hours of no zone are those of the zone that the calendar names, or of the house', async () => {
  const text = calendar(['UID:1', 'SUMMARY:Forum', 'DTSTART:20261119T090000'])
  expect((await read(text)).dates[0]?.startsAt.toISOString()).toBe('2026-11-19T08:00:00.000Z')
  expect((await read(text.replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-TIMEZONE:Europe/London'))).dates[0]?.startsAt.toISOString()).toBe('2026-11-19T09:00:00.000Z')
})

test('a file of an old Windows, or in UTF-16, keeps its accents', () => {
  const text = 'BEGIN:VCALENDAR\r\nSUMMARY:Journée « métiers » à Aulnoye – 5 €\r\n'
  const windows1252 = Buffer.from([...text].map((letter) => ({ '–': 0x96, '€': 0x80 })[letter] ?? letter.charCodeAt(0)))
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), windows1252, utf16, Buffer.from(utf16).swap16()]) expect(calendarText(bytes)).toBe(text)
})

test('a broken event gives its line and a reason; the others are kept', async () => {
  const text = calendar(['UID:1', 'SUMMARY:Bon', 'DTSTART:20261119T090000Z'], ['UID:2', 'SUMMARY:Sans date'], ['UID:3', 'SUMMARY:Illisible', 'DTSTART:demain'], ['UID:4', 'SUMMARY:Fin avant début', 'DTSTART:20261119T090000Z', 'DTEND:20261119T080000Z'], ['UID:5', 'SUMMARY:Ailleurs', 'DTSTART;TZID=Mars/Olympus:20261119T090000'], ['UID:6', 'DTSTART:20261119T090000Z'], ['UID:7', 'SUMMARY:Chaque seconde', 'DTSTART:20261119T090000Z', 'RRULE:FREQ=SECONDLY'])
  const { dates, problems } = await read(`${text.slice(0, text.lastIndexOf('END:VCALENDAR'))}BEGIN:VEVENT\r\nSUMMARY:Coupé`)
  expect(dates.map(({ title }) => title)).toEqual(['Bon', 'Chaque seconde'])
  expect(problems.map(({ line, reason }) => [line, reason])).toEqual([[9, 'noStart'], [13, 'unreadable'], [18, 'endBeforeStart'], [24, 'unknownZone'], [29, 'noTitle'], [33, 'rule'], [39, 'unclosed']])
  expect(problems.map(({ what, written }) => [what, written])).toEqual([['Sans date', undefined], ['Illisible', 'DTSTART:demain'], ['Fin avant début', undefined], ['Ailleurs', 'DTSTART;TZID=Mars/Olympus:20261119T090000'], ['6', undefined], ['Chaque seconde', 'RRULE:FREQ=SECONDLY'], ['Coupé', undefined]])
})

test('of an event that cannot be read the property is named as it stands, and its title without what is around it', async () => {
  const unreadable = async (...lines: string[]) => (await read(calendar(['UID:1', 'SUMMARY;LANGUAGE=fr;X-DE="a:b":Forum\\, métiers', ...lines]))).problems.map(({ reason, what, written }) => [reason, what, written])
  for (const line of ['DTSTART:2026-99-99', 'DTSTART;TZID=Europe/Paris:20269999T990000', 'DTSTART;VALUE=DATE:20270229', 'DTSTART:demain']) expect(await unreadable(line)).toEqual([['unreadable', 'Forum, métiers', line]])
  expect(await unreadable('DTSTART:20261119T090000Z', 'RRULE:FREQ=JAMAIS')).toEqual([['unreadable', 'Forum, métiers', 'RRULE:FREQ=JAMAIS']])
  expect(await unreadable('DTSTART:20261119T090000Z', 'DURATION:une heure')).toEqual([['unreadable', 'Forum, métiers', 'DURATION:une heure']])
})

test('what is no calendar says so', async () => {
  for (const text of ['', '<!doctype html><title>Connexion</title>', '\u0000\u0001', '{}']) expect((await read(text)).problems.map(({ reason }) => reason)).toContain('noCalendar')
})

test('a daily event of years ago costs what is in the window, and no more', async () => {
  const { dates, problems } = await read(calendar(['UID:1', 'SUMMARY:Chaque jour', 'DTSTART:19900101T090000Z', 'RRULE:FREQ=DAILY']), { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2028-11-01T00:00:00Z') })
  expect(dates).toHaveLength(400)
  expect(problems.map(({ reason }) => reason)).toEqual(['tooMany'])
})

test('every file of other projects is read to its end, without a throw and with an hour for each date', async () => {
  const files = ['ical-generator', 'ical.js', 'ics-parser'].flatMap((folder) => readdirSync(join(projectRoot, 'app/calendar/test-data/foreign', folder)).filter((name) => name.endsWith('.ics')).map((name) => `${folder}/${name}`))
  expect(files).toHaveLength(62)
  const found = new Map<string, number>()
  for (const file of files) {
    const { dates } = await read(foreign(file))
    for (const { startsAt, endsAt, title } of dates) expect([Number.isFinite(startsAt.getTime()), endsAt >= startsAt, title !== '']).toEqual([true, true, true])
    found.set(file, dates.length)
  }
  expect([found.get('ical-generator/generate_01.ics'), found.get('ical.js/minimal.ics'), found.get('ical.js/google_birthday.ics'), found.get('ics-parser/issue-196.ics')]).toEqual([1, 1, 6, 7])
})

test('what the house writes, it reads back', async () => {
  const instant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2029-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000))
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((text) => text.trim()).filter(Boolean)
  await fc.assert(
    fc.asyncProperty(instant, fc.integer({ min: 0, max: 5_000 }), words, fc.boolean(), async (startsAt, minutes, title, cancelled) => {
      const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
      const text = await calendarFile('C', [{ uid: 'u', sequence: 0, changedAt: startsAt, startsAt, endsAt, zone: 'Europe/Paris', title, description: title, location: title, url: 'https://pavillon.test/a', latitude: null, longitude: null, categories: [], cancelled }])
      const { dates, problems } = await read(text)
      expect(problems).toEqual([])
      expect(dates).toEqual([expect.objectContaining({ title, description: title, startsAt, endsAt, cancelled, allDay: false })])
    }),
    { numRuns: 200 },
  )
})

test('no text at all makes it throw or wait', async () => {
  const line = fc.oneof(fc.constantFrom('BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR', 'DTSTART:20261119T090000Z', 'SUMMARY:x', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', 'RRULE:FREQ=DAILY;UNTIL=9999', 'DTEND:19000101', 'EXDATE:,,', 'RDATE;VALUE=PERIOD:20261119T090000Z/PT1H', ' x', 'BEGIN:VALARM', 'DURATION:-P1W', 'BEGIN:VTIMEZONE', 'TZID:', 'TZOFFSETTO:+9999', 'END:VTIMEZONE', 'BEGIN:VTODO', 'END:VTODO', 'DUE;VALUE=DATE:20261119', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261119T090000Z', 'RECURRENCE-ID;VALUE=DATE:20261119', 'SEQUENCE:x', 'METHOD:CANCEL', 'X-WR-TIMEZONE:', 'UID:1'), fc.string())
  await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => void (await read(lines.join('\n')))), { numRuns: 400 })
})
