import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SHARED_MARK } from './shared-page'
import { etagOf, isKnown, packed, SharedPages, type SharedAnswer } from './shared-pages.server'

function aHouse() {
  const state = { version: '1', now: 0, made: 0, saved: 'first' }
  const pages = new SharedPages(async () => state.version, () => state.now)
  const ask = () => pages.answer('fr /', async () => {
    state.made += 1
    return { status: 200, headers: new Headers({ [SHARED_MARK]: '1' }), body: Buffer.from(state.saved.repeat(500)), shared: true }
  })
  return { state, ask }
}
const textOf = (answer: { body: Buffer }) => answer.body.toString()

describe('a page that is the same for everyone', () => {
  test('is made once for a version, and anew for the next', async () => {
    const { state, ask } = aHouse()
    await ask()
    await ask()
    expect(state.made).toBe(1)
    state.saved = 'second'
    state.version = '2'
    expect(textOf(await ask())).toContain('second')
    expect(state.made).toBe(2)
  })

  test('would be stale without its version', async () => {
    const { state, ask } = aHouse()
    await ask()
    state.saved = 'second'
    expect(textOf(await ask())).not.toContain('second')
  })

  test('is made once for all who ask at the same time', async () => {
    const { state, ask } = aHouse()
    await Promise.all(Array.from({ length: 50 }, ask))
    expect(state.made).toBe(1)
  })

  test('grows old after a minute though nobody saved: «today» has moved', async () => {
    const { state, ask } = aHouse()
    await ask()
    state.now = 60_001
    await ask()
    expect(state.made).toBe(2)
  })

  test('unpacks to its own bytes, under an ETag of its own', async () => {
    const answer = (await aHouse().ask()) as SharedAnswer
    expect(gunzipSync((await packed(answer, 'gzip')).bytes)).toEqual(answer.body)
    expect(brotliDecompressSync((await packed(answer, 'gzip, br')).bytes)).toEqual(answer.body)
    expect((await packed(answer, 'br;q=0')).bytes).toEqual(answer.body)
    expect(new Set([etagOf(answer), etagOf(answer, 'br'), etagOf(answer, 'gzip')]).size).toBe(3)
    expect([etagOf(answer, 'br'), `W/${answer.etag}`, '*'].every((tag) => isKnown(answer.etag, tag))).toBe(true)
    expect(isKnown(answer.etag, '"other"')).toBe(false)
  })
})
