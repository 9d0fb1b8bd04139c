import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '~/ui/time'
import { missingFor, seriesDays, weekdayOf } from './rules'

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
