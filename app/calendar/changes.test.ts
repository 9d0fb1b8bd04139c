/** What calendars see when a session is moved, cancelled and takes place after all (RFC 5546 §2.1.4). */
import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { aSession, aStaffViewer } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { cancelSession, reinstateSession, saveSession } from '~/signups/session-changes.server'
import { calendarFile, feedEvents } from './feed.server'

useTestDatabase()
beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "School", "User", "Contact" CASCADE'))

async function seen(id: string) {
  const file = await calendarFile('C', await feedEvents({ sessionIds: [id] }, 'https://pavillon.test'))
  const event = new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  return { uid: value('uid'), sequence: Number(value('sequence')), status: value('status'), start: value('dtstart'), changed: value('last-modified'), stamp: value('dtstamp') }
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 1_050))
const asIs = async (id: string) => {
  const { startsAt, endsAt, seats, note, signUpClosesAt, version } = await db().session.findUniqueOrThrow({ where: { id } })
  return { sessionId: id, startsAt, endsAt, seats, note, signUpClosesAt, version }
}

test('moved, cancelled, reinstated: one UID, each time the next SEQUENCE and a later LAST-MODIFIED', async () => {
  const staff = await aStaffViewer()
  const { id } = await aSession()
  const first = await seen(id)
  await pause()
  const before = await asIs(id)
  await saveSession(staff, { ...before, startsAt: new Date(before.startsAt.getTime() + 3_600_000), endsAt: new Date(before.endsAt.getTime() + 3_600_000) } as never)
  const moved = await seen(id)
  await pause()
  await cancelSession(staff, id, 'Panne')
  const cancelled = await seen(id)
  await pause()
  expect(await reinstateSession(staff, id)).toEqual({ ok: true })
  const back = await seen(id)
  const all = [first, moved, cancelled, back]
  expect(new Set(all.map(({ uid }) => uid)).size).toBe(1)
  expect(all.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3])
  expect(all.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED'])
  expect(moved.start).not.toBe(first.start)
  expect([cancelled.start, back.start]).toEqual([moved.start, moved.start])
  const changed = all.map((one) => one.changed)
  expect(changed).toEqual([...new Set(changed)].sort())
  expect(all.map((one) => one.stamp)).toEqual(changed)
})

test('saved unchanged, with other seats or with other words, a session keeps its SEQUENCE', async () => {
  const staff = await aStaffViewer()
  const { id } = await aSession()
  const first = await seen(id)
  await saveSession(staff, (await asIs(id)) as never)
  expect(await seen(id)).toEqual(first)
  await saveSession(staff, { ...(await asIs(id)), seats: 99 } as never)
  expect((await seen(id)).sequence).toBe(0)
  await saveSession(staff, { ...(await asIs(id)), note: 'Porte C' } as never)
  expect((await seen(id)).sequence).toBe(0)
})

test('only a coming session that was cancelled takes place after all, and not in an activity that is called off', async () => {
  const staff = await aStaffViewer()
  const session = await aSession()
  expect(await reinstateSession(staff, session.id)).toMatchObject({ reason: 'notCancelled' })
  await cancelSession(staff, session.id, 'Panne')
  await db().activity.update({ where: { id: session.activityId }, data: { moderation: 'CANCELLED' } })
  expect(await reinstateSession(staff, session.id)).toMatchObject({ reason: 'activityCancelled' })
  const past = await aSession({ startsAt: new Date('2020-01-06T09:00:00Z'), endsAt: new Date('2020-01-06T10:00:00Z') })
  await db().session.update({ where: { id: past.id }, data: { status: 'CANCELLED' } })
  expect(await reinstateSession(staff, past.id)).toMatchObject({ reason: 'past' })
})
