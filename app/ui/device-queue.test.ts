import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keep, putAway, refusals, sendWaiting, waiting, type Queue } from './device-queue'

const queue: Queue = { prefix: 'pavillon.essai.', group: 'one', address: '/envoi' }
const entry = (deviceKey: string) => ({ deviceKey, pupils: '24' })

type Answer = 'kept' | 'again' | 'offline' | 'broken' | 'signIn' | 'refused' | 'cutOff' | 'gone'
const answers: Record<Answer, () => Response> = {
  kept: () => Response.json({}, { status: 201 }), again: () => Response.json({}), broken: () => new Response(null, { status: 503 }), signIn: () => new Response(null, { status: 401 }),
  refused: () => Response.json({ reason: 'withdrawn' }, { status: 400 }), gone: () => new Response(null, { status: 404 }),
  cutOff: () => new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }), { status: 400 }),
  offline: () => {
    throw new TypeError('Failed to fetch')
  },
}
let sent: Record<string, string>[]

/** A server that answers so, one after the other, and then that it has everything. */
function server(...given: Answer[]) {
  sent = []
  vi.stubGlobal('fetch', vi.fn(async (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    return answers[given.shift() ?? 'kept']()
  }))
}
const keysSent = () => sent.map(({ deviceKey }) => deviceKey)
const keys = (fields: { deviceKey: string }[]) => fields.map(({ deviceKey }) => deviceKey).sort()

beforeEach(() => {
  // What a browser's is: its entries are its own properties.
  const methods = {
    getItem(key: string) { return (this as Record<string, unknown>)[key] ?? null },
    setItem(key: string, value: string) { (this as Record<string, unknown>)[key] = value },
    removeItem(key: string) { delete (this as Record<string, unknown>)[key] },
  }
  vi.stubGlobal('localStorage', Object.create(methods))
})
afterEach(() => vi.unstubAllGlobals())

describe('what waits on a device', () => {
  test('leaves it once the server has it, with when it was sent', async () => {
    keep(queue, entry('a'))
    server('kept')
    expect(await sendWaiting(queue)).toEqual({ sent: 1, refused: 0, trouble: 'none' })
    expect(waiting(queue)).toEqual([])
    expect(Math.abs(Number(sent[0]?.sentAt) - Date.now())).toBeLessThan(1_000)
  })

  test('a page that is left before it has heard why something was refused does not make up a reason: it is sent again', async () => {
    keep(queue, entry('a'))
    server('cutOff', 'refused')
    expect(await sendWaiting(queue)).toEqual({ sent: 0, refused: 0, trouble: 'offline' })
    expect([refusals(queue), keys(waiting(queue))]).toEqual([[], ['a']])
    expect(await sendWaiting(queue)).toMatchObject({ refused: 1 })
    expect(refusals(queue)).toMatchObject([{ reason: 'withdrawn' }])
  })

  test('what is refused is told with its reason and never sent again; what comes after it is sent', async () => {
    keep(queue, entry('a'), 'Collège Exemple · 3e C')
    keep(queue, entry('b'))
    server('refused')
    expect(await sendWaiting(queue)).toEqual({ sent: 1, refused: 1, trouble: 'refused' })
    expect(waiting(queue)).toEqual([])
    expect(refusals(queue)).toMatchObject([{ fields: entry('a'), label: 'Collège Exemple · 3e C', reason: 'withdrawn' }])
    server()
    expect(await sendWaiting(queue)).toEqual({ sent: 0, refused: 0, trouble: 'none' })
    expect(sent).toEqual([])
    putAway(queue, 'a')
    expect(refusals(queue)).toEqual([])
  })

  test('a queue that keeps trying has its refused entries wait', async () => {
    const trying = { ...queue, keepsTrying: true }
    keep(trying, entry('a'))
    server('gone')
    expect(await sendWaiting(trying)).toEqual({ sent: 0, refused: 0, trouble: 'refused' })
    expect([keys(waiting(trying)), refusals(trying)]).toEqual([['a'], []])
  })

  test('what an earlier release kept is sent, another group’s is left alone, and so is what is not ours', () => {
    localStorage.setItem('pavillon.essai.old', JSON.stringify({ showId: 'one', fields: entry('old') }))
    localStorage.setItem('pavillon.essai.torn', '{')
    keep({ ...queue, group: 'other' }, entry('b'))
    expect(keys(waiting(queue))).toEqual(['old'])
  })

  test('whatever the server answers, nothing is lost, sent on after an answer, or both waiting and refused', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...(Object.keys(answers) as Answer[])), { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), async (given, many) => {
      for (const key of Object.keys(localStorage)) localStorage.removeItem(key)
      const all = Array.from({ length: many }, (_, n) => `k${n}`)
      for (const key of all) keep(queue, entry(key))
      server(...given)
      let taken = 0
      const settled: string[] = []
      for (let round = 0; round < 3; round += 1) {
        const before = sent.length
        const { sent: now } = await sendWaiting(queue)
        taken += now
        // What the server has answered for good, by a yes or a no, is not asked again.
        expect(keysSent().slice(before).filter((key) => settled.includes(key ?? ''))).toEqual([])
        const [left, refused] = [keys(waiting(queue)), keys(refusals(queue).map(({ fields }) => fields))]
        expect(new Set([...left, ...refused]).size).toBe(left.length + refused.length)
        expect(taken + left.length + refused.length).toBe(many)
        settled.splice(0, settled.length, ...all.filter((key) => !left.includes(key)))
      }
    }))
  })
})
