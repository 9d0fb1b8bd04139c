import { createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aStaffViewer } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { deliverDue, openPostOffice, somethingDue, type PostOffice } from './delivery.server'
import { letter } from './letters'
import { enqueue } from './outbox.server'
import { refusedAddresses } from './queries.server'
import { aMailServer as mailServer, type MailServer } from './testing.server'

useTestDatabase()

const servers: MailServer[] = []
const offices: PostOffice[] = []

async function aMailServer(...given: Parameters<typeof mailServer>): Promise<MailServer> {
  const opened = await mailServer(...given)
  servers.push(opened)
  return opened
}

function anOffice(url: string): PostOffice {
  const office = openPostOffice(url)
  offices.push(office)
  return office
}

const write = (key: string, extra: { secret?: boolean; expiresAt?: Date } = {}) =>
  transaction((tx) =>
    enqueue(tx, { kind: 'test', dedupeKey: key, to: `${key}@ecole.example`, locale: 'fr', ...letter('fr', { subject: `Objet ${key} – é`, paragraphs: ['Une ligne <b> & deux.'], action: { label: 'Voir', address: 'https://pavillon.example/x' } }), ...extra }),
  )
const stateOf = (key: string) => db().message.findUniqueOrThrow({ where: { dedupeKey: key } })

beforeEach(() => db().message.deleteMany())
afterEach(async () => {
  for (const office of offices.splice(0)) office.close()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

test('a mail goes out once, in text and HTML, and its secret is forgotten', async () => {
  const server = await aMailServer()
  await write('lien', { secret: true })
  expect(await deliverDue(anOffice(server.url))).toBe(1)
  const [mail] = server.mails
  expect(mail?.subject).toBe('Objet lien – é')
  expect(mail?.text).toContain('https://pavillon.example/x')
  expect(mail?.html).toContain('Une ligne &lt;b&gt; &amp; deux.')
  expect(await stateOf('lien')).toMatchObject({ state: 'SENT', text: '', html: null })
  expect(await deliverDue(anOffice(server.url))).toBe(0)
})

test('one change tells one person once, however often it is written', async () => {
  await write('double')
  await write('double')
  expect(await db().message.count()).toBe(1)
})

test('two senders at once send each mail once', async () => {
  const server = await aMailServer()
  for (let n = 0; n < 30; n += 1) await write(`m${n}`)
  const sent = await Promise.all([deliverDue(anOffice(server.url)), deliverDue(anOffice(server.url))])
  expect(sent.reduce((sum, n) => sum + n)).toBe(30)
  expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(30)
  expect(server.mails).toHaveLength(30)
})

test('what a server refuses for good is told to staff, what it refuses for now is tried again', async () => {
  const refuse = (responseCode: number) => aMailServer({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })) })
  await write('jamais')
  await deliverDue(anOffice((await refuse(550)).url))
  expect(await stateOf('jamais')).toMatchObject({ state: 'FAILED', lastError: 'SMTP 550 RCPT' })
  await write('plus-tard')
  await deliverDue(anOffice((await refuse(451)).url))
  const later = await stateOf('plus-tard')
  expect(later).toMatchObject({ state: 'QUEUED', attempts: 1, lockedUntil: null })
  expect(later.nextAt.getTime()).toBeGreaterThan(Date.now())
  // Beside the contact staff see which mailbox took nothing, until it takes a mail again; one that was put off may still.
  const staff = await aStaffViewer()
  const addresses = ['jamais@ecole.example', 'plus-tard@ecole.example', 'inconnue@ecole.example', null]
  expect([...(await refusedAddresses(staff, addresses)).keys()]).toEqual(['jamais@ecole.example'])
  const other = await aMailServer()
  await transaction((tx) => enqueue(tx, { kind: 'test', dedupeKey: 'encore', to: 'jamais@ecole.example', locale: 'fr', subject: 's', text: 't' }))
  await deliverDue(anOffice(other.url))
  expect((await refusedAddresses(staff, addresses)).size).toBe(0)
})

