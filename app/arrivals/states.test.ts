import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aSchool, aSession, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { SignUp } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { closeAttendance, recordArrival } from './commands.server'

useTestDatabase()

type Status = SignUp['status']
/** At the door: what becomes of a class, and of somebody who comes for themselves, when they are counted, and at the closing. */
const table: [Status, classCounted: Status | 'refused', personCounted: Status | 'refused', unseenAtClosing: Status][] = [
  ['PENDING', 'refused', 'CONFIRMED', 'PENDING'],
  ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'NO_SHOW'],
  ['WAITLISTED', 'refused', 'refused', 'WAITLISTED'],
  ['OFFERED', 'refused', 'refused', 'OFFERED'],
  ['EXPIRED', 'refused', 'refused', 'EXPIRED'],
  ['REFUSED', 'refused', 'refused', 'REFUSED'],
  ['CANCELLED', 'refused', 'refused', 'CANCELLED'],
  ['ATTENDED', 'ATTENDED', 'ATTENDED', 'ATTENDED'],
  ['NO_SHOW', 'ATTENDED', 'ATTENDED', 'NO_SHOW'],
]

test.each(table)('one that is %s: a class that is counted is %s, a person %s; unseen at the closing: %s', async (status, classCounted, personCounted, unseen) => {
  const staff = await aStaffViewer()
  const startsAt = new Date(Date.now() - 1_800_000)
  const make = async (kind: 'CLASS' | 'PERSON') => {
    const session = await aSession({ startsAt, endsAt: new Date(Date.now() + 3_600_000) })
    const party = kind === 'CLASS' ? { schoolId: (await aSchool()).id, level: 'TROISIEME' as const, pupils: 20 } : {}
    return db().signUp.create({ data: { sessionId: session.id, kind, status, adults: 2, queuedAt: new Date(), ...party } })
  }
  const statusOf = async (id: string) => (await db().signUp.findUniqueOrThrow({ where: { id } })).status
  for (const [kind, expected] of [['CLASS', classCounted], ['PERSON', personCounted]] as const) {
    const { id, sessionId } = await make(kind)
    const counted = await recordArrival(staff, sessionId, { deviceKey: randomUUID(), signUpId: id, pupils: kind === 'CLASS' ? 18 : 0, adults: 2 })
    expect(counted.ok).toBe(expected !== 'refused')
    expect(await statusOf(id)).toBe(expected === 'refused' ? status : expected)
  }
  const { id, sessionId } = await make('CLASS')
  await closeAttendance(staff, sessionId)
  expect(await statusOf(id)).toBe(unseen)
})
