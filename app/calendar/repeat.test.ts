import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { daysOfRule, ruleOf } from './repeat'

const DAY = 86_400_000
const first = Date.UTC(2026, 10, 19) / DAY
const days = (rule: string, years = 3, from = first) => {
  const read = ruleOf(rule)
  return read && [...daysOfRule(read, from, from + years * 366)].map((n) => new Date(n * DAY).toISOString().slice(0, 10))
}

test('the rules that calendars write: every day, some weekdays, the last Friday, the first working day', () => {
  expect(days('FREQ=DAILY;COUNT=3')).toEqual(['2026-11-19', '2026-11-20', '2026-11-21'])
  expect(days('FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4')).toEqual(['2026-11-19', '2026-11-24', '2026-11-26', '2026-12-01'])
  expect(days('FREQ=MONTHLY;BYDAY=-1FR;COUNT=3')).toEqual(['2026-11-19', '2026-11-27', '2026-12-25'])
  expect(days('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=3')).toEqual(['2026-11-19', '2026-12-01', '2027-01-01'])
  expect(days('FREQ=YEARLY;COUNT=2')).toEqual(['2026-11-19', '2027-11-19'])
})

test('a rule that means no day ends, and means the first day only', () => {
  for (const rule of ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=MONTHLY;BYDAY=6MO']) expect(days(rule)).toEqual(['2026-11-19'])
})

test('what we do not follow says so', () => {
  for (const rule of ['FREQ=SECONDLY', 'FREQ=HOURLY;COUNT=3', 'FREQ=DAILY;BYHOUR=9,10', 'FREQ=YEARLY;BYWEEKNO=20', 'FREQ=DAILY;INTERVAL=0', 'FREQ=WEEKLY;BYDAY=XX', 'gibberish', '']) expect(ruleOf(rule)).toBeUndefined()
})

test('other rules give the days that ical.js gives', () => {
  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const some = <Value>(one: fc.Arbitrary<Value>, most = 3) => fc.uniqueArray(one, { minLength: 1, maxLength: most }).map((list) => list.join(','))
  const rule = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 40 })).map(([n]) => `FREQ=DAILY;INTERVAL=${n}`),
    fc.tuple(fc.integer({ min: 1, max: 5 }), some(weekday), fc.constantFrom('MO', 'SU')).map(([n, list, start]) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${list};WKST=${start}`),
    fc.tuple(fc.integer({ min: 1, max: 5 }), some(fc.integer({ min: 1, max: 28 }))).map(([n, list]) => `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${list}`),
    fc.tuple(fc.constantFrom(1, 2, 3, 4, -1), weekday).map(([place, name]) => `FREQ=MONTHLY;BYDAY=${place}${name}`),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${date}`),
  )
  fc.assert(
    fc.property(rule, fc.integer({ min: 0, max: 2_000 }), (text, shift) => {
      const from = first + shift
      const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(new Date(from * DAY).toISOString().slice(0, 10)))
      const theirs: string[] = []
      for (let next = iterator.next(); next && theirs.length < 20; next = iterator.next()) theirs.push(next.toString().slice(0, 10))
      // They leave out a first day that the rule does not mean; RFC 5545 §3.8.5.3 counts it.
      const ours = (days(text, 4, from) ?? []).filter((one, index) => index > 0 || one === theirs[0])
      expect(ours.slice(0, 5)).toEqual(theirs.slice(0, Math.min(5, ours.length)))
    }),
    { numRuns: 300 },
  )
})
