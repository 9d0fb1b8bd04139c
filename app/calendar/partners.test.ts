import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { aStaffViewer } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { contentVersion } from '~/db/freshness.server'
import { useTestDatabase } from '~/db/testing.server'
import { fetchSource, MOST_BYTES, sourceAddress, type Fetched } from './partner-source.server'
import { addPartnerCalendar, partnerCalendar, readAgain, readPartnerCalendars, removePartnerCalendar, replacePartnerFile } from './partners.server'

useTestDatabase()
beforeEach(() => pool().query('TRUNCATE "PartnerCalendar", "User" CASCADE'))

const coming = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:]/g, '').slice(0, 13) + '0000Z'
const file = (...events: [uid: string, title: string, start: string, more?: string][]) =>
  Buffer.from(['BEGIN:VCALENDAR', ...events.flatMap(([uid, title, start, more = 'X-NONE:1']) => ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, `DTSTART:${start}`, more, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n'))
const source = (bytes: Buffer): (() => Promise<Fetched>) => async () => ({ ok: true, unchanged: false, bytes, etag: '"1"', lastModified: null })
const input = { name: 'UIMM Hainaut', url: 'webcal://agenda.test/a.ics' }
const shown = async (id: string) => (await partnerCalendar(await aStaffViewer(), id))?.events.map(({ title, cancelled }) => (cancelled ? `(${title})` : title))

test('dates come, change and go with their source; what did not change is not written', async () => {
  const staff = await aStaffViewer()
  const [one, two, three] = [coming(3), coming(4), coming(5)]
  const added = await addPartnerCalendar(staff, input, undefined, source(file(['a', 'Forum', one], ['b', 'Portes ouvertes', two])))
  if (!added.ok) throw new Error(added.reason)
  expect(await shown(added.id)).toEqual(['Forum', 'Portes ouvertes'])
  const version = await contentVersion()
  await readAgain(added.id, source(file(['a', 'Forum', one], ['b', 'Portes ouvertes', two])))
  expect(await contentVersion()).toBe(version)
  await readAgain(added.id, source(file(['a', 'Forum', one, 'STATUS:CANCELLED'], ['c', 'Visite', three])))
  expect(await shown(added.id)).toEqual(['(Forum)', 'Visite'])
  expect(await contentVersion()).not.toBe(version)
  await removePartnerCalendar(staff, added.id)
  expect(await db().partnerEvent.count()).toBe(0)
})

test('a source that is away or turns into something else leaves the dates as they were, and says why', async () => {
  const added = await addPartnerCalendar(await aStaffViewer(), input, undefined, source(file(['a', 'Forum', coming(3)])))
  if (!added.ok) throw new Error(added.reason)
  expect(await readAgain(added.id, async () => ({ ok: false, failure: 'unreachable' }))).toMatchObject({ reason: 'unreachable' })
  expect(await readAgain(added.id, source(Buffer.from('<html>Connexion</html>')))).toMatchObject({ reason: 'noCalendar' })
  expect(await shown(added.id)).toEqual(['Forum'])
  expect((await db().partnerCalendar.findUniqueOrThrow({ where: { id: added.id } })).failure).toBe('noCalendar')
  await readPartnerCalendars(source(file(['a', 'Forum des métiers', coming(3)])))
  expect(await shown(added.id)).toEqual(['Forum des métiers'])
  expect((await db().partnerCalendar.findUniqueOrThrow({ where: { id: added.id } })).failure).toBeNull()
})

test('a file is kept until a newer one; what is no calendar is not added, and no address twice', async () => {
  const staff = await aStaffViewer()
  const added = await addPartnerCalendar(staff, { name: 'Cetim' }, file(['a', 'Journée technique', coming(3)], ['b', 'Sans date', 'rien']))
  if (!added.ok) throw new Error(added.reason)
  expect((await partnerCalendar(staff, added.id))?.problems).toMatchObject([{ line: 8, reason: 'unreadable' }])
  expect(await replacePartnerFile(staff, added.id, file(['c', 'Webinaire', coming(9)]))).toEqual({ ok: true })
  expect(await shown(added.id)).toEqual(['Webinaire'])
  expect(await addPartnerCalendar(staff, { name: 'X' }, Buffer.from('bonjour'))).toMatchObject({ reason: 'noCalendar' })
  expect(await addPartnerCalendar(staff, { name: 'X' }, undefined)).toMatchObject({ reason: 'sourceNeeded' })
  expect(await addPartnerCalendar(staff, input, undefined, source(file()))).toMatchObject({ ok: true })
  expect(await addPartnerCalendar(staff, { ...input, url: 'https://agenda.test/a.ics' }, undefined, source(file()))).toMatchObject({ reason: 'known' })
})

test('only what can be the address of a calendar is asked', () => {
  for (const address of ['ftp://a.test/', 'file:///etc/passwd', 'http://a.test:5432/', 'http://user:secret@a.test/', 'agenda', 'javascript:alert(1)']) expect(sourceAddress(address)).toBeUndefined()
  expect(sourceAddress('webcal://a.test/x.ics')?.href).toBe('https://a.test/x.ics')
})

const servers: Server[] = []
afterEach(() => {
  configure({ privateAddresses: false })
  servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close()))
})
async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer as never)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
const none = { etag: null, lastModified: null }
const anyPort = (given: string) => (given.startsWith('http://127.0.0.1') ? new URL(given) : sourceAddress(given))

