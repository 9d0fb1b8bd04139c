/** Fetches a calendar from an address that somebody gave: never from inside the house's own network, never for long, never much. */
import { requestOutside, type Outcome } from '~/outbound/request.server'

export const MOST_BYTES = 3 * 1024 * 1024
const TOTAL_MS = 20_000
const REDIRECTS = 5

export const fetchFailures = ['address', 'private', 'unreachable', 'status', 'tooLarge', 'tooSlow', 'redirects'] as const
export type FetchFailure = (typeof fetchFailures)[number]
/** What a source said of its bytes the last time. */
export type Known = { etag: string | null; lastModified: string | null }
export type Fetched = ({ ok: true; unchanged: false; bytes: Buffer } & Known) | { ok: true; unchanged: true } | { ok: false; failure: FetchFailure }

/** `webcal://` is what calendar programs say for https. Undefined for what is no address of a calendar. */
export function sourceAddress(given: string): URL | undefined {
  const address = given.trim().replace(/^webcals?:/i, 'https:')
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password && (url.port === '' || url.port === '443' || url.port === '80') ? url : undefined
}

const failures: Record<Extract<Outcome, { ok: false }>['reason'], FetchFailure> = { address: 'address', private: 'private', tooLarge: 'tooLarge', timeout: 'tooSlow', redirects: 'redirects', unreachable: 'unreachable' }

/** What stands at an address, unless it is what is known already. Each redirect is judged anew. The rules are for tests. */
export async function fetchSource(given: string, { etag, lastModified }: Known, { addressOf = sourceAddress, timeoutMs = TOTAL_MS } = {}): Promise<Fetched> {
  const outcome = await requestOutside(given, {
    addressOf, timeoutMs, maxBytes: MOST_BYTES, redirects: REDIRECTS,
    headers: { Accept: 'text/calendar, */*;q=0.5', ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) },
  })
  if (!outcome.ok) return { ok: false, failure: failures[outcome.reason] }
  if (outcome.status === 304) return { ok: true, unchanged: true }
  if (outcome.status !== 200) return { ok: false, failure: 'status' }
  return { ok: true, unchanged: false, bytes: outcome.body, etag: outcome.headers.etag ?? null, lastModified: outcome.headers['last-modified'] ?? null }
}
