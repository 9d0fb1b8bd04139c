/** Names that lead to several addresses, or to others the second time. */
import dns from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { configure } from '~/config.server'
import { requestOutside } from './request.server'

type Answer = (error: null, found: { address: string; family: number }[]) => void
const names = { answers: [] as string[][], asked: 0 }

const real = dns.lookup
const answer = (name: string, options: object, done: Answer) => {
  // A server that begins to listen asks for its own address too.
  if (!name.endsWith('.test')) return (real as (...args: unknown[]) => void)(name, options, done)
  names.asked += 1
  done(null, (names.answers.shift() ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
}
beforeAll(() => void vi.spyOn(dns, 'lookup').mockImplementation(answer as unknown as typeof dns.lookup))
afterAll(() => void vi.restoreAllMocks())

test('a name that leads to one address of this network among others is not asked', async () => {
  for (const answers of [['93.184.216.34', '127.0.0.1'], ['2a00:1450:4007::1', '::1'], ['10.0.0.1'], ['::ffff:127.0.0.1'], []]) {
    names.answers = [answers]
    expect([answers, await requestOutside('http://somewhere.test/')]).toEqual([answers, { ok: false, reason: 'private' }])
  }
})

test('a name is looked up once, and what was judged is called: another answer the second time gains nothing', async () => {
  let asked = 0
  const inside = createServer((_request, response) => void ((asked += 1), response.end('secret'))).listen(0, '127.0.0.1')
  await new Promise((resolve) => inside.once('listening', resolve))
  configure({ privateAddresses: false })
  names.asked = 0
  // An address of the open internet that a test cannot reach.
  names.answers = [['2001:4860::1'], ['127.0.0.1']]
  const outcome = await requestOutside(`http://somewhere.test:${(inside.address() as AddressInfo).port}/`, { timeoutMs: 500 })
  expect(outcome.ok).toBe(false)
  expect([names.asked, asked]).toEqual([1, 0])
  inside.close()
})