test('a server that is away, then drops the line, then comes back, loses nothing', async () => {
  const gone = await aMailServer()
  const port = Number(new URL(gone.url).port)
  await gone.close()
  await write('patience')
  await deliverDue(anOffice(gone.url))
  expect((await stateOf('patience')).state).toBe('QUEUED')

  const dropping = await aMailServer({ onData: (stream) => stream.destroy(), onMailFrom: (_address, session, done) => done(Object.assign(new Error(String(session.id)), { responseCode: 421 })) }, port)
  await db().message.updateMany({ data: { nextAt: new Date() } })
  await deliverDue(anOffice(dropping.url))
  expect((await stateOf('patience')).state).toBe('QUEUED')
  await dropping.close()

  const back = await aMailServer({}, port)
  await db().message.updateMany({ data: { nextAt: new Date() } })
  await deliverDue(anOffice(back.url))
  expect(back.mails).toHaveLength(1)
  expect((await stateOf('patience')).state).toBe('SENT')
})

/** Something that listens where a mail server should be, with what it does to each line that comes. */
async function aListener(hear: (socket: Socket, line: string) => void, greet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('data', (chunk) => hear(socket, chunk.toString()))
    greet(socket)
  })
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve) })
  servers.push({ url: '', mails: [], close: () => new Promise((resolve) => { for (const socket of sockets) socket.destroy(); listener.close(() => resolve()) }) })
  const address = listener.address()
  return `smtp://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
}

test('a server that drops the line in the middle of a mail, and one that says nothing at all, lose nothing; it goes out once', async () => {
  const midway = await aListener((socket, line) => {
    if (line.startsWith('DATA')) return socket.write('354 go on\r\n')
    return /^(EHLO|MAIL|RCPT)/.test(line) ? socket.write('250 ok\r\n') : socket.destroy()
  }, (socket) => socket.write('220 here\r\n'))
  await write('milieu')
  await deliverDue(anOffice(midway))
  expect(await stateOf('milieu')).toMatchObject({ state: 'QUEUED', attempts: 1, lockedUntil: null })

  const silent = await aListener(() => undefined, () => undefined)
  await db().message.updateMany({ data: { nextAt: new Date() } })
  await deliverDue(anOffice(silent))
  expect(await stateOf('milieu')).toMatchObject({ state: 'QUEUED', attempts: 2, lockedUntil: null })

  const back = await aMailServer()
  await db().message.updateMany({ data: { nextAt: new Date() } })
  expect(await deliverDue(anOffice(back.url))).toBe(1)
  expect(await deliverDue(anOffice(back.url))).toBe(0)
  expect(back.mails).toHaveLength(1)
}, 40_000)

test('a house that may not sign in at the mail server loses no mail, however often it tries', async () => {
  const server = await aMailServer({ authOptional: false, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })) })
  for (let n = 0; n < 5; n += 1) await write(`clef${n}`)
  await db().message.updateMany({ data: { attempts: 50 } })
  await deliverDue(anOffice(server.url.replace('//', '//pavillon:faux@')))
  const rows = await db().message.findMany()
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['QUEUED']))
  expect(rows.some(({ lastError }) => lastError === 'SMTP 535')).toBe(true)
  expect(rows.every(({ nextAt }) => nextAt.getTime() < Date.now() + 6 * 60_000)).toBe(true)
})

test('a mail whose sender died is taken up by another, one that is being sent is not', async () => {
  const server = await aMailServer()
  await write('mort')
  await write('pris')
  await db().message.update({ where: { dedupeKey: 'mort' }, data: { lockedUntil: new Date(Date.now() - 1000), attempts: 1 } })
  await db().message.update({ where: { dedupeKey: 'pris' }, data: { lockedUntil: new Date(Date.now() + 60_000), attempts: 1 } })
  expect(await somethingDue()).toBe(true)
  expect(await deliverDue(anOffice(server.url))).toBe(1)
  expect(await stateOf('mort')).toMatchObject({ state: 'SENT', attempts: 2 })
  expect((await stateOf('pris')).state).toBe('QUEUED')
  expect(await somethingDue()).toBe(false)
})

test('what is no longer good is not sent', async () => {
  const server = await aMailServer()
  await write('vieux', { secret: true, expiresAt: new Date(Date.now() - 1000) })
  expect(await deliverDue(anOffice(server.url))).toBe(0)
  expect(await stateOf('vieux')).toMatchObject({ state: 'EXPIRED', text: '' })
})
