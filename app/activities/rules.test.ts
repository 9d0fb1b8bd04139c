import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '~/ui/time'
import { labelLacks, missingFor, seriesDays, weekdayOf } from './rules'
import { ActivityInput, SeriesInput } from './schema'

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

test('an action can bear the label when it is inside the window, free, for young people and about industry', () => {
  const visit = { priceCents: 0, audiences: [], levels: ['TROISIEME' as const], programmeOfVisit: 'La forge', theme: null }
  const window = { from: '2026-11-09', until: '2026-11-29' }
  expect(labelLacks(visit, ['2026-11-09', '2026-11-29'], window)).toEqual([])
  expect(labelLacks(visit, ['2026-11-19', '2026-11-30'], window)).toEqual(['window'])
  expect(labelLacks(visit, ['2026-11-19'], { from: null, until: null })).toEqual(['window'])
  expect(labelLacks({ ...visit, priceCents: 500, levels: [], audiences: ['PROFESSIONNELS_RH'], programmeOfVisit: ' ' }, [], window)).toEqual(['window', 'free', 'audience', 'industry'])
})
