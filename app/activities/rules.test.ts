import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, localDate, localTime } from '~/ui/time'
import { instantsOf, missingFor, seriesDays, skippedTime, weekdayOf } from './rules'
import { ActivityInput, SeriesInput, SessionInput } from './schema'

const off = { holidays: [{ firstDay: '2026-10-17', backOn: '2026-11-02' }], publicHolidays: new Set(['2026-11-11']), today: '2026-09-01' }

test('a series on Wednesdays leaves out the autumn holidays and Armistice Day, and says why', () => {
  const { days, skipped } = seriesDays({ from: '2026-10-12', until: '2026-11-18', weekdays: [3] }, off)
  expect(days).toEqual(['2026-10-14', '2026-11-04', '2026-11-18'])
  expect(skipped).toEqual([
    { day: '2026-10-21', reason: 'holiday' }, { day: '2026-10-28', reason: 'holiday' }, { day: '2026-11-11', reason: 'publicHoliday' },
  ])
})

test('the day of return is a school day, and the day before is not', () => {
  const all = { from: '2026-11-01', until: '2026-11-02', weekdays: [1, 2, 3, 4, 5, 6, 7] }
  expect(seriesDays(all, off).days).toEqual(['2026-11-02'])
})

test('each day of a series falls on a chosen weekday and on no day off, and no day is lost', () => {
  const starts = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-09-01', n))
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  fc.assert(fc.property(starts, fc.integer({ min: 0, max: 200 }), weekdays, (from, length, chosen) => {
    const until = addDays(from, length)
    const { days, skipped } = seriesDays({ from, until, weekdays: chosen }, off)
    expect(days.every((day) => chosen.includes(weekdayOf(day)) && day >= from && day <= until)).toBe(true)
    const wanted = Array.from({ length: length + 1 }, (_, n) => addDays(from, n)).filter((day) => chosen.includes(weekdayOf(day)))
    expect([...days, ...skipped.map(({ day }) => day)].sort()).toEqual(wanted)
  }))
})

test('an online talk needs its link and no place', () => {
  const talk = { summary: 'Une heure', attendance: 'ONLINE', placeName: null, town: null, onlineLink: null, audiences: ['LYCEENS'], levels: [], openTo: ['CLASS'], datesOnRequest: false } as const
  const activity = { ...talk, audiences: [...talk.audiences], levels: [], openTo: [...talk.openTo] }
  expect(missingFor(activity, 1, true)).toEqual(['place'])
  expect(missingFor({ ...activity, onlineLink: 'https://exemple.fr' }, 0, false)).toEqual(['sessions', 'programme'])
})

test('a series that was already made adds nothing', () => {
  const again = seriesDays({ from: '2026-10-12', until: '2026-10-16', weekdays: [1, 3] }, { ...off, already: new Set(['2026-10-12', '2026-10-14']) })
  expect(again).toEqual({ days: [], skipped: [{ day: '2026-10-12', reason: 'already' }, { day: '2026-10-14', reason: 'already' }] })
})

test('a series over several years is refused, and an unknown kind or level too', () => {
  const series = { from: '2026-09-01', until: '2027-07-03', weekdays: ['3'], startTime: '09:30', endTime: '11:30', seats: 30 }
  expect(SeriesInput.safeParse(series).success).toBe(true)
  expect(SeriesInput.safeParse({ ...series, until: '2072-07-03' }).error?.issues[0]?.message).toBe('seriesTooLong')
  const activity = { kind: 'WORKSHOP', title: 'Souder' }
  expect(ActivityInput.safeParse(activity).success).toBe(true)
  expect(ActivityInput.safeParse({ ...activity, kind: 'DISCO' }).success).toBe(false)
  expect(ActivityInput.safeParse({ ...activity, levels: ['TROISIEME', 'MATERNELLE'] }).success).toBe(false)
})

const sessions = fc.record({
  date: fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-06-18', '2026-12-31'),
  startTime: fc.nat(1439).map(timeOf), endTime: fc.nat(1439).map(timeOf),
})

test('a session as it is typed, also past midnight and when the clocks change, ends after it begins and reads back as typed', () => {
  fc.assert(fc.property(sessions, ({ date, startTime, endTime }) => {
    const typed = { date, startTime, endTime, overnight: endTime <= startTime }
    expect(SessionInput.safeParse({ ...typed, seats: 30 }).success).toBe(true)
    if (skippedTime(typed, 'Europe/Paris')) {
      expect(() => instantsOf(typed, 'Europe/Paris')).toThrow('skipped')
      return
    }
    const { startsAt, endsAt } = instantsOf(typed, 'Europe/Paris')
    expect(endsAt > startsAt).toBe(true)
    expect([localDate(startsAt), localTime(startsAt), localTime(endsAt)]).toEqual([date, startTime, endTime])
    expect(localDate(endsAt)).toBe(typed.overnight ? addDays(date, 1) : date)
    expect(instantsOf(typed, 'Europe/Paris', { startsAt, endsAt })).toEqual({ startsAt, endsAt })
  }), { numRuns: 500 })
})

test('the field whose hour does not exist is named, and a session begun in the second of two hours may end in it', () => {
  expect(skippedTime({ date: '2026-03-29', startTime: '02:30', endTime: '04:00', overnight: false }, 'Europe/Paris')).toBe('startTime')
  expect(skippedTime({ date: '2026-03-28', startTime: '22:00', endTime: '02:30', overnight: true }, 'Europe/Paris')).toBe('endTime')
  const second = { startsAt: new Date('2026-10-25T01:10:00Z'), endsAt: new Date('2026-10-25T02:30:00Z') }
  expect(instantsOf({ date: '2026-10-25', startTime: '02:10', endTime: '02:50', overnight: false }, 'Europe/Paris', second)).toEqual({ startsAt: second.startsAt, endsAt: new Date('2026-10-25T01:50:00Z') })
})

test('a session that ends before it begins is asked about the next day, and none is longer than a day', () => {
  const why = (given: object) => SessionInput.safeParse({ date: '2027-01-15', seats: 20, ...given }).error?.issues[0]?.message
  expect(why({ startTime: '22:00', endTime: '02:00' })).toBe('endsNextDay')
  expect(why({ startTime: '22:00', endTime: '02:00', overnight: true })).toBeUndefined()
  expect(why({ startTime: '09:00', endTime: '11:00', overnight: true })).toBe('longerThanADay')
})

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
