import { beforeAll, expect, test } from 'vitest'
import { eraseMyself } from '~/access/privacy/commands.server'
import { configure } from '~/config.server'
import { aSession, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { colleaguesOf, handOver } from './hand-over.server'

useTestDatabase()
beforeAll(() => void configure({ secret: 'a secret for tests only, forty characters' }))

async function aBooking() {
  const teacher = await aTeacher()
  const schoolId = teacher.schoolIds[0] ?? ''
  const { id } = await db().signUp.create({ data: { sessionId: (await aSession()).id, kind: 'CLASS', status: 'CONFIRMED', userId: teacher.userId, schoolId, level: 'TROISIEME', pupils: 20, adults: 2, contactName: teacher.name, contactPhone: '+33611111111' } })
  return { teacher, schoolId, id }
}

test('a colleague takes a booking over, is told of it, and whoever had it can leave', async () => {
  const { teacher, schoolId, id } = await aBooking()
  const colleague = await aTeacher({ name: 'Inès Benali', school: { id: schoolId } })
  expect((await colleaguesOf(teacher, [id])).get(id)).toEqual([{ userId: colleague.userId, name: 'Inès Benali' }])
  expect(await eraseMyself(teacher)).toMatchObject({ ok: false, reason: 'coming' })
  expect(await handOver(teacher, id, colleague.userId ?? '')).toEqual({ ok: true, name: 'Inès Benali' })
  expect(await db().signUp.findUniqueOrThrow({ where: { id } })).toMatchObject({ userId: colleague.userId, contactName: 'Inès Benali', contactPhone: null, status: 'CONFIRMED' })
  expect(await db().message.findMany({ where: { userId: colleague.userId } })).toMatchObject([{ kind: 'signup.handedOver', recipient: colleague.email }])
  expect(await eraseMyself(teacher)).toEqual({ ok: true })
  expect(await db().signUp.findUniqueOrThrow({ where: { id } })).toMatchObject({ userId: colleague.userId, pupils: 20 })
})

test('only one’s own booking, and only to somebody checked of the same school', async () => {
  const { teacher, schoolId, id } = await aBooking()
  const stranger = await aTeacher()
  const colleague = await aTeacher({ school: { id: schoolId } })
  const claimed = await aTeacher({ school: { id: schoolId } })
  await db().contact.updateMany({ where: { userId: claimed.userId }, data: { verifiedAt: null } })
  for (const [who, to] of [[teacher, stranger], [teacher, claimed], [stranger, stranger], [colleague, colleague]] as const) {
    await expect(handOver(who, id, to.userId ?? '')).rejects.toMatchObject({ status: 404 })
  }
  expect((await colleaguesOf(teacher, [id])).get(id)?.map(({ userId }) => userId)).toEqual([colleague.userId])
  expect((await db().signUp.findUniqueOrThrow({ where: { id } })).userId).toBe(teacher.userId)
})