test('this machine is not asked, nor a redirect to what is no calendar’s address; a circle of them ends', async () => {
  let asked = 0
  const inside = await serve((_request, response) => void ((asked += 1), response.end('secret')))
  expect(await fetchSource(inside, none, { addressOf: anyPort })).toEqual({ ok: false, failure: 'private' })
  expect(await fetchSource(inside, none)).toEqual({ ok: false, failure: 'address' })
  expect(asked).toBe(0)
  configure({ privateAddresses: true })
  // Without the guard it would have answered.
  expect(await fetchSource(inside, none, { addressOf: anyPort })).toMatchObject({ ok: true })
  const circle = await serve((_request, response) => void response.writeHead(302, { Location: '/again' }).end())
  expect(await fetchSource(circle, none, { addressOf: anyPort })).toEqual({ ok: false, failure: 'redirects' })
  const file = await serve((_request, response) => void response.writeHead(302, { Location: 'file:///etc/passwd' }).end())
  expect(await fetchSource(file, none, { addressOf: anyPort })).toEqual({ ok: false, failure: 'address' })
  const refusing = await serve((_request, response) => void response.writeHead(403).end('non'))
  expect(await fetchSource(refusing, none, { addressOf: anyPort })).toEqual({ ok: false, failure: 'status' })
})

test('too much, packed or not, and too long are given up', async () => {
  configure({ privateAddresses: true })
  const open = { addressOf: anyPort }
  const endless = await serve((_request, response) => void (function more() { if (response.write(Buffer.alloc(65_536))) setImmediate(more); else response.once('drain', more) })())
  expect(await fetchSource(endless, none, open)).toEqual({ ok: false, failure: 'tooLarge' })
  const bomb = await serve((_request, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(MOST_BYTES * 4))))
  expect(await fetchSource(bomb, none, open)).toEqual({ ok: false, failure: 'tooLarge' })
  const silent = await serve(() => undefined)
  expect(await fetchSource(silent, none, { ...open, timeoutMs: 200 })).toEqual({ ok: false, failure: 'tooSlow' })
  const drip = await serve((_request, response) => void setInterval(() => response.write('x'), 50).unref())
  expect(await fetchSource(drip, none, { ...open, timeoutMs: 300 })).toEqual({ ok: false, failure: 'tooSlow' })
})

test('a source that did not change is not read again', async () => {
  configure({ privateAddresses: true })
  const address = await serve((request, response) => void (request.headers['if-none-match'] === '"v1"' ? response.writeHead(304).end() : response.writeHead(200, { ETag: '"v1"' }).end('BEGIN:VCALENDAR')))
  expect(await fetchSource(address, none, { addressOf: anyPort })).toMatchObject({ ok: true, unchanged: false, etag: '"v1"' })
  expect(await fetchSource(address, { etag: '"v1"', lastModified: null }, { addressOf: anyPort })).toEqual({ ok: true, unchanged: true })
})
