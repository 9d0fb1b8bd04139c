import type { ServerBuild } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { auth, signedInSession } from './auth.server'
import { guardRoutes } from './guard.server'
import { hashToken } from './hashed-tokens.server'
import { limited } from './limits.server'
import { may, policyTable } from './policy-table'
import { contentPolicy, isOwnRequest, scriptHashes } from './protection.server'
import { invite } from './roles.server'
import { createStaff, requestLink, safeBack, samplePassword, signInByLink, signInByPassword, signOut } from './sign-in.server'
import { system } from './viewer.server'

useTestDatabase()
beforeAll(() => {
  configure({ secret: 'a secret for tests only, forty characters' })
})

const cookieHeader = (headers: Headers) => new Headers({ cookie: headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') })

async function tokenOf(email: string): Promise<string> {
  const { text } = await db().message.findFirstOrThrow({ where: { recipient: email }, orderBy: { createdAt: 'desc' } })
  return new URL(/https?:\S+/.exec(text)?.[0] ?? '').searchParams.get('jeton') ?? ''
}

describe('signing in by link', () => {
  test('a link signs in once, and the database holds neither its token nor the session’s', async () => {
    await requestLink('prof@ac-lille.fr', '/ecole')
    const token = await tokenOf('prof@ac-lille.fr')
    expect(await db().authVerification.count({ where: { OR: [{ identifier: { contains: token } }, { value: { contains: token } }] } })).toBe(0)
    const first = await signInByLink(token)
    if (!first.ok) throw new Error(first.reason)
    expect(await signedInSession(cookieHeader(first.headers))).toMatchObject({ email: 'prof@ac-lille.fr' })
    expect(await signInByLink(token)).toEqual({ ok: false, reason: 'linkUsed' })

    const cookie = decodeURIComponent(first.headers.getSetCookie().find((text) => text.includes('session_token')) ?? '')
    const secret = /session_token=([^.;]+)/.exec(cookie)?.[1] ?? ''
    const [stored] = await db().authSession.findMany({ where: { user: { email: 'prof@ac-lille.fr' } } })
    expect(stored?.token).toBe(hashToken(secret))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
  })

  test('a stolen copy of the session table signs nobody in', async () => {
    await requestLink('vol@ac-lille.fr', '')
    const signedIn = await signInByLink(await tokenOf('vol@ac-lille.fr'))
    if (!signedIn.ok) throw new Error(signedIn.reason)
    const [stored] = await db().authSession.findMany({ where: { user: { email: 'vol@ac-lille.fr' } } })
    const { internalAdapter } = await auth().$context
    expect(await internalAdapter.findSession(stored?.token ?? '')).toBeNull()
  })

  test('who signs out is out', async () => {
    await requestLink('sortie@ac-lille.fr', '')
    const signedIn = await signInByLink(await tokenOf('sortie@ac-lille.fr'))
    if (!signedIn.ok) throw new Error(signedIn.reason)
    const headers = cookieHeader(signedIn.headers)
    await signOut(new Request('http://127.0.0.1/', { headers }))
    expect(await signedInSession(headers)).toBeNull()
  })

  test('a made-up token is refused as a used one is', async () => {
    expect(await signInByLink('inventé')).toEqual({ ok: false, reason: 'linkUsed' })
  })
})

test('a password signs in, a wrong one and an unknown address read the same', async () => {
  const { userId } = await invite(system, { email: 'Equipe@cci.example', name: 'Équipe', role: 'STAFF' })
  const password = await samplePassword(userId)
  expect(await signInByPassword('equipe@cci.example', password)).toMatchObject({ ok: true, codeAsked: false })
  expect(await signInByPassword('equipe@cci.example', 'faux')).toEqual({ ok: false, reason: 'wrong' })
  expect(await signInByPassword('personne@cci.example', 'faux')).toEqual({ ok: false, reason: 'wrong' })
})

test('the first staff account is made on the command line and signs in by its one-time address', async () => {
  const { token } = await createStaff('premiere@cci.example')
  expect(await signInByLink(token)).toMatchObject({ ok: true })
  expect(await db().contact.count({ where: { role: 'STAFF', user: { email: 'premiere@cci.example' } } })).toBe(1)
})

test('after a handful of tries one waits, in every process', async () => {
  for (let n = 0; n < 6; n += 1) expect(await limited('code', 'somebody')).toBeUndefined()
  expect(await limited('code', 'somebody')).toBeGreaterThan(0)
  expect(await limited('code', 'somebody else')).toBeUndefined()
  const rows = await db().rateLimit.findMany()
  expect(rows.some(({ key }) => key.includes('somebody'))).toBe(false)
})

test('a way back leads into this house only', () => {
  expect(['/ecole', '/actions/x?creneau=1'].map(safeBack)).toEqual(['/ecole', '/actions/x?creneau=1'])
  expect(['//ailleurs.example', 'https://ailleurs.example', '/\\ailleurs.example', 'javascript:alert(1)', '/a b', ''].map(safeBack)).toEqual(['', '', '', '', '', ''])
})

describe('the policy table', () => {
  test('no role’s ability is open to another role, or to nobody', () => {
    for (const [ability, who] of Object.entries(policyTable)) {
      if (typeof who === 'string') continue
      for (const role of ['STAFF', 'SCHOOL', 'COMPANY', 'RECTORATE', 'PARTNER'] as const) {
        expect(may(ability as keyof typeof policyTable, { signedIn: true, roles: [role] })).toBe((who as readonly string[]).includes(role))
        expect(may(ability as keyof typeof policyTable, { signedIn: false, roles: [role] })).toBe(false)
      }
    }
  })

  const build = (handle: unknown) => ({ routes: { page: { id: 'page', path: 'page', module: { handle, default: () => null, loader: () => 'secret' } } } }) as unknown as ServerBuild
  const ask = (handle: unknown, guard = guardRoutes) => {
    const { loader } = guard(build(handle)).routes.page?.module ?? {}
    return Promise.resolve(loader?.({ request: new Request('http://127.0.0.1/page'), params: {}, context: {} } as never)).catch((refusal: Response) => refusal.status)
  }

  test('a route that names nothing, or a line that is not there, is a 404', async () => {
    expect(await ask(undefined)).toBe(404)
    expect(await ask({ access: 'page.invented' })).toBe(404)
    expect(await ask({ access: 'house.read' })).toBe('secret')
    expect(await ask({ access: 'staff.space' })).toBe(302)
  })

  test('without the guard the same route would answer', async () => {
    expect(await ask(undefined, (unguarded) => unguarded)).toBe('secret')
  })
})

test('only our own pages change things', () => {
  const post = (headers: Record<string, string>) => isOwnRequest({ method: 'POST', headers }, ['https://pavillon.example'])
  expect(post({ origin: 'https://pavillon.example' })).toBe(true)
  expect(post({ 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(post({ origin: 'https://ailleurs.example', 'sec-fetch-site': 'same-origin' })).toBe(false)
  expect(post({ origin: 'null' })).toBe(false)
  expect(post({})).toBe(false)
})

test('a shared page names each of its own scripts, and no other', () => {
  const html = '<script>one()</script><script src="/a.js"></script><script type="application/ld+json">{}</script><script type="module">two()</script>'
  expect(scriptHashes(html)).toHaveLength(2)
  expect(contentPolicy(scriptHashes(html))).not.toMatch(/unsafe/)
})
