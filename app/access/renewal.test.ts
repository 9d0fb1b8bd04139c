import type { ServerBuild } from '@remix-run/node'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { webApp } from '~/entry.http.server'
import { sharedHeaders } from './shared-page'
import { invite } from './roles.server'
import { samplePassword, signInByPassword, signOut } from './sign-in.server'
import { system } from './viewer.server'

useTestDatabase()

const DAY = 86_400_000
let server: Server
let address: string

/** A house of four addresses: a public page, one's own, one that redirects, and the way out. */
const build = {
  entry: { module: { default: (_request: Request, status: number, headers: Headers) => new Response('page', { status, headers }) } },
  routes: {
    shared: { id: 'shared', path: 'programme', module: { handle: { access: 'house.read' }, headers: sharedHeaders, loader: () => new Response('programme') } },
    own: { id: 'own', path: 'compte', module: { handle: { access: 'account.own' }, loader: () => new Response('compte') } },
    away: { id: 'away', path: 'ailleurs', module: { handle: { access: 'account.own' }, loader: () => new Response(null, { status: 302, headers: { Location: '/compte' } }) } },
    out: {
      id: 'out', path: 'sortie', module: { handle: { access: 'account.own' }, loader: async ({ request }: { request: Request }) => new Response('bye', { headers: await signOut(request) }) },
    },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' }, publicPath: '/', assetsBuildDirectory: '', isSpaMode: false,
  future: { v3_singleFetch: true },
} as unknown as ServerBuild

beforeAll(async () => {
  configure({ secret: 'a secret for tests only, forty characters', logLevel: 'silent' })
  server = createServer(webApp({ loadBuild: () => Promise.resolve(build) })).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

/** Somebody signed in, so many days ago; their cookie, and whose it is. */
async function signedIn(daysAgo: number) {
  const email = `${Math.random().toString(36).slice(2)}@ecole.test`
  const { userId } = await invite(system, { email, name: 'Zoé', role: 'STAFF' })
  const arrived = await signInByPassword(email, await samplePassword(userId))
  if (!arrived.ok) throw new Error(arrived.reason)
  const cookie = arrived.headers.getSetCookie().find((text) => text.includes('session_token'))?.split(';')[0] ?? ''
  const then = new Date(Date.now() - daysAgo * DAY)
  await db().authSession.updateMany({ where: { userId }, data: { createdAt: then, updatedAt: then, expiresAt: new Date(then.getTime() + 30 * DAY) } })
  await db().user.update({ where: { id: userId }, data: { lastSeenAt: then } })
  return { userId, cookie }
}
const ask = (path: string, cookie: string) => fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' })
const sessionCookies = (answer: Response) => answer.headers.getSetCookie().filter((text) => text.includes('session_token'))

test('a session used after a day is prolonged, in the database and in the browser, and its owner was here', async () => {
  const { userId, cookie } = await signedIn(2)
  const answer = await ask('/compte', cookie)
  expect(answer.status).toBe(200)
  const [renewed] = sessionCookies(answer)
  expect(renewed?.split(';')[0]).toBe(cookie)
  expect(renewed).toMatch(/Max-Age=2592000/)
  expect(renewed).toMatch(/HttpOnly/)
  const session = await db().authSession.findFirstOrThrow({ where: { userId } })
  expect(session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29.9 * DAY)
  expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).lastSeenAt?.getTime()).toBeGreaterThan(Date.now() - 60_000)
  expect(sessionCookies(await ask('/compte', cookie))).toEqual([])
})

test('who comes every day is still signed in after two months; who stays away for a month is not', async () => {
  const { userId, cookie } = await signedIn(0)
  const dayLater = () => db().$executeRaw`UPDATE "AuthSession" SET "expiresAt" = "expiresAt" - interval '1 day', "updatedAt" = "updatedAt" - interval '1 day' WHERE "userId" = ${userId}`
  for (let day = 0; day < 60; day += 1) {
    await dayLater()
    expect((await ask('/compte', cookie)).status).toBe(200)
  }
  for (let day = 0; day < 31; day += 1) await dayLater()
  expect((await ask('/compte', cookie)).headers.get('location')).toContain('/connexion')
})

test('redirects carry it too, a way out does not bring it back', async () => {
  const away = await signedIn(2)
  const answer = await ask('/ailleurs', away.cookie)
  expect(answer.status).toBe(302)
  expect(sessionCookies(answer)).toHaveLength(1)
  const out = await signedIn(2)
  const [left, ...more] = sessionCookies(await ask('/sortie', out.cookie))
  expect(left).toMatch(/Max-Age=0/)
  expect(more).toEqual([])
})

test('a page for everyone never carries a session, nor does it look at one', async () => {
  const { userId, cookie } = await signedIn(2)
  expect(sessionCookies(await ask('/programme', cookie))).toEqual([])
  expect((await db().authSession.findFirstOrThrow({ where: { userId } })).expiresAt.getTime()).toBeLessThan(Date.now() + 29 * DAY)
  expect(sessionCookies(await ask('/compte', cookie))).toHaveLength(1)
})
