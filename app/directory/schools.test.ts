import { expect, test } from 'vitest'
import { aSchool, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { SchoolFacts } from './school-facts'
import { setSchoolFacts } from './schools.server'

useTestDatabase()

test('staff say that a school is in priority education or in the countryside, and take it back; who did stands in the trail', async () => {
  const [staff, { id }] = [await aStaffViewer(), await aSchool()]
  const facts = () => db().school.findUniqueOrThrow({ where: { id }, select: { priorityEducation: true, rural: true } })
  await setSchoolFacts(staff, id, SchoolFacts.parse({ priorityEducation: 'REP_PLUS', rural: 'oui' }))
  expect(await facts()).toEqual({ priorityEducation: 'REP_PLUS', rural: true })
  await setSchoolFacts(staff, id, SchoolFacts.parse({ priorityEducation: 'NONE' }))
  expect(await facts()).toEqual({ priorityEducation: 'NONE', rural: false })
  expect(await db().auditEntry.count({ where: { action: 'school.factsSet', subjectId: id, actorId: staff.userId } })).toBe(2)
  await expect(setSchoolFacts(staff, '01900000-0000-7000-8000-000000000000', { priorityEducation: 'REP' })).rejects.toMatchObject({ status: 404 })
  expect(SchoolFacts.safeParse({ priorityEducation: 'YES' }).success).toBe(false)
})
