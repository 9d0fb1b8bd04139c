import { beforeEach, expect, test } from 'vitest'
import { aCompany, anActivity, anInspector, aProgramme, aSchool, aSession, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Authority } from '~/db/generated/enums'
import { useTestDatabase } from '~/db/testing.server'
import { tellAuthorities } from './digest.server'

useTestDatabase()

beforeEach(async () => {
  await db().message.deleteMany()
  await db().approval.deleteMany()
  await db().signUp.deleteMany()
  await db().contact.deleteMany()
  await db().activity.updateMany({ where: { moderation: 'PROPOSED' }, data: { moderation: 'DRAFT' } })
})

// November 2026 in French winter time: the 23rd is a Monday, 2026-11-11 a public holiday.
const at = (day: string, time: string) => new Date(`${day}T${time}:00+01:00`)
const MONDAY = '2026-11-23'

/** A class that waits for a decision of this authority. */
async function aDecisionAsked({ authority = 'RECTORATE' as Authority, academie = 'Lille', askedAt = at('2026-11-20', '15:00'), dueAt = at('2026-12-04', '15:00'), startsAt = at('2026-12-10', '09:00'), status = 'PENDING' as 'PENDING' | 'CANCELLED' } = {}) {
  const school = await aSchool({ academie })
  const session = await aSession({ startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) })
  const signUp = await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status, schoolId: school.id, level: 'TROISIEME', pupils: 20, adults: 2 } })
  return db().approval.create({ data: { authority, signUpId: signUp.id, askedAt, dueAt } })
}

const written = () => db().message.findMany({ orderBy: { createdAt: 'asc' } })

test('on a working morning each inspector learns once how many wait in their académie and what is due first', async () => {
  const lille = await anInspector({ email: 'lille@ac-lille.test' })
  const amiens = await anInspector({ email: 'amiens@ac-amiens.test', academie: 'Amiens' })
  await aDecisionAsked()
  await aDecisionAsked({ dueAt: at('2026-11-30', '15:00') })
  await aDecisionAsked({ status: 'CANCELLED' })
  expect(await tellAuthorities(at(MONDAY, '07:30'))).toBe(1)
  expect(await tellAuthorities(at(MONDAY, '07:40'))).toBe(0)
  const [mail] = await written()
  expect(mail).toMatchObject({ kind: 'approvals.digest', recipient: lille.email, subject: '2 avis attendent votre décision' })
  expect(mail?.text).toContain('lundi 30 novembre 2026')
  expect(mail?.text).toMatch(/\/rectorat$/m)
  expect(mail?.expiresAt).toEqual(at(MONDAY, '20:00'))
  expect((await written()).some(({ recipient }) => recipient === amiens.email)).toBe(false)
  expect(await tellAuthorities(at('2026-11-24', '07:30'))).toBe(1)
})

test.each([
  ['before half past seven', MONDAY, '07:20'], ['in the evening', MONDAY, '18:00'], ['on Saturday', '2026-11-21', '10:00'],
  ['on Sunday', '2026-11-22', '10:00'], ['on Armistice Day', '2026-11-11', '10:00'],
])('nobody is written to %s', async (_when, day, time) => {
  await anInspector()
  await aDecisionAsked({ askedAt: at('2026-11-09', '10:00'), dueAt: at('2026-11-12', '10:00') })
  expect(await tellAuthorities(at(day, time))).toBe(0)
})

test('the same hour is half past seven in summer too', async () => {
  await anInspector()
  await aDecisionAsked({ askedAt: new Date('2026-06-29T08:00:00Z'), dueAt: new Date('2026-07-10T08:00:00Z') })
  expect(await tellAuthorities(new Date('2026-06-30T05:20:00Z'))).toBe(0)
  expect(await tellAuthorities(new Date('2026-06-30T05:30:00Z'))).toBe(1)
})

