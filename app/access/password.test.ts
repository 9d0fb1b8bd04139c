import { beforeAll, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { accountOf, changePassword, setPassword } from './account.server'
import { signedInSession } from './auth.server'
import { invite } from './roles.server'
import { samplePassword, signInByPassword } from './sign-in.server'
import { aBrowser, byLink } from './testing-browser'
import { system, viewerOf } from './viewer.server'

useTestDatabase()
beforeAll(() => {
  configure({ secret: 'a secret for tests only, forty characters' })
})

const OTHER = 'le tour et la fraiseuse'

async function somebody(email: string) {
  const { userId } = await invite(system, { email, name: 'Lou', role: 'STAFF' })
  return { userId, password: await samplePassword(userId) }
}

const notices = (recipient: string) => db().message.findMany({ where: { recipient, kind: { startsWith: 'access.password' } }, orderBy: { createdAt: 'asc' } })

test('a forgotten password is replaced by who has just come by a link; the others are signed out and the owner told', async () => {
  const { password } = await somebody('oubli@cci.example')
  const elsewhere = aBrowser()
  elsewhere.keep(await signInByPassword('oubli@cci.example', password))
  const browser = aBrowser()
  browser.keep(await byLink('oubli@cci.example'))
  const viewer = await viewerOf(browser.ask())
  expect((await accountOf(viewer, browser.ask())).freshUntil).toBeInstanceOf(Date)
  expect(await setPassword(viewer, browser.ask(), OTHER)).toEqual({ ok: true })

  expect(await signInByPassword('oubli@cci.example', password)).toEqual({ ok: false, reason: 'wrong' })
  expect(await signInByPassword('oubli@cci.example', OTHER)).toMatchObject({ ok: true })
  expect(await signedInSession(elsewhere.ask().headers)).toBeNull()
  expect(await signedInSession(browser.ask().headers)).not.toBeNull()
  const [notice] = await notices('oubli@cci.example')
  expect(notice).toMatchObject({ kind: 'access.passwordChanged', secret: false })
  expect(notice?.text).not.toContain(OTHER)
  expect(await db().auditEntry.count({ where: { actorId: viewer.userId, action: 'account.passwordChanged' } })).toBe(1)
  // A link is good for one new password.
  expect(await setPassword(viewer, browser.ask(), 'encore une autre phrase')).toEqual({ ok: false, reason: 'linkTooOld' })
})

test('ten minutes after the link, or after a password, the old password is asked for', async () => {
  const { password } = await somebody('vieux@cci.example')
  const browser = aBrowser()
  browser.keep(await byLink('vieux@cci.example'))
  const viewer = await viewerOf(browser.ask())
  await db().authSession.updateMany({ where: { userId: viewer.userId ?? '' }, data: { linkAt: new Date(Date.now() - 10 * 60_000 - 1000) } })
  expect((await accountOf(viewer, browser.ask())).freshUntil).toBeNull()
  expect(await setPassword(viewer, browser.ask(), OTHER)).toEqual({ ok: false, reason: 'linkTooOld' })
  const byPassword = aBrowser()
  byPassword.keep(await signInByPassword('vieux@cci.example', password))
  expect(await setPassword(viewer, byPassword.ask(), OTHER)).toEqual({ ok: false, reason: 'linkTooOld' })
  expect(await notices('vieux@cci.example')).toEqual([])
  // The negative control: it is the moment of the link alone that keeps it shut.
  await db().authSession.updateMany({ where: { userId: viewer.userId ?? '' }, data: { linkAt: new Date() } })
  expect(await setPassword(viewer, byPassword.ask(), OTHER)).toEqual({ ok: true })
})

test('a first password is told too, and two at once make one account of it', async () => {
  const browser = aBrowser()
  browser.keep(await byLink('premier@ecole.example'))
  const viewer = await viewerOf(browser.ask())
  await Promise.allSettled([setPassword(viewer, browser.ask(), OTHER), setPassword(viewer, browser.ask(), OTHER)])
  expect(await db().authAccount.count({ where: { userId: viewer.userId ?? '', providerId: 'credential' } })).toBe(1)
  expect((await notices('premier@ecole.example')).map(({ kind }) => kind)).toContain('access.passwordSet')
  expect(await signInByPassword('premier@ecole.example', OTHER)).toMatchObject({ ok: true })
})

test('a password that was refused tells nobody anything', async () => {
  const { password } = await somebody('refus@cci.example')
  const browser = aBrowser()
  browser.keep(await signInByPassword('refus@cci.example', password))
  const viewer = await viewerOf(browser.ask())
  expect(await changePassword(viewer, browser.ask(), 'faux', OTHER)).toMatchObject({ reason: 'wrongPassword' })
  expect(await notices('refus@cci.example')).toEqual([])
  expect(await changePassword(viewer, browser.ask(), password, OTHER)).toEqual({ ok: true })
  expect(await notices('refus@cci.example')).toHaveLength(1)
})
