import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDateOnly } from '~/ui/time'
import { freeSlug, nextYear, slugOf, statusTransitions, titleOfNextYear } from './rules'

test('any title makes an address that the database accepts', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
    expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  }))
  expect(slugOf('Journée « Cœur d’usine » à Béthune')).toBe('journee-coeur-d-usine-a-bethune')
})

test('two programmes of one title have two addresses', () => {
  expect(freeSlug('salon', new Set(['salon', 'salon-2']))).toBe('salon-3')
})

test('next year’s edition falls on the same weekdays', () => {
  const weekday = (day: string) => fromDateOnly(day).getUTCDay()
  expect(nextYear('2026-11-16')).toBe('2027-11-15')
  expect(weekday(nextYear('2026-11-16'))).toBe(weekday('2026-11-16'))
})

test('the years in a title move on', () => {
  expect(titleOfNextYear('Découverte 2026-2027')).toBe('Découverte 2027-2028')
})

test('a programme that is over stays over, and a cancelled one can only be planned anew', () => {
  expect(statusTransitions.HELD).toEqual([])
  expect(statusTransitions.CANCELLED).toEqual(['PLANNED'])
  for (const [from, targets] of Object.entries(statusTransitions)) expect(targets).not.toContain(from)
})
