/**
 * Requests to addresses that people typed: never to this machine or a private network, whatever a name resolves to. The
 * address that was checked is the one that is connected to (a name that answers otherwise the second time gains nothing).
 * OWASP, Server Side Request Forgery Prevention.
 */
import dns from 'node:dns'
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { config } from '~/config.server'

export type Outcome =
  | { ok: true; status: number; headers: IncomingMessage['headers']; body: Buffer }
  | { ok: false; reason: 'address' | 'private' | 'tooLarge' | 'timeout' | 'redirects' | 'unreachable'; detail?: string }

type Asked = {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** Of the answer, unpacked. */
  maxBytes?: number
  timeoutMs?: number
  redirects?: number
  /** What of an address is called, at each redirect anew; undefined for one that is not asked at all. */
  addressOf?: (given: string) => URL | undefined
}

// RFC 6890 and what came since: loopback, private, link-local, shared, documentation, multicast, reserved.
const blocked = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) blocked.addSubnet(net, bits, 'ipv4')
// Of IPv6 only what is given out to the world is open, without what leads from there to an IPv4 address or is for documents.
const world = new BlockList()
world.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) blocked.addSubnet(net, bits, 'ipv6')

/** Whether this is no IP address of the open internet. An IPv4 address in the letters of IPv6 is none. */
export function isPrivate(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return blocked.check(address, 'ipv4')
  return family === 0 || !world.check(address, 'ipv6') || blocked.check(address, 'ipv6')
}

class PrivateAddress extends Error {}

const onlyPublic: LookupFunction = (host, options, done) => {
  dns.lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0)
    const [first] = found
    if (!first || found.some(({ address }) => isPrivate(address))) return done(new PrivateAddress(host), '', 0)
    if (options.all) return done(null, found)
    done(null, first.address, first.family)
  })
}

/** Asks an `http` or `https` address and gives what it answers, whatever its status; what stands in the way is a reason. */
export async function requestOutside(address: string, asked: Asked = {}): Promise<Outcome> {
  const { redirects = 0, timeoutMs = 10_000 } = asked
  const until = AbortSignal.timeout(timeoutMs)
  let at = address
  for (let hop = 0; hop <= redirects; hop += 1) {
    const outcome = await once(at, asked, until)
    const next = outcome.ok && outcome.status >= 300 && outcome.status < 400 ? outcome.headers.location : undefined
    if (!next || redirects === 0) return outcome
    at = URL.canParse(next, at) ? new URL(next, at).href : ''
  }
  return { ok: false, reason: 'redirects' }
}

/**
 * What keeps an address from being asked, known before it is: no address of the web, or one of a private network, by its
 * number or by its name. A name that leads nowhere now may lead somewhere later.
 */
export async function whyNeverAsked(address: string): Promise<'address' | 'private' | undefined> {
  const url = anyAddress(address)
  const refusal = refusalOf(url)
  if (refusal || !url || config().privateAddresses) return refusal
  return new Promise((resolve) => onlyPublic(literalOf(url), {}, (error) => resolve(error instanceof PrivateAddress ? 'private' : undefined)))
}

const literalOf = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, '$1')

function refusalOf(url: URL | undefined): 'address' | 'private' | undefined {
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return 'address'
  return !config().privateAddresses && isIP(literalOf(url)) !== 0 && isPrivate(literalOf(url)) ? 'private' : undefined
}

const anyAddress = (address: string) => (URL.canParse(address) ? new URL(address) : undefined)

async function once(address: string, { method = 'GET', headers = {}, body, maxBytes = 1_048_576, addressOf = anyAddress }: Asked, signal: AbortSignal): Promise<Outcome> {
  const url = addressOf(address)
  const refusal = refusalOf(url)
  if (refusal || !url) return { ok: false, reason: refusal ?? 'address' }
  const { privateAddresses } = config()
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    const sent = send(url, { method, signal, agent: false, headers: { 'User-Agent': 'Pavillon', 'Accept-Encoding': 'gzip, br', ...headers, ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }) }, ...(!privateAddresses && { lookup: onlyPublic }) })
    const fail = (error: Error) => resolve(error instanceof PrivateAddress ? { ok: false, reason: 'private' } : signal.aborted ? { ok: false, reason: 'timeout' } : { ok: false, reason: 'unreachable', detail: (error as NodeJS.ErrnoException).code ?? error.name })
    sent.on('error', fail)
    sent.on('response', (answer) => {
      const packing = answer.headers['content-encoding']
      const stream = packing === 'gzip' ? answer.pipe(createGunzip()) : packing === 'br' ? answer.pipe(createBrotliDecompress()) : answer
      const chunks: Buffer[] = []
      let size = 0
      answer.on('error', fail)
      stream.on('error', fail)
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= maxBytes) return void chunks.push(chunk)
        resolve({ ok: false, reason: 'tooLarge' })
        sent.destroy()
      })
      stream.on('end', () => resolve({ ok: true, status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }))
    })
    sent.end(body)
  })
}
