import { expect, test } from 'vitest'
import { labelConditionsOf, LabelConditionsInput } from '~/programmes/label-conditions'
import { labelCheck, labelLacks } from './label-check'

const visit = { priceCents: 0, audiences: [], levels: ['TROISIEME' as const], programmeOfVisit: 'La forge', theme: null, labelChecked: [] }
const edition = { from: '2026-11-09', until: '2026-11-29', conditions: labelConditionsOf(null) }
const lacking = (...given: Parameters<typeof labelLacks>) => labelLacks(...given).map(({ key, lack }) => `${key}:${lack}`)

test('an action can bear the label when it is inside the window, free, for young people and about industry', () => {
  expect(lacking(visit, ['2026-11-09', '2026-11-29'], edition)).toEqual([])
  expect(labelLacks(visit, ['2026-11-19', '2026-11-30'], edition)).toEqual([{ key: 'window', words: null, lack: 'outside', days: ['2026-11-30'] }])
  expect(lacking(visit, [], edition)).toEqual(['window:noSession'])
  expect(lacking(visit, ['2026-11-19'], { ...edition, from: null })).toEqual(['window:noWindow'])
  expect(lacking({ ...visit, priceCents: 500, levels: [], audiences: ['PROFESSIONNELS_RH'], programmeOfVisit: ' ' }, ['2026-11-19'], edition)).toEqual(['free:price', 'audience:audience', 'industry:industry'])
})

test('a condition that the edition puts out of use is not asked for; one of its own is met once staff have ticked it', () => {
  const conditions = labelConditionsOf([{ key: 'free', on: false }, { key: 'own-1', words: 'Une personne du métier est là', on: true }, { key: 'window', words: 'En novembre', on: true }])
  expect(labelCheck({ ...visit, priceCents: 500 }, ['2026-11-19'], { ...edition, conditions }).map(({ key, words, lack }) => [key, words, lack])).toEqual([
    ['window', 'En novembre', null], ['audience', null, null], ['industry', null, null], ['own-1', 'Une personne du métier est là', 'unchecked'],
  ])
  expect(lacking({ ...visit, labelChecked: ['own-1'] }, ['2026-11-19'], { ...edition, conditions })).toEqual([])
})

test('what is kept is read back with the four of the charter, whatever it is', () => {
  for (const stored of [null, 'x', [], [{ key: 'else', on: true }]]) expect(labelConditionsOf(stored).map(({ key, on }) => [key, on])).toEqual([['window', true], ['free', true], ['audience', true], ['industry', true]])
})

test('a line of one’s own without words is none, and one of the charter needs none', () => {
  const read = LabelConditionsInput.parse({ version: 1, conditions: [{ key: 'window' }, { key: 'own-1', words: ' ' }, { words: 'Une visite en français', on: true }] })
  expect(read.conditions).toEqual([{ key: 'window', on: false }, { words: 'Une visite en français', on: true }])
})
