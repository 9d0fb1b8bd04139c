import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '~/ui/time'
import { inWindow, isLive, kilometresBetween, lastDayOf, offerTransitions, transitions, type Window } from './rules'

const zone = 'Europe/Paris'
const at = (day: string, from: string, until: string) => ({ startsAt: instantOf(day, from, zone), endsAt: instantOf(day, until, zone) })

describe('what a request becomes', () => {
  test('an end is an end, and what is live can end in every way', () => {
    for (const [state, next] of Object.entries(transitions)) {
      if (isLive(state as keyof typeof transitions)) expect(next).toEqual(expect.arrayContaining(['ACCEPTED', 'WITHDRAWN', 'EXPIRED']))
      else expect(next).toEqual([])
    }
    expect(Object.entries(offerTransitions).filter(([, next]) => next.length > 0).map(([state]) => state)).toEqual(['MADE'])
  })
})

describe('days on which a class can come', () => {
  const windows: Window[] = [{ from: '2027-03-01', until: '2027-03-03', part: 'MORNING' }, { from: '2027-03-10', until: '2027-03-10', part: 'AFTERNOON' }]
  test.each([
    ['2027-03-01', '09:00', '11:30', true], ['2027-03-03', '10:00', '13:00', true], ['2027-03-03', '11:00', '13:30', false], ['2027-03-04', '09:00', '11:00', false],
    ['2027-03-10', '14:00', '16:00', true], ['2027-03-10', '09:00', '11:00', false],
  ])('%s from %s to %s: %s', (day, from, until, fits) => expect(inWindow(windows, at(day, from, until), zone)).toBe(fits))

  test('late in the evening the local day counts, in summer as well as in winter', () => {
    expect(inWindow([{ from: '2027-07-01', until: '2027-07-01', part: 'DAY' }], { startsAt: new Date('2027-06-30T22:30:00Z'), endsAt: new Date('2027-06-30T23:30:00Z') }, zone)).toBe(true)
    expect(inWindow([{ from: '2027-01-01', until: '2027-01-01', part: 'DAY' }], { startsAt: new Date('2026-12-31T22:30:00Z'), endsAt: new Date('2026-12-31T22:50:00Z') }, zone)).toBe(false)
  })

  test('the last of them ends the request', () => expect(lastDayOf(windows)).toBe('2027-03-10'))
})

describe('how far it is', () => {
  const place = fc.record({ latitude: fc.double({ min: -89, max: 89, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) })
  test('Lille to Dunkerque is 66 km; nowhere is at no distance', () => {
    expect(Math.round(kilometresBetween({ latitude: 50.6292, longitude: 3.0573 }, { latitude: 51.0344, longitude: 2.3768 }) ?? 0)).toBe(66)
    expect(kilometresBetween({ latitude: null, longitude: 3 }, { latitude: 50, longitude: 3 })).toBeNull()
  })
  test('is the same both ways, never negative, and no detour is shorter', () => {
    fc.assert(fc.property(place, place, place, (a, b, c) => {
      const [ab, ba, ac, cb] = [kilometresBetween(a, b) ?? -1, kilometresBetween(b, a) ?? -1, kilometresBetween(a, c) ?? -1, kilometresBetween(c, b) ?? -1]
      expect(ab).toBeCloseTo(ba, 6)
      expect(ab).toBeGreaterThanOrEqual(0)
      // Near the other side of the world the arcsine loses half of its digits: centimetres.
      expect(ab).toBeLessThanOrEqual(ac + cb + 1e-4)
    }))
  })
})
