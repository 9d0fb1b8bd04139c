import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { audit } from '~/access/audit.server'
import { runRequest } from '~/access/request.server'
import { searchOf } from '~/activities/search'
import { configure } from '~/config.server'
import { aCompany, anActivity, aProgramme, aSchool, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { openList } from '~/lists/catalogue.server'
import { bookClass } from '~/signups/commands.server'
import { withKey } from './keyed.server'
import { createKey, myKeys, revokeKey, viewerOfKey } from './keys.server'
import { openApi } from './openapi'
import { activityForPrograms, programmesForPrograms, sessionsForPrograms } from './public.server'
import { ActivityShape, ProblemShape, ProgrammesShape, SessionsShape } from './shapes'
import { addWebhook, bodyOf, endWebhook, PATIENCE, sendAgain, sendWebhooks, signature, webhooks } from './webhooks.server'

useTestDatabase()

const origin = 'https://pavillon.example'

test('programs read the public programme in the shapes that are described, and nothing that is not published', async () => {
  const programme = await aProgramme({ kind: 'INDUSTRY_WEEK', publishedAt: new Date() })
  const shown = await anActivity({ programmeId: programme.id, moderation: 'PUBLISHED', publishedAt: new Date(), slug: 'vue-de-tous', contactMail: 'accueil@exemple.test', hostId: (await aCompany()).id })
  await aSession({ activityId: shown.id, seats: 20 })
  const hidden = await anActivity({ programmeId: programme.id, moderation: 'DRAFT', slug: 'cachee' })
  await aSession({ activityId: hidden.id })
  const programmes = ProgrammesShape.parse(await programmesForPrograms(origin))
  expect(programmes.programmes.map(({ slug }) => slug)).toContain(programme.slug)
  const sessions = SessionsShape.parse(await sessionsForPrograms(searchOf(new URL(`${origin}/?type=${shown.kind}`)), origin))
  expect(sessions.sessions.map(({ activity }) => activity.slug)).toEqual(['vue-de-tous'])
  expect(sessions.sessions[0]).toMatchObject({ seats: 20, seatsLeft: 20 })
  const hour = (n: number) => new Date(Date.now() + (n + 24) * 3_600_000)
  await db().session.createMany({ data: Array.from({ length: 51 }, (_, n) => ({ activityId: shown.id, startsAt: hour(n), endsAt: hour(n + 1), seats: 5 })) })
  const page = async (address: string) => SessionsShape.parse(await sessionsForPrograms(searchOf(new URL(address)), origin))
  const one = await page(`${origin}/?type=${shown.kind}&q=${encodeURIComponent(shown.title)}`)
  expect([one.sessions.length, one.total]).toEqual([50, 52])
  const two = await page(one.next ?? '')
  expect([two.page, two.next, new Set([...one.sessions, ...two.sessions].map(({ id }) => id)).size]).toEqual([2, null, 52])
  const activity = await activityForPrograms('vue-de-tous', origin)
  expect(ActivityShape.parse(activity)).toMatchObject({ url: `${origin}/actions/vue-de-tous`, cancelled: false })
  expect(JSON.stringify(activity)).not.toContain('accueil@exemple.test')
  expect(await activityForPrograms('cachee', origin)).toBeNull()
})

test('the description names every address with its shapes, and every reference in it leads somewhere', () => {
  const description = openApi(origin, 'Mécanov')
  expect(Object.keys(description.paths)).toEqual(['/api/v1/programmes', '/api/v1/sessions', '/api/v1/activities/{slug}', '/api/v1/lists', '/api/v1/lists/{list}'])
  expect(description.paths['/api/v1/programmes'].get.responses[200].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Programmes' })
  expect(description.components.schemas.Programmes).toMatchObject({ type: 'object', additionalProperties: false, required: ['programmes'] })
  const text = JSON.stringify(description)
  const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference)
  expect(references.length).toBeGreaterThan(5)
  for (const reference of references) expect(Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(reference)
})

const headersWith = (key: string) => new Headers({ Authorization: `Bearer ${key}` })
const keyOf = (made: Awaited<ReturnType<typeof createKey>>) => (made.ok ? made.key : '')

test('a key reads what its owner may see, as long as they may; taken back it opens nothing', async () => {
  const staff = await aStaffViewer()
  const key = keyOf(await createKey(staff, 'Tableau de bord'))
  expect(key).toMatch(/^pav_[\w-]{40}$/)
  expect(JSON.stringify(await db().apiKey.findMany())).not.toContain(key)
  const viewer = await viewerOfKey(headersWith(key))
  expect(viewer).toMatchObject({ userId: staff.userId, roles: ['STAFF'] })
  if (!viewer) throw new Error('nobody')
  await aSchool()
  expect((await openList(viewer, 'etablissements', new URLSearchParams(), 'fr')).columns.length).toBeGreaterThan(5)
  await db().contact.updateMany({ where: { userId: staff.userId }, data: { endedAt: new Date() } })
  const later = await viewerOfKey(headersWith(key))
  await expect(openList(later ?? staff, 'etablissements', new URLSearchParams(), 'fr')).rejects.toMatchObject({ status: 404 })
  const [mine] = await myKeys(staff)
  await expect(revokeKey(await aStaffViewer(), mine?.id ?? '')).rejects.toMatchObject({ status: 404 })
  await revokeKey(staff, mine?.id ?? '')
  expect(await viewerOfKey(headersWith(key))).toBeUndefined()
  for (const wrong of ['', 'pav_', `${key}x`, key.slice(0, -1), 'pav_' + 'a'.repeat(40)]) expect(await viewerOfKey(headersWith(wrong))).toBeUndefined()
})

test('no key before the second factor, and ten at the most, also when all are made at once', async () => {
  const staff = await aStaffViewer()
  expect(await createKey({ ...staff, secondFactor: 'toSetUp' }, 'x')).toEqual({ ok: false, reason: 'secondFactorFirst' })
  const made = await Promise.all(Array.from({ length: 14 }, (_, n) => createKey(staff, `n${n}`)))
  expect(made.filter(({ ok }) => ok)).toHaveLength(10)
  expect(await myKeys(staff)).toHaveLength(10)
})

test('too many requests from one address are told to wait, in the shape that is described', async () => {
  const ask = (address: string) => runRequest({ id: 'r', nonce: '', locale: 'fr', theme: 'system', address }, () => withKey(new Request(origin), async () => new Response('')))
  configure({ rateLimits: true })
  try {
    expect((await ask('192.0.2.7')).status).toBe(401)
    await db().rateLimit.updateMany({ data: { points: 600 } })
    const refused = await ask('192.0.2.7')
    expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([429, true])
    expect(ProblemShape.parse(await refused.json()).error).toBeTruthy()
    expect((await ask('192.0.2.8')).status).toBe(401)
  } finally {
    configure({ rateLimits: false })
  }
})

type Heard = { headers: Record<string, string | string[] | undefined>; body: string }
let heard: Heard[] = []
let answer = 200
let server: Server
let address = ''

beforeAll(async () => {
  configure({ privateAddresses: true })
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      response.writeHead(answer).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/entree`
})
afterAll(() => {
  configure({ privateAddresses: false })
  server.close()
})
beforeEach(async () => {
  heard = []
  answer = 200
  await db().webhook.deleteMany()
})

const added = async (topics: ('signup' | 'session')[] = ['signup']) => {
  const made = await addWebhook(await aStaffViewer(), { address, topics })
  return made.ok ? made : Promise.reject(new Error(made.reason))
}

test('an address of this house’s own network is refused at once, by number and by name, where none may be asked; and one with a password', async () => {
  configure({ privateAddresses: false })
  const staff = await aStaffViewer()
  const reason = async (given: string) => {
    const made = await addWebhook(staff, { address: given, topics: ['session'] })
    return made.ok ? 'added' : made.reason
  }
  for (const given of ['http://127.0.0.1/x', 'http://localhost/x', 'http://[::1]:8080/', 'https://10.0.0.7/']) expect([given, await reason(given)]).toEqual([given, 'privateAddress'])
  expect(await reason('https://moi:secret@exemple.test/')).toBe('webAddress')
  // Leads nowhere yet.
  expect(await reason('https://pas-encore.invalid/')).toBe('added')
  configure({ privateAddresses: true })
  expect(await reason('http://127.0.0.1/x')).toBe('added')
})

test('an address is told of a booking by name and number, signed, and of nothing else', async () => {
  const { secret } = await added()
  const session = await aSession({ activity: { approvals: [] } })
  const booked = await bookClass(await aTeacher({ name: 'Maud Lefebvre' }), { sessionId: session.id, level: 'TROISIEME', className: '3e B', pupils: 12, adults: 1, stepFree: 0, stepFreeAcknowledged: false, formKey: 'the form of a webhook' })
  const id = booked.ok ? booked.signUp.id : ''
  expect(await sendWebhooks()).toBe(1)
  expect(await sendWebhooks()).toBe(0)
  expect(heard).toHaveLength(1)
  const [{ headers, body } = { headers: {}, body: '' }] = heard
  expect(JSON.parse(body)).toMatchObject({ event: 'signup.created', subject: { type: 'SignUp', id } })
  expect(body).not.toMatch(/Lefebvre|3e B/)
  const [, seconds, given] = /^t=(\d+),v1=([\da-f]{64})$/.exec(String(headers['x-pavillon-signature'])) ?? []
  expect(given).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
  expect(signature('another', body, new Date(Number(seconds) * 1_000))).not.toContain(given)
})

test('what is rolled back was never told; without the trigger a change would not be told either', async () => {
  await added(['session'])
  const staff = await aStaffViewer()
  const change = (fails: boolean) => transaction(async (tx) => {
    await audit(tx, staff, 'session.changed', { type: 'Session', id: 'x' })
    if (fails) throw new Error('on purpose')
  })
  await expect(change(true)).rejects.toThrow('on purpose')
  expect(await db().webhookDelivery.count()).toBe(0)
  await change(false)
  expect(await db().webhookDelivery.count()).toBe(1)
  await db().$executeRawUnsafe('ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_told"')
  await change(false)
  expect(await db().webhookDelivery.count()).toBe(1)
  await db().$executeRawUnsafe('ALTER TABLE "AuditEntry" ENABLE TRIGGER "AuditEntry_told"')
})

test('an address that fails is tried later and later, then given up, and can be told again by hand', async () => {
  await added(['session'])
  const staff = await aStaffViewer()
  await transaction((tx) => audit(tx, staff, 'session.changed', { type: 'Session', id: 'x' }))
  answer = 503
  let now = new Date()
  for (const minutes of PATIENCE) {
    expect(await sendWebhooks(now)).toBe(0)
    expect(await db().webhookDelivery.findFirstOrThrow()).toMatchObject({ state: 'QUEUED', status: 503 })
    const before = heard.length
    await sendWebhooks(new Date(now.getTime() + minutes * 60_000 - 1_000))
    expect(heard.length).toBe(before)
    now = new Date(now.getTime() + minutes * 60_000)
  }
  await sendWebhooks(now)
  const given = await db().webhookDelivery.findFirstOrThrow()
  expect(given).toMatchObject({ state: 'FAILED', attempts: PATIENCE.length + 1 })
  answer = 204
  await sendAgain(staff, given.id)
  expect(await sendWebhooks()).toBe(1)
  const bodies = new Set(heard.map(({ body }) => body))
  expect([...bodies]).toEqual([bodyOf(given)])
})

test('two processes send each delivery once, and an address that was ended hears no more', async () => {
  const { id } = await added(['session'])
  const staff = await aStaffViewer()
  for (let n = 0; n < 30; n += 1) await transaction((tx) => audit(tx, staff, 'session.changed', { type: 'Session', id: `s${n}` }))
  await Promise.all([sendWebhooks(), sendWebhooks(), sendWebhooks()])
  expect(new Set(heard.map(({ body }) => JSON.parse(body).subject.id)).size).toBe(30)
  expect(heard).toHaveLength(30)
  await transaction((tx) => audit(tx, staff, 'session.changed', { type: 'Session', id: 'late' }))
  await endWebhook(staff, id)
  expect(await sendWebhooks()).toBe(0)
  expect(await webhooks(staff)).toEqual([])
})
