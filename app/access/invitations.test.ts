import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { aCompany, aPartner, aSchool, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { accountById, endRole, findAccounts } from './accounts.server'
import { hashToken } from './hashed-tokens.server'
import { inviteByNumber, resendInvitation } from './invitations.server'
import { linkHolds } from './sign-in-links.server'
import { signInByLink } from './sign-in.server'
import { spacesOf } from './space.server'
import { homeOf } from './spaces'
import { aBrowser, byLink, tokenOf } from './testing-browser'
import { viewerOf, type Viewer } from './viewer.server'

useTestDatabase()
let staff: Viewer
beforeAll(async () => {
  configure({ secret: 'a secret for tests only, forty characters' })
  staff = await aStaffViewer({ name: 'Maud Lefort' })
})

const invited = async (email: string, role: 'SCHOOL' | 'COMPANY' | 'PARTNER' | 'RECTORATE' | 'STAFF', organisation?: string) => {
  const done = await inviteByNumber(staff, { email, name: 'Nour Petit', role, organisation })
  if (!done.ok) throw new Error(done.reason)
  return done.contactId
}
const lettersTo = (recipient: string) => db().message.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })

describe('an invitation', () => {
  test('says who invites to what, and its link signs in once, into the role', async () => {
    const school = await aSchool({ name: 'Collège des Fontaines' })
    const contactId = await invited('nour@ac-lille.test', 'SCHOOL', school.uai)
    const [letter] = await lettersTo('nour@ac-lille.test')
    expect(letter).toMatchObject({ kind: 'access.invited', secret: true, aboutId: contactId })
    expect(letter?.text).toContain('Maud Lefort vous invite')
    expect(letter?.text).toContain('Collège des Fontaines')
    expect(letter?.html).toContain('Collège des Fontaines')
    const days = ((letter?.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(6.9)
    expect(days).toBeLessThanOrEqual(7)

    const token = await tokenOf('nour@ac-lille.test')
    expect(await linkHolds(token)).toBe(true)
    const browser = aBrowser()
    browser.keep(await signInByLink(token))
    expect(await viewerOf(browser.ask())).toMatchObject({ roles: ['SCHOOL'], schoolIds: [school.id] })
    expect(await linkHolds(token)).toBe(false)
    expect(await signInByLink(token)).toEqual({ ok: false, reason: 'linkUsed' })
    expect((await accountById(staff, contactId))?.user?.lastSeenAt).toBeInstanceOf(Date)
  })

  test('is no longer good after its week, nor is its letter sent', async () => {
    await invited('tard@ac-lille.test', 'SCHOOL', (await aSchool()).uai)
    const token = await tokenOf('tard@ac-lille.test')
    await db().authVerification.updateMany({ where: { identifier: `magic-link:${hashToken(token)}` }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await linkHolds(token)).toBe(false)
    expect(await signInByLink(token)).toEqual({ ok: false, reason: 'linkUsed' })
  })

  test('to somebody who knows the house holds no secret', async () => {
    await byLink('habitue@usine.test')
    await invited('habitue@usine.test', 'COMPANY', (await aCompany()).siren)
    const letters = await lettersTo('habitue@usine.test')
    expect(letters.at(-1)).toMatchObject({ kind: 'access.invited', secret: false, expiresAt: null })
    expect(letters.at(-1)?.text).not.toContain('jeton=')
    expect(letters.at(-1)?.text).toMatch(/\/entreprise$/m)
  })

  test('is sent again with a new link; the old one is dead', async () => {
    const contactId = await invited('encore@region.test', 'PARTNER', 'Région fictive')
    const old = await tokenOf('encore@region.test')
    expect(await resendInvitation(staff, contactId)).toEqual({ ok: true })
    const fresh = await tokenOf('encore@region.test')
    expect(await signInByLink(old)).toEqual({ ok: false, reason: 'linkUsed' })
    expect(await signInByLink(fresh)).toMatchObject({ ok: true })
    expect(await resendInvitation(staff, contactId)).toEqual({ ok: false, reason: 'arrived' })
    expect(await db().auditEntry.count({ where: { action: 'contact.invitedAgain', subjectId: contactId } })).toBe(1)
  })

  test('whose role was taken back signs nobody in', async () => {
    const contactId = await invited('repris@ac-lille.test', 'RECTORATE', 'lille')
    expect((await accountById(staff, contactId))?.academie).toBe('Lille')
    const token = await tokenOf('repris@ac-lille.test')
    await endRole(staff, contactId)
    expect(await signInByLink(token)).toEqual({ ok: false, reason: 'linkUsed' })
  })

  test('to what is not there, to one of two of that name, or twice, changes nothing', async () => {
    await aSchool({ name: 'Lycée Jean-Moulin' })
    await aSchool({ name: 'Lycée Jean-Moulin' })
    const before = { users: await db().user.count(), messages: await db().message.count(), trail: await db().auditEntry.count() }
    const ask = (organisation: string, role: 'SCHOOL' | 'RECTORATE' = 'SCHOOL') => inviteByNumber(staff, { email: 'nulle.part@ac-lille.test', name: 'X', role, organisation })
    expect(await ask('0000000X')).toEqual({ ok: false, reason: 'unknownOrganisation' })
    expect(await ask('')).toEqual({ ok: false, reason: 'unknownOrganisation' })
    expect(await ask('lycée jean-moulin')).toEqual({ ok: false, reason: 'ambiguousOrganisation' })
    expect(await ask('Lile', 'RECTORATE')).toEqual({ ok: false, reason: 'unknownOrganisation' })
    expect({ users: await db().user.count(), messages: await db().message.count(), trail: await db().auditEntry.count() }).toEqual(before)
    await aPartner({ name: 'Cetim' })
    await invited('deux.fois@cetim.test', 'PARTNER', 'cetim')
    expect(await inviteByNumber(staff, { email: 'deux.fois@cetim.test', name: 'X', role: 'PARTNER', organisation: 'Cetim' })).toEqual({ ok: false, reason: 'roleThere' })
    expect(await lettersTo('deux.fois@cetim.test')).toHaveLength(1)
  })

  test('a new partner named by several at once is made once, with its line in the trail', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, n) => invited(`p${n}@agglo.test`, 'PARTNER', 'Agglomération nouvelle')))
    const partners = await db().partner.findMany({ where: { name: 'Agglomération nouvelle' } })
    expect(partners).toHaveLength(1)
    expect(await db().auditEntry.count({ where: { action: 'partner.created', subjectId: partners[0]?.id } })).toBe(1)
  })

  test('the same person invited by five at once has one role and one letter', async () => {
    const { uai } = await aSchool()
    const done = await Promise.all(Array.from({ length: 5 }, () => inviteByNumber(staff, { email: 'presse@ac-lille.test', name: 'P', role: 'SCHOOL', organisation: uai })))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await lettersTo('presse@ac-lille.test')).toHaveLength(1)
  })
})

