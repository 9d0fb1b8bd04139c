import { expect, test } from 'vitest'
import { useTestDatabase } from '~/db/testing.server'
import { formStamp, judge } from './individuals-robots.server'
import { doWork } from './individuals-work'

useTestDatabase()

const NOW = 1_800_000_000_000
const filled = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('a person whose browser did the work passes; the same form a second time does not', async () => {
  const { stamp } = formStamp(NOW)
  const proof = (await doWork(stamp)) ?? ''
  expect(await judge(filled({ stamp, proof, site: '' }), NOW + 9_000)).toBe('person')
  expect(await judge(filled({ stamp, proof, site: '' }), NOW + 10_000)).toBe('stale')
})

test('a person without JavaScript answers a question in words', async () => {
  const { stamp, sum: [a, b] } = formStamp(NOW)
  expect(await judge(filled({ stamp }), NOW + 9_000)).toBe('ask')
  expect(await judge(filled({ stamp, answer: String(a + b + 1) }), NOW + 9_000)).toBe('ask')
  expect(await judge(filled({ stamp, answer: ` ${a + b} ` }), NOW + 9_000)).toBe('person')
})

test('whoever fills the field that nobody sees is a robot', async () => {
  const { stamp, sum: [a, b] } = formStamp(NOW)
  expect(await judge(filled({ stamp, answer: String(a + b), site: 'https://casino.test' }), NOW + 9_000)).toBe('robot')
})

test('a form sent in no time is asked, even with the work done', async () => {
  const { stamp } = formStamp(NOW)
  expect(await judge(filled({ stamp, proof: (await doWork(stamp)) ?? '' }), NOW + 500)).toBe('ask')
})

test('a stamp that was made up, changed, or is too old is none', async () => {
  const { stamp, sum: [a, b] } = formStamp(NOW)
  const answer = String(a + b)
  expect(await judge(filled({ stamp, answer }), NOW + 3_700_000)).toBe('stale')
  expect(await judge(filled({ answer }), NOW + 9_000)).toBe('stale')
  const parts = stamp.split('.')
  expect(await judge(filled({ stamp: [parts[0], parts[1], '1', '1', parts[4]].join('.'), answer: '2' }), NOW + 9_000)).toBe(a === 1 && b === 1 ? 'person' : 'stale')
})

test('work that was done for another form, or half done, counts for nothing', async () => {
  const [one, other] = [formStamp(NOW), formStamp(NOW)]
  const proof = (await doWork(one.stamp)) ?? ''
  expect(await judge(filled({ stamp: other.stamp, proof: `${proof}1` }), NOW + 9_000)).toBe('ask')
  expect(await judge(filled({ stamp: one.stamp, proof: 'x' }), NOW + 9_000)).toBe('ask')
})
