import { describe, expect, test } from 'vitest'
import { aCompany, aSchool, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { nobody, ofOwnSchools, viewerOfUser, type Viewer } from '~/access/viewer.server'
import { claimCompany, countClaims, openClaims, ownClaims, settleClaim } from './claims.server'
import { joinSchool, settleContact } from './contacts.server'

useTestDatabase()

let made = 0
async function aPerson(): Promise<Viewer> {
  made += 1
  const user = await db().user.create({ data: { id: `personne-${made}`, name: `Personne ${made}`, email: `personne${made}@firme.test` } })
  return { ...nobody, userId: user.id, name: user.name, email: user.email }
}
const again = async ({ userId }: Viewer) => {
  const viewer = await viewerOfUser(userId ?? '')
  if (!viewer) throw new Error('nobody')
  return viewer
}

describe('a claim for a company', () => {
  test('gives no right before staff say yes, then gives it, and the person is told once', async () => {
    const [person, company, staff] = [await aPerson(), await aCompany({ name: 'Forge à prendre' }), await aStaffViewer()]
    expect(await claimCompany(person, company.id)).toMatchObject({ ok: true, company: 'Forge à prendre', already: false })
    expect((await again(person)).companyIds).toEqual([])
    expect(await ownClaims(person)).toMatchObject([{ companyId: company.id }])
    const [claim] = (await openClaims(staff)).companies.filter(({ user }) => user.email === person.email)
    const answers = await Promise.all([1, 2, 3, 4].map(() => settleClaim(staff, claim?.id ?? '', true)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([1, 2, 3].map(() => ({ ok: false, reason: 'settled' })))
    expect(await again(person)).toMatchObject({ companyIds: [company.id], roles: ['COMPANY'] })
    const letters = await db().message.findMany({ where: { recipient: person.email } })
    expect(letters.map(({ subject }) => subject)).toEqual(['Votre espace pour Forge à prendre est ouvert'])
    expect(await claimCompany(await again(person), company.id)).toMatchObject({ already: true })
  })
  test('refused, gives nothing; it may be asked again', async () => {
    const [person, company, staff] = [await aPerson(), await aCompany(), await aStaffViewer()]
    await claimCompany(person, company.id)
    const [claim] = await ownClaims(person)
    expect(await settleClaim(staff, claim?.id ?? '', false)).toEqual({ ok: true })
    expect((await again(person)).companyIds).toEqual([])
    expect((await db().message.findFirstOrThrow({ where: { recipient: person.email } })).text).toContain('pas pu confirmer')
    await claimCompany(person, company.id)
    expect(await ownClaims(person)).toHaveLength(1)
  })
  test('asked many times at once, it is asked once; no more than five wait', async () => {
    const [person, company] = [await aPerson(), await aCompany()]
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => claimCompany(person, company.id)))
    expect(await ownClaims(person)).toHaveLength(1)
    const others = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aCompany()))
    const asked = await Promise.all(others.map(({ id }) => claimCompany(person, id)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(4)
    expect(await ownClaims(person)).toHaveLength(5)
  })
})

test('of a school that one only claims, one sees one’s own rows; checked, all of them', async () => {
  const [person, school, staff] = [await aPerson(), await aSchool(), await aStaffViewer()]
  const before = await countClaims(staff)
  await joinSchool(person, school.id)
  expect(await countClaims(staff)).toBe(before + 1)
  const claimed = await again(person)
  expect(claimed).toMatchObject({ schoolIds: [school.id], claimedSchoolIds: [school.id] })
  expect(ofOwnSchools(claimed, 'userId')).toEqual({ AND: [{ OR: [{ schoolId: { in: [] } }, { schoolId: { in: [school.id] }, userId: person.userId }] }] })
  const contact = await db().contact.findFirstOrThrow({ where: { userId: person.userId, schoolId: school.id } })
  await settleContact(staff, contact.id, 'verify')
  expect(ofOwnSchools(await again(person), 'userId')).toEqual({ AND: [{ OR: [{ schoolId: { in: [school.id] } }] }] })
  expect(await countClaims(staff)).toBe(before)
})
