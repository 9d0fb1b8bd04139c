import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { isPrivate, requestOutside } from './request.server'

const servers: Server[] = []
afterEach(() => {
  configure({ privateAddresses: false })
  for (const server of servers.splice(0)) server.close()
})

async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('addresses of this machine and of private networks are known, in all their spellings', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::ffff:0:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '3fff::1', '4000::1', 'fe80::1%eth0', '192.88.99.1', '224.0.0.1', '255.255.255.255', 'localhost', '', 'nonsense']) expect([address, isPrivate(address)]).toEqual([address, true])
  for (const address of ['8.8.8.8', '172.32.0.1', '2a01:e00::1']) expect([address, isPrivate(address)]).toEqual([address, false])
})

test('nobody is led to this machine: not by number, by name, by another spelling, by a redirect', async () => {
  let asked = 0
  const house = await served((_request, response) => {
    asked += 1
    response.end('secret')
  })
  const { port } = new URL(house)
  for (const host of ['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '[::1]']) expect([host, await requestOutside(`http://${host}:${port}/`)]).toEqual([host, { ok: false, reason: 'private' }])
  for (const address of ['file:///etc/passwd', 'ftp://example.org/', 'http://user:secret@example.org/', 'nonsense']) expect(await requestOutside(address)).toEqual({ ok: false, reason: 'address' })
  expect(asked).toBe(0)
  // Without the guard the same address answers.
  configure({ privateAddresses: true })
  expect(await requestOutside(`${house}/`)).toMatchObject({ ok: true, status: 200 })
  expect(asked).toBe(1)
})

test('an answer that is too long, unpacked too, too late, or leads in circles is given up', async () => {
  configure({ privateAddresses: true })
  const house = await served((request, response) => {
    if (request.url === '/long') return void response.end('x'.repeat(5_000))
    if (request.url === '/packed') return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('x'.repeat(5_000_000)))
    if (request.url === '/brotli') return void response.writeHead(200, { 'Content-Encoding': 'br' }).end(brotliCompressSync('x'.repeat(5_000_000)))
    if (request.url === '/circle') return void response.writeHead(302, { Location: '/circle' }).end()
    if (request.url === '/there') return void response.writeHead(301, { Location: '/short' }).end()
    if (request.url === '/short') return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('short'))
  })
  expect(await requestOutside(`${house}/long`, { maxBytes: 1_000 })).toEqual({ ok: false, reason: 'tooLarge' })
  expect(await requestOutside(`${house}/packed`, { maxBytes: 100_000 })).toEqual({ ok: false, reason: 'tooLarge' })
  expect(await requestOutside(`${house}/brotli`, { maxBytes: 100_000 })).toEqual({ ok: false, reason: 'tooLarge' })
  expect(await requestOutside(`${house}/silent`, { timeoutMs: 150 })).toEqual({ ok: false, reason: 'timeout' })
  expect(await requestOutside(`${house}/circle`, { redirects: 3 })).toEqual({ ok: false, reason: 'redirects' })
  const found = await requestOutside(`${house}/there`, { redirects: 3 })
  expect(found.ok && found.body.toString()).toBe('short')
  expect(await requestOutside('http://127.0.0.1:1/')).toMatchObject({ ok: false, reason: 'unreachable', detail: 'ECONNREFUSED' })
})

test('a redirect from outside to this machine is judged like an address of its own', async () => {
  configure({ privateAddresses: true })
  let asked = 0
  const inside = await served((_request, response) => void ((asked += 1), response.end('secret')))
  const outside = await served((_request, response) => {
    // The first address was open; from here on the guard is up again.
    configure({ privateAddresses: false })
    response.writeHead(302, { Location: `${inside}/` }).end()
  })
  expect(await requestOutside(`${outside}/`, { redirects: 3 })).toEqual({ ok: false, reason: 'private' })
  expect(asked).toBe(0)
})