test('what was asked since the morning waits for the next one, unless it is due within three days', async () => {
  await anInspector()
  await aDecisionAsked({ askedAt: at(MONDAY, '09:02') })
  expect(await tellAuthorities(at(MONDAY, '09:10'))).toBe(0)
  const urgent = await aDecisionAsked({ askedAt: at(MONDAY, '14:05'), dueAt: at('2026-11-25', '09:00'), startsAt: at('2026-11-27', '09:00') })
  expect(await tellAuthorities(at(MONDAY, '14:10'))).toBe(1)
  expect(await tellAuthorities(at(MONDAY, '14:20'))).toBe(0)
  const [mail] = await written()
  expect(mail).toMatchObject({ kind: 'approvals.urgent' })
  expect(mail?.text).toContain('mercredi 25 novembre 2026')
  expect((await db().approval.findUniqueOrThrow({ where: { id: urgent.id } })).toldAt).toEqual(at(MONDAY, '14:10'))
  // The negative control: were it not noted as told, it would be told of again together with the next.
  await db().approval.update({ where: { id: urgent.id }, data: { toldAt: null } })
  await aDecisionAsked({ askedAt: at(MONDAY, '14:25'), dueAt: at('2026-11-25', '09:00'), startsAt: at('2026-11-27', '09:00') })
  expect(await tellAuthorities(at(MONDAY, '14:30'))).toBe(1)
  expect((await written()).at(-1)?.subject).toMatch(/^2 avis/)
})

test('what came on Friday night and is urgent is told on Monday, in one mail with the rest', async () => {
  await anInspector()
  await aDecisionAsked({ askedAt: at('2026-11-20', '22:00'), dueAt: at('2026-11-24', '09:00'), startsAt: at('2026-11-26', '09:00') })
  expect(await tellAuthorities(at('2026-11-20', '22:10'))).toBe(0)
  expect(await tellAuthorities(at(MONDAY, '07:30'))).toBe(1)
  expect((await written()).map(({ kind }) => kind)).toEqual(['approvals.digest'])
})

test('staff learn of the chamber’s decisions and of activities that companies proposed, not of the rectorate’s', async () => {
  const staff = await aStaffViewer()
  await aDecisionAsked()
  expect(await tellAuthorities(at(MONDAY, '07:30'))).toBe(0)
  await aDecisionAsked({ authority: 'CHAMBER', dueAt: at('2026-11-22', '10:00') })
  const programme = await aProgramme()
  await anActivity({ programmeId: programme.id, moderation: 'PROPOSED', hostId: (await aCompany()).id, createdAt: at('2026-11-20', '11:00') })
  expect(await tellAuthorities(at(MONDAY, '07:40'))).toBe(1)
  const [mail] = await written()
  expect(mail).toMatchObject({ recipient: staff.email, subject: 'Un avis attend votre décision' })
  expect(mail?.text).toContain('Un est en retard.')
  expect(mail?.text).toContain('Une proposition d’entreprise attend votre relecture.')
  expect(mail?.text).toContain('/equipe#avis')
})

test('two processes at once write one mail', async () => {
  await anInspector()
  await aDecisionAsked()
  await aDecisionAsked({ askedAt: at(MONDAY, '07:35'), dueAt: at('2026-11-24', '09:00') })
  const counts = await Promise.all(Array.from({ length: 6 }, () => tellAuthorities(at(MONDAY, '07:40'))))
  expect(counts.reduce((sum, n) => sum + n)).toBe(2)
  expect((await written()).map(({ kind }) => kind).sort()).toEqual(['approvals.digest', 'approvals.urgent'])
})

test('who no longer acts for the rectorate, was erased, or only claims to, is not written to', async () => {
  const ended = await anInspector()
  await db().contact.updateMany({ where: { userId: ended.userId }, data: { endedAt: new Date() } })
  const erased = await anInspector()
  await db().user.update({ where: { id: erased.userId ?? '' }, data: { erasedAt: new Date() } })
  const claimed = await anInspector()
  await db().contact.updateMany({ where: { userId: claimed.userId }, data: { verifiedAt: null } })
  await aDecisionAsked()
  expect(await tellAuthorities(at(MONDAY, '07:30'))).toBe(0)
})
