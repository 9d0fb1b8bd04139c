import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf } from '~/ui/time'
import { dayLayout, hoursShown, mondayOf, MOST_LANES, weekAsked } from './week-rules'

const PARIS = 'Europe/Paris'
const DAY = '2026-11-19'
const session = (id: string, from: string, until: string, day = DAY, lastDay = day) => ({ id, startsAt: instantOf(day, from), endsAt: instantOf(lastDay, until) })

test('a week begins on Monday, and an address that means no day means this week', () => {
  expect([mondayOf('2026-11-16'), mondayOf('2026-11-22'), mondayOf('2027-01-01')]).toEqual(['2026-11-16', '2026-11-16', '2026-12-28'])
  for (const asked of [null, '', 'demain', '2026-02-31', '2026-13-01', '1950-01-01']) expect(weekAsked(asked, DAY)).toBe('2026-11-16')
  expect(weekAsked('2026-12-02', DAY)).toBe('2026-11-30')
})

test('sessions side by side share the width, a fourth is in the list, the next hour has the whole width again', () => {
  const { placed, hidden } = dayLayout([session('a', '09:00', '11:00'), session('b', '09:30', '10:30'), session('c', '10:00', '12:00'), session('d', '10:00', '10:30'), session('e', '14:00', '14:10'), session('f', '09:00', '10:00', '2026-11-20')], DAY, PARIS)
  expect(placed.map(({ id, lane, lanes }) => [id, lane, lanes])).toEqual([['a', 0, 3], ['b', 1, 3], ['c', 2, 3], ['e', 0, 1]])
  expect(hidden).toEqual(['d'])
  expect(placed[3]).toMatchObject({ from: 56, until: 58 })
})

test('what goes on past midnight ends with the day; hours grow with what lies outside office hours', () => {
  const { placed } = dayLayout([session('night', '22:00', '01:00', DAY, '2026-11-20')], DAY, PARIS)
  expect(placed).toMatchObject([{ from: 88, until: 96 }])
  expect(hoursShown([{ placed }])).toEqual({ from: 8, until: 24 })
  expect(hoursShown([])).toEqual({ from: 8, until: 18 })
})

test('nothing is lost and nothing covers anything else, whatever a day holds', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 500 }))
  fc.assert(fc.property(fc.array(span, { maxLength: 25 }), (spans) => {
    const midnight = instantOf(DAY, '00:00').getTime()
    const sessions = spans.map(([minute, length], n) => ({ id: String(n), startsAt: new Date(midnight + minute * 60_000), endsAt: new Date(midnight + (minute + length) * 60_000) }))
    const { placed, hidden } = dayLayout(sessions, DAY, PARIS)
    expect([...placed.map(({ id }) => id), ...hidden].sort()).toEqual(sessions.map(({ id }) => id).sort())
    for (const one of placed) {
      expect(one.lane < one.lanes && one.lanes <= MOST_LANES && one.from < one.until && one.until <= 96).toBe(true)
      for (const other of placed) if (one !== other && one.lane === other.lane) expect(one.until <= other.from || other.until <= one.from).toBe(true)
    }
  }))
})
