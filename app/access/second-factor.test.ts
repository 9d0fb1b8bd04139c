import { beforeAll, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { beginSecondFactor, changePassword, confirmSecondFactor, endSecondFactor } from './account.server'
import { signedInSession } from './auth.server'
import { invite } from './roles.server'
import { giveCode, samplePassword, signInByPassword } from './sign-in.server'
import { aBrowser, byLink } from './testing-browser'
import { liftSecondFactor } from './accounts.server'
import { codeOf } from './testing-code'
import { requireViewer, system, viewerOf } from './viewer.server'

useTestDatabase()
beforeAll(() => {
  configure({ secret: 'a secret for tests only, forty characters' })
})

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

async function aPersonWithSecondFactor(email: string) {
  const { userId } = await invite(system, { email, name: 'Équipe', role: 'STAFF' })
  const password = await samplePassword(userId)
  const browser = aBrowser()
  browser.keep(await signInByPassword(email, password))
  const begun = await beginSecondFactor(await viewerOf(browser.ask()), browser.ask(), password)
  if (!begun.ok) throw new Error(begun.reason)
  const confirmed = await confirmSecondFactor(await viewerOf(browser.ask()), browser.ask(), codeOf(begun.key))
  browser.keep(confirmed)
  return { browser, password, userId, ...begun }
}

test('who sets it up is not asked again in the same browser, and the trail tells of it', async () => {
  const { browser, userId, drawing, backupCodes } = await aPersonWithSecondFactor('regle@cci.example')
  expect(drawing).toMatch(/^<svg/)
  expect(backupCodes.length).toBeGreaterThan(5)
  expect(await viewerOf(browser.ask())).toMatchObject({ userId, secondFactor: 'given' })
  expect(await db().auditEntry.count({ where: { actorId: userId, action: 'account.secondFactorOn' } })).toBe(1)
})

test('after a password there is no session before the code', async () => {
  const { password, key } = await aPersonWithSecondFactor('motdepasse@cci.example')
  const browser = aBrowser()
  const signedIn = await signInByPassword('motdepasse@cci.example', password)
  expect(signedIn).toMatchObject({ ok: true, codeAsked: true })
  browser.keep(signedIn)
  expect(await signedInSession(browser.ask().headers)).toBeNull()
  expect(await giveCode(browser.ask(), wrongFor(codeOf(key)))).toMatchObject({ ok: false, reason: 'wrongCode' })
  browser.keep(await giveCode(browser.ask(), codeOf(key)))
  expect(await viewerOf(browser.ask())).toMatchObject({ secondFactor: 'given', roles: ['STAFF'] })
})

test('after a link one sees neither the space nor the account before the code; the way back is kept', async () => {
  const { key } = await aPersonWithSecondFactor('lien@cci.example')
  const browser = aBrowser()
  browser.keep(await byLink('lien@cci.example'))
  const whereTo = (path: string, ability: 'staff.space' | 'account.own') =>
    requireViewer(browser.ask(path), ability).then(() => 'in', (answer: Response) => answer.headers.get('Location'))
  expect(await whereTo('/equipe/courrier', 'staff.space')).toBe('/connexion/code?vers=%2Fequipe%2Fcourrier')
  expect(await whereTo('/compte', 'account.own')).toBe('/connexion/code?vers=%2Fcompte')
  browser.keep(await giveCode(browser.ask(), codeOf(key)))
  expect(await whereTo('/equipe/courrier', 'staff.space')).toBe('in')
})

test('a backup code works once', async () => {
  const { backupCodes } = await aPersonWithSecondFactor('secours@cci.example')
  const [code = ''] = backupCodes
  const browser = aBrowser()
  browser.keep(await byLink('secours@cci.example'))
  browser.keep(await giveCode(browser.ask(), code))
  expect((await viewerOf(browser.ask())).secondFactor).toBe('given')
  const other = aBrowser()
  other.keep(await byLink('secours@cci.example'))
  expect(await giveCode(other.ask(), code)).toMatchObject({ ok: false, reason: 'wrongCode' })
})

test('guesses are counted by person, wherever they come from; right codes are not', async () => {
  const { key } = await aPersonWithSecondFactor('essais@cci.example')
  const browser = aBrowser()
  browser.keep(await byLink('essais@cci.example'))
  for (let n = 0; n < 8; n += 1) expect(await giveCode(browser.ask(), codeOf(key))).toMatchObject({ ok: true })
  for (let n = 0; n < 6; n += 1) expect(await giveCode(browser.ask(), wrongFor(codeOf(key)))).toMatchObject({ reason: 'wrongCode' })
  expect(await giveCode(browser.ask(), codeOf(key))).toMatchObject({ ok: false, reason: 'tooMany' })
})

test('it is turned off with the password and a code, not with one of them', async () => {
  const { browser, password, key } = await aPersonWithSecondFactor('arret@cci.example')
  const viewer = await viewerOf(browser.ask())
  expect(await endSecondFactor(viewer, browser.ask(), password, wrongFor(codeOf(key)))).toMatchObject({ reason: 'wrongCode' })
  expect(await endSecondFactor(viewer, browser.ask(), 'faux', codeOf(key))).toMatchObject({ reason: 'wrongPassword' })
  expect((await signedInSession(browser.ask().headers))?.twoFactorEnabled).toBe(true)
  browser.keep(await endSecondFactor(viewer, browser.ask(), password, codeOf(key)))
  expect((await signedInSession(browser.ask().headers))?.twoFactorEnabled).toBe(false)
})

test('a changed password signs the other browsers out and keeps this one in', async () => {
  const { browser, password, key } = await aPersonWithSecondFactor('change@cci.example')
  const other = aBrowser()
  other.keep(await byLink('change@cci.example'))
  other.keep(await giveCode(other.ask(), codeOf(key)))
  const viewer = await viewerOf(browser.ask())
  expect(await changePassword(viewer, browser.ask(), 'faux', 'une phrase bien longue')).toMatchObject({ reason: 'wrongPassword' })
  browser.keep(await changePassword(viewer, browser.ask(), password, 'une phrase bien longue'))
  expect((await viewerOf(browser.ask())).secondFactor).toBe('given')
  expect(await signedInSession(other.ask().headers)).toBeNull()
  expect(await signInByPassword('change@cci.example', password)).toMatchObject({ ok: false, reason: 'wrong' })
})

test('somebody who was erased is signed in nowhere', async () => {
  const { browser, userId } = await aPersonWithSecondFactor('efface@cci.example')
  await db().user.update({ where: { id: userId }, data: { erasedAt: new Date() } })
  expect((await viewerOf(browser.ask())).userId).toBeNull()
})

test('its owner is told when it is set up and when it is turned off', async () => {
  const { browser, password, key } = await aPersonWithSecondFactor('avis@cci.example')
  browser.keep(await endSecondFactor(await viewerOf(browser.ask()), browser.ask(), password, codeOf(key)))
  const told = await db().message.findMany({ where: { recipient: 'avis@cci.example', kind: { startsWith: 'access.secondFactor' } }, orderBy: { createdAt: 'asc' } })
  expect(told.map(({ kind }) => kind)).toEqual(['access.secondFactorOn', 'access.secondFactorOff'])
})

test('staff lift it for who lost the phone: signed out, told, and traced; nobody lifts their own', async () => {
  const { browser, userId } = await aPersonWithSecondFactor('perdu@cci.example')
  const { id } = await db().contact.findFirstOrThrow({ where: { userId } })
  expect(await liftSecondFactor(await viewerOf(browser.ask()), id)).toEqual({ ok: false, reason: 'ownFactor' })
  const { userId: otherId } = await invite(system, { email: 'collegue@cci.example', name: 'Équipe', role: 'STAFF' })
  const colleague = { ...system, userId: otherId, system: false }
  expect(await liftSecondFactor(colleague, id)).toEqual({ ok: true })
  expect(await signedInSession(browser.ask().headers)).toBeNull()
  const again = aBrowser()
  again.keep(await byLink('perdu@cci.example'))
  expect((await viewerOf(again.ask())).secondFactor).toBe('given')
  expect(await db().message.count({ where: { recipient: 'perdu@cci.example', kind: 'access.secondFactorLifted' } })).toBe(1)
  expect(await db().auditEntry.count({ where: { actorId: otherId, action: 'account.secondFactorLifted', subjectId: userId } })).toBe(1)
})