test('a claim that staff invite for is checked from then on', async () => {
  const school = await aSchool()
  const browser = aBrowser()
  browser.keep(await byLink('pretend@ac-lille.test'))
  const { userId } = await viewerOf(browser.ask())
  await db().contact.create({ data: { role: 'SCHOOL', userId, schoolId: school.id, name: 'P' } })
  const contactId = await invited('pretend@ac-lille.test', 'SCHOOL', school.uai)
  expect((await accountById(staff, contactId))?.verifiedAt).toBeInstanceOf(Date)
  expect(await db().contact.count({ where: { userId } })).toBe(1)
})

test('accounts are found by name, address and organisation, and by who has not come yet, a page at a time', async () => {
  const company = await aCompany({ name: 'Forges de l’Helpe' })
  await invited('helpe@forges.test', 'COMPANY', company.siren)
  const find = (q: string, waiting = false) => findAccounts(staff, { q, page: 1, waiting })
  expect((await find('forges de l')).rows.map(({ email }) => email)).toEqual(['helpe@forges.test'])
  expect((await find('HELPE@')).count).toBe(1)
  expect((await find('helpe@', true)).count).toBe(1)
  await signInByLink(await tokenOf('helpe@forges.test'))
  expect((await find('helpe@', true)).count).toBe(0)
  const many = Array.from({ length: 55 }, (_, n) => ({ id: randomUUID(), name: `Équipe nombreuse ${n}`, email: `n${n}@nombreuse.test` }))
  await db().user.createMany({ data: many })
  await db().contact.createMany({ data: many.map(({ id, name, email }) => ({ role: 'STAFF' as const, userId: id, name, email })) })
  const first = await find('nombreuse')
  const second = await findAccounts(staff, { q: 'nombreuse', page: 2, waiting: false })
  expect([first.count, first.pages, first.rows.length, second.rows.length]).toEqual([55, 2, 50, 5])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(55)
})

test('one space is gone to at once, of several one is chosen by its organisation', async () => {
  expect(homeOf({ roles: [] })).toBe('/etablissement')
  expect(homeOf({ roles: ['COMPANY'] })).toBe('/entreprise')
  expect(homeOf({ roles: ['COMPANY', 'STAFF'] })).toBe('/espace')
  const company = await aCompany({ name: 'Tôlerie du Nord' })
  await invited('double@tolerie.test', 'COMPANY', company.siren)
  await invited('double@tolerie.test', 'PARTNER', 'Fonds d’essai')
  const browser = aBrowser()
  browser.keep(await byLink('double@tolerie.test'))
  expect(await spacesOf(await viewerOf(browser.ask()))).toEqual([
    { role: 'COMPANY', organisations: ['Tôlerie du Nord'] }, { role: 'PARTNER', organisations: ['Fonds d’essai'] },
  ])
})
