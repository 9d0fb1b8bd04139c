/** Fetches a calendar from an address that somebody gave: never from inside the house's own network, never for long, never much. */
import { lookup } from 'node:dns'
import { request as plain, type IncomingMessage } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'

export const MOST_BYTES = 3 * 1024 * 1024
const TOTAL_MS = 20_000
const REDIRECTS = 5
const unpack = { gzip: promisify(gunzip), br: promisify(brotliDecompress) }

export const fetchFailures = ['address', 'private', 'unreachable', 'status', 'tooLarge', 'tooSlow', 'redirects'] as const
export type FetchFailure = (typeof fetchFailures)[number]
export type Fetched = { ok: true; unchanged: false; bytes: Buffer; etag: string | null; lastModified: string | null } | { ok: true; unchanged: true } | { ok: false; failure: FetchFailure }

/** Addresses of the special registries (RFC 6890): this machine, its network, multicast, documentation, and what leads there. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed.addSubnet(net, bits, 'ipv6')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address lies in the open internet. IPv4 written as IPv6 does not count as such. */
export function isPublicAddress(ip: string): boolean {
  const kind = isIP(ip)
  if (kind === 4) return !closed.check(ip, 'ipv4')
  return kind === 6 && open6.check(ip, 'ipv6') && !closed.check(ip, 'ipv6')
}

/** `webcal://` is what calendar programs say for https. Undefined for what is no address of a calendar. */
export function sourceAddress(given: string): URL | undefined {
  const address = given.trim().replace(/^webcals?:/i, 'https:')
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password && (url.port === '' || url.port === '443' || url.port === '80') ? url : undefined
}

/** For tests only: which addresses count as open, and which URLs are asked at all. */
type Rules = { isOpen: (ip: string) => boolean; addressOf: (given: string) => URL | undefined; totalMs: number }
const usual: Rules = { isOpen: isPublicAddress, addressOf: sourceAddress, totalMs: TOTAL_MS }

/** What stands at an address, unless it is what is known already. Each redirect is judged anew. */
export async function fetchSource(given: string, known: { etag: string | null; lastModified: string | null }, rules: Partial<Rules> = {}): Promise<Fetched> {
  const { isOpen, addressOf, totalMs } = { ...usual, ...rules }
  const end = AbortSignal.timeout(totalMs)
  let address = given
  try {
    for (let step = 0; step <= REDIRECTS; step += 1) {
      const url = addressOf(address)
      if (!url) return { ok: false, failure: 'address' }
      const answer = await ask(url, known, isOpen, end)
      const { statusCode = 0, headers } = answer
      if (statusCode === 304) return answer.destroy(), { ok: true, unchanged: true }
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        answer.destroy()
        if (!URL.canParse(headers.location, url)) return { ok: false, failure: 'address' }
        address = new URL(headers.location, url).href
        continue
      }
      if (statusCode !== 200) return answer.destroy(), { ok: false, failure: 'status' }
      const bytes = await read(answer)
      return bytes ? { ok: true, unchanged: false, bytes, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null } : { ok: false, failure: 'tooLarge' }
    }
    return { ok: false, failure: 'redirects' }
  } catch (error) {
    return { ok: false, failure: end.aborted ? 'tooSlow' : error instanceof Closed ? 'private' : 'unreachable' }
  }
}

class Closed extends Error {}

function ask(url: URL, { etag, lastModified }: { etag: string | null; lastModified: string | null }, isOpen: (ip: string) => boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A number needs no look-up, so nothing would judge it.
  if (isIP(host) && !isOpen(host)) throw new Closed()
  // The address that was judged is the one that is called: a name that answers otherwise the second time gains nothing.
  const judged: LookupFunction = (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const [first] = found
      if (!first || !found.every((one) => isOpen(one.address))) return callback(new Closed(), '')
      if (options.all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
  const headers = { Accept: 'text/calendar, */*;q=0.5', 'Accept-Encoding': 'gzip, br', 'User-Agent': 'Pavillon (calendrier)', ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain
    send(url, { headers, lookup: judged, signal, agent: false }, resolve).on('error', reject).end()
  })
}

/** The whole body, unpacked; undefined when it is too long, packed or not. */
async function read(answer: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return answer.destroy(), undefined
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  const packing = answer.headers['content-encoding']
  if (packing !== 'gzip' && packing !== 'br') return body
  try {
    return await unpack[packing](body, { maxOutputLength: MOST_BYTES })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined
    throw error
  }
}
