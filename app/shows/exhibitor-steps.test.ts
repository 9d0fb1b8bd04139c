import { expect, test } from 'vitest'
import { exhibitorSteps } from './exhibitor-steps'

const line = (given: Partial<Parameters<typeof exhibitorSteps>[0]>) =>
  exhibitorSteps({ state: 'SUBMITTED', standConfirmed: false, quoteAccepted: false, over: false, ...given }).map(({ state }) => state).join(' ')

test('a company sees on one line how far it is, and where it ends when it was refused', () => {
  expect(line({ state: 'DRAFT' })).toBe('now next next next next')
  expect(line({})).toBe('done now next next next')
  expect(line({ state: 'REFUSED' })).toBe('done failed next next next')
  expect(line({ state: 'ACCEPTED' })).toBe('done done now next next')
  expect(line({ state: 'ACCEPTED', standConfirmed: true })).toBe('done done done now next')
  expect(line({ state: 'ACCEPTED', standConfirmed: true, quoteAccepted: true, over: true })).toBe('done done done done done')
  // A quote that was accepted before the stand was settled does not jump the line.
  expect(line({ state: 'ACCEPTED', quoteAccepted: true })).toBe('done done now next next')
})
