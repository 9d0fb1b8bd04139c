import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays, dateRangeWords, daysBetween, dayWords, instantOf, localDate, localTime, monthWords, occursTwice, sessionWords, shortDayWords, timeRangeWords, weeksOfMonth,
} from './time'

const at = (text: string) => new Date(text)

describe('an instant and its local words', () => {
  test('a session in winter and one in summer print the hour of Paris', () => {
    expect(sessionWords(at('2026-11-19T08:30:00Z'), at('2026-11-19T10:30:00Z'), 'fr')).toBe(
      'jeudi 19 novembre 2026, 9\u00a0h\u00a030 – 11\u00a0h\u00a030',
    )
    expect(sessionWords(at('2026-06-18T07:00:00Z'), at('2026-06-18T09:30:00Z'), 'fr')).toBe(
      'jeudi 18 juin 2026, 9\u00a0h – 11\u00a0h\u00a030',
    )
  })

  test('hours that go past midnight name the day on which they end', () => {
    expect(timeRangeWords(at('2027-01-15T21:00:00Z'), at('2027-01-16T00:30:00Z'), 'fr')).toBe('22\u00a0h – sam. 16 janv., 1\u00a0h\u00a030')
  })

  test('both instants of the hour that occurs twice survive a form saved unchanged', () => {
    for (const instant of [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')]) {
      expect(localTime(instant)).toBe('02:30')
      expect(instantOf(localDate(instant), localTime(instant), 'Europe/Paris', instant)).toEqual(instant)
    }
  })

  test('without the instant that was there, the second of the two would move by an hour', () => {
    const second = at('2026-10-25T01:30:00Z')
    expect(instantOf(localDate(second), localTime(second))).not.toEqual(second)
  })

  test('a time that spring leaves out is refused', () => {
    expect(() => instantOf('2026-03-29', '02:30')).toThrow('skipped')
    expect(() => instantOf('2026-02-30', '10:00')).toThrow('unreadable')
  })

  test('an hour that occurs twice is told from one that does not, and from one that is left out', () => {
    expect([occursTwice('2026-10-25', '02:00'), occursTwice('2026-10-25', '02:59')]).toEqual([true, true])
    expect([occursTwice('2026-10-25', '01:59'), occursTwice('2026-10-25', '03:00'), occursTwice('2026-03-29', '02:30'), occursTwice('', '02:30')]).toEqual([false, false, false, false])
  })

  test('any instant reads back to itself through date and time, in any zone', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
    const zones = fc.constantFrom('Europe/Paris', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const instant = new Date(minute * 60_000)
        expect(instantOf(localDate(instant, zone), localTime(instant, zone), zone, instant)).toEqual(instant)
        const again = instantOf(localDate(instant, zone), localTime(instant, zone), zone)
        expect(localDate(again, zone) + localTime(again, zone)).toBe(localDate(instant, zone) + localTime(instant, zone))
      }),
    )
  })
})

test('a month is whole weeks that begin on Monday', () => {
  const weeks = weeksOfMonth('2026-11')
  expect(weeks[0]?.[0]).toBe('2026-10-26')
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06')
  expect(weeks.every((week) => week.length === 7)).toBe(true)
})

test('days are counted across the change of hour', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
})

test('a week is said as people say it', () => {
  expect(dateRangeWords('2026-11-16', '2026-11-22', 'fr')).toBe('16–22 novembre 2026')
  expect(dateRangeWords('2027-02-01', '2027-02-11', 'fr')).toBe('1er–11 février 2027')
  expect(dayWords('2027-02-01', 'fr')).toBe('lundi 1er février 2027')
  expect(shortDayWords('2027-02-01', 'fr')).toBe('lun. 1er févr.')
  expect(dayWords('2027-01-31', 'fr')).toBe('dimanche 31 janvier 2027')
  expect(dayWords('2027-02-01', 'en')).toContain('February 1, 2027')
  expect(monthWords('2027-02', 'fr')).toBe('février 2027')
})
