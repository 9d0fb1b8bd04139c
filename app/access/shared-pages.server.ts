import { LRUCache } from 'lru-cache'
import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'

/**
 * Answers that are the same for everyone are made once per version of the data and kept as finished bytes. Each request
 * asks the database for the version first (see db/freshness), so that none is ever stale, whichever process saved.
 */
export type SharedAnswer = {
  version: string
  until: number
  status: number
  headers: Record<string, string>
  etag: string
  body: Buffer
  packed: Partial<Record<Packing, Promise<Buffer>>>
}

export type Packing = 'br' | 'gzip'

type Made = { status: number; headers: Headers; body: Buffer; shared: boolean }

const KEPT_BYTES = 96 * 1024 * 1024
// Words as «aujourd'hui» or «complet dans une heure» grow old without a save.
const LONGEST_LIFE = 60_000
const SMALLEST_PACKED = 1_000

const packers: Record<Packing, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
}

export class SharedPages {
  readonly #kept = new LRUCache<string, SharedAnswer>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (answer) => answer.body.length * 2 + 1,
  })
  readonly #making = new Map<string, Promise<SharedAnswer | Made>>()

  constructor(
    private readonly contentVersion: () => Promise<string>,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * The answer for `key`, made by `make` unless the kept one is of this very version. One making serves all who ask
   * for the same meanwhile. What turns out not to be shared (an error, a redirect) is given out and not kept.
   */
  async answer(key: string, make: () => Promise<Made>): Promise<SharedAnswer | Made> {
    const version = await this.contentVersion()
    const kept = this.#kept.get(key)
    if (kept && kept.version === version && kept.until > this.now()) return kept
    const turn = `${version} ${key}`
    const running = this.#making.get(turn)
    if (running) return running
    const making = this.#make(key, version, make).finally(() => this.#making.delete(turn))
    this.#making.set(turn, making)
    return making
  }

  async #make(key: string, version: string, make: () => Promise<Made>): Promise<SharedAnswer | Made> {
    const until = this.now() + LONGEST_LIFE
    const made = await make()
    if (!made.shared || made.status !== 200) return made
    const headers = Object.fromEntries(made.headers)
    const etag = headers['etag'] ?? `"${createHash('sha256').update(made.body).digest('base64url').slice(0, 27)}"`
    const answer: SharedAnswer = { version, until, status: made.status, headers, etag, body: made.body, packed: {} }
    this.#kept.set(key, answer)
    return answer
  }
}

/** The bytes of an answer as the caller can unpack them, packed once. */
export async function packed(answer: Pick<SharedAnswer, 'body' | 'packed'>, acceptEncoding: string): Promise<{ bytes: Buffer; packing?: Packing }> {
  if (answer.body.length < SMALLEST_PACKED) return { bytes: answer.body }
  const packing = (['br', 'gzip'] as const).find((name) => accepts(acceptEncoding, name))
  if (!packing) return { bytes: answer.body }
  answer.packed[packing] ??= packers[packing](answer.body)
  return { bytes: await answer.packed[packing], packing }
}

function accepts(header: string, packing: Packing): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.trim().split(';')
    return name?.trim() === packing && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))
  })
}

/** Whether `If-None-Match` names this answer, in whichever packing it was given out. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch.trim() === '*') return true
  const core = (tag: string) => tag.trim().replace(/^W\//, '').replace(/-(br|gzip)"$/, '"')
  return ifNoneMatch.split(',').some((tag) => core(tag) === core(etag))
}

/** The ETag of one packing: a strong one names bytes, and packed bytes are others. */
export function etagOf(answer: Pick<SharedAnswer, 'etag'>, packing?: Packing): string {
  return packing ? answer.etag.replace(/"$/, `-${packing}"`) : answer.etag
}

/**
 * The validators of an answer as it goes out, and whether its reader has it already. `If-None-Match` goes before a date
 * (RFC 9110 §13.2.2). A date is compared for being the same, not for being later: it names one content, as an ETag does,
 * and a reader's own clock does not. A date to come is not given out yet (§8.8.2.1).
 */
export function conditional(
  answer: Pick<SharedAnswer, 'etag'>,
  { packing, lastModified, ifNoneMatch, ifModifiedSince, now = Date.now() }: { packing?: Packing; lastModified?: string | null; ifNoneMatch?: string; ifModifiedSince?: string; now?: number },
): { etag: string; lastModified: string | undefined; known: boolean } {
  const date = lastModified && Date.parse(lastModified) <= now ? lastModified : undefined
  const known = ifNoneMatch === undefined ? date !== undefined && date === ifModifiedSince?.trim() : isKnown(answer.etag, ifNoneMatch)
  return { etag: etagOf(answer, packing), lastModified: date, known }
}
