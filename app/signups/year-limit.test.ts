import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { anActivity, aProgramme, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { newId, within, type Statements } from '~/db/statements.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookFor } from './booking.server'
import { bookableActivity } from './bookable.server'
import { bookClass, cancelSignUp } from './commands.server'
import { nextInLine, whyNot } from './rules'
import { countSeats, lockSession, writeSignUps } from './seats.server'
import { promoteComing } from './waiting-list.server'
import { yearRoomsOf } from './year-limit.server'

useTestDatabase()

let teacher: Viewer
beforeEach(async () => {
  teacher = await aTeacher()
})

let forms = 0
const aClass = (sessionId: string, pupils = 20) => ({
  sessionId, level: 'TROISIEME' as const, pupils, adults: 2, stepFree: 0, stepFreeAcknowledged: false, formKey: `year-form-${(forms += 1)}`,
})
const DAY = 86_400_000

/** An activity that receives so many classes a year, with sessions a day apart within one school year. */
async function aLimited(maxPerYear: number | null, sessions: number) {
  const activity = await anActivity({ maxPerYear })
  // Neither side of a first of September, whenever the test runs.
  const start = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 2, 3, 9))
  const made = []
  for (let n = 0; n < sessions; n += 1) made.push(await aSession({ activityId: activity.id, startsAt: new Date(start.getTime() + n * DAY), endsAt: new Date(start.getTime() + n * DAY + 7_200_000), seats: 60 }))
  return { activity, sessions: made }
}

test('a company that receives two classes a year gets two, over all of its dates, and the third is told why', async () => {
  const { activity, sessions: [first, second, third] } = await aLimited(2, 3)
  expect((await bookClass(teacher, aClass(first!.id))).ok).toBe(true)
  const kept = await bookClass(teacher, aClass(second!.id))
  expect(kept.ok).toBe(true)
  expect(await bookClass(teacher, aClass(third!.id))).toEqual({ ok: false, reason: 'yearFull', details: { n: 2 } })
  expect(await bookableActivity(activity.slug)).toMatchObject({ sessions: [], yearFull: 2 })
  expect((await yearRoomsOf([third!.id])).get(third!.id)).toMatchObject({ yearLimit: 2, yearLeft: 0 })

  // A class that does not come leaves its place in the year to another.
  if (kept.ok) await cancelSignUp(teacher, kept.signUp.id)
  expect((await bookClass(teacher, aClass(third!.id))).ok).toBe(true)
})

test('without a limit, or with people who come for themselves, no year is ever full', async () => {
  const { sessions: [free] } = await aLimited(null, 1)
  for (let n = 0; n < 3; n += 1) expect((await bookClass(teacher, aClass(free!.id, 10))).ok).toBe(true)
  const { sessions: [limited] } = await aLimited(1, 1)
  await db().signUp.create({ data: { sessionId: limited!.id, kind: 'PERSON', status: 'CONFIRMED', adults: 3, personMail: 'lou@exemple.test' } })
  expect((await bookClass(teacher, aClass(limited!.id))).ok).toBe(true)
})

test('each school year counts for itself, from the first of September in the programme’s zone', async () => {
  const programme = await aProgramme({ zone: 'Europe/Paris' })
  const { id: activityId } = await anActivity({ programmeId: programme.id, maxPerYear: 1 })
  const year = new Date().getUTCFullYear() + 1
  // In Paris it is two hours later: the first lies in August still, the second in September.
  const [august, september] = [await aSession({ activityId, startsAt: new Date(Date.UTC(year, 7, 31, 21, 30)), endsAt: new Date(Date.UTC(year, 7, 31, 23)) }), await aSession({ activityId, startsAt: new Date(Date.UTC(year, 7, 31, 22, 30)), endsAt: new Date(Date.UTC(year, 8, 1)) })]
  expect((await bookClass(teacher, aClass(august.id))).ok).toBe(true)
  expect((await bookClass(teacher, aClass(september.id))).ok).toBe(true)
  expect(await bookClass(teacher, aClass(august.id, 4))).toMatchObject({ reason: 'yearFull' })
})

test('what comes of a request or a matching is counted too', async () => {
  const { sessions: [first, second] } = await aLimited(1, 2)
  const forRequest = (sessionId: string) => transaction((tx) => bookFor(tx, teacher, { sessionId, schoolId: teacher.schoolIds[0]!, level: 'TROISIEME', className: null, pupils: 20, adults: 2, stepFree: 0, needs: null, contact: null, formKey: newId() }))
  expect((await forRequest(first!.id)).ok).toBe(true)
  expect(await forRequest(second!.id)).toEqual({ ok: false, reason: 'yearFull', details: { n: 1 } })
})

test('a class that waits is not called while the year has all its classes, and keeps its rank', async () => {
  const { activity, sessions: [session, other] } = await aLimited(2, 2)
  await db().session.update({ where: { id: session!.id }, data: { seats: 25 } })
  const seated = await bookClass(teacher, aClass(session!.id))
  const waits = await bookClass(teacher, aClass(session!.id))
  expect(waits).toMatchObject({ signUp: { status: 'WAITLISTED' } })
  await bookClass(teacher, aClass(other!.id))
  // The company wants one class less; then seats come free.
  await db().activity.update({ where: { id: activity.id }, data: { maxPerYear: 1 } })
  if (seated.ok) await cancelSignUp(teacher, seated.signUp.id)
  expect(await db().signUp.findMany({ where: { sessionId: session!.id, status: 'WAITLISTED' } })).toHaveLength(1)
  // More classes a year call who waits.
  await db().activity.update({ where: { id: activity.id }, data: { maxPerYear: 2 } })
  await transaction((tx) => promoteComing(tx, teacher, activity.id))
  expect(await db().signUp.count({ where: { sessionId: session!.id, status: { in: ['OFFERED', 'PENDING', 'CONFIRMED'] } } })).toBe(1)
})

test('the rule by itself: full is full, a person is not a class, and seats come first', () => {
  const now = new Date()
  const session = { seats: 30, status: 'PLANNED' as const, startsAt: new Date(now.getTime() + DAY), signUpClosesAt: null }
  const activity = { moderation: 'PUBLISHED' as const, levels: [], minParty: null, maxParty: null, pupilsPerAdult: null, openTo: ['CLASS' as const], stepFree: true }
  const programme = { publishedAt: now, status: 'CONFIRMED' as const, signUpOpensAt: null, signUpClosesAt: null }
  const party = { level: 'TROISIEME' as const, pupils: 20, adults: 2, stepFree: 0, stepFreeAcknowledged: false }
  expect(whyNot({ ...session, yearLimit: 3, yearLeft: 0 }, activity, programme, party, now)).toEqual({ reason: 'yearFull', details: { n: 3 } })
  expect(whyNot({ ...session, yearLimit: 3, yearLeft: 1 }, activity, programme, party, now)).toBeUndefined()
  const waiting = [{ id: 'a', kind: 'PERSON' as const, pupils: 0, adults: 2 }, { id: 'b', kind: 'CLASS' as const, pupils: 20, adults: 2 }]
  expect(nextInLine(waiting, 30, 0)).toMatchObject({ promoted: [{ id: 'a' }], heldBy: { party: { id: 'b' }, yearFull: true } })
  expect(nextInLine(waiting, 10, 5)).toMatchObject({ heldBy: { party: { id: 'b' }, yearFull: false } })
})

describe('twelve classes at once on twelve dates of a company that receives four a year', () => {
  test('get four', async () => {
    const { sessions } = await aLimited(4, 12)
    const booked = await Promise.all(sessions.map(({ id }) => bookClass(teacher, aClass(id))))
    expect(booked.filter(({ ok }) => ok)).toHaveLength(4)
    expect(booked.flatMap((one) => (one.ok ? [] : [one.reason]))).toEqual(Array(8).fill('yearFull'))
  })

  test('each in a transaction of its own get four under the lock, and more when the lock is taken out', async () => {
    const under = await aLimited(4, 12)
    await Promise.all(under.sessions.map(({ id }) => bookAlone(lockSession, id)))
    expect(await seatedOf(under.activity.id)).toBe(4)
    const without = await aLimited(4, 12)
    await Promise.all(without.sessions.map(({ id }) => bookAlone(countSeats, id)))
    expect(await seatedOf(without.activity.id)).toBeGreaterThan(4)
  })

  /** Counts (under the locks, or without them), waits as somebody slow would, then writes. */
  const bookAlone = (count: (run: Statements, id: string) => ReturnType<typeof countSeats>, sessionId: string) => transaction(async (tx) => {
    const { yearLeft } = await count(within(tx), sessionId)
    await new Promise((next) => setTimeout(next, 20))
    if (yearLeft === 0) return
    await writeSignUps(within(tx), [{
      signUp: { id: newId(), sessionId, status: 'CONFIRMED', userId: null, schoolId: teacher.schoolIds[0]!, level: 'TROISIEME', className: null, pupils: 10, adults: 1, stepFree: 0, needs: null, contactName: null, contactPhone: null, formKey: newId() },
      approvals: [], letters: [], trail: [],
    }])
  })
  const seatedOf = (activityId: string) => db().signUp.count({ where: { session: { activityId }, status: 'CONFIRMED' } })
})

test('bookings, cancellations and promotions on several dates at once never pass the year, and nobody waits for ever', async () => {
  const staff = await aStaffViewer()
  const { activity, sessions } = await aLimited(3, 4)
  for (const { id } of sessions) await db().session.update({ where: { id }, data: { seats: 30 } })
  const first = await Promise.all(sessions.flatMap(({ id }) => [bookClass(teacher, aClass(id)), bookClass(teacher, aClass(id))]))
  const seated = first.flatMap((one) => (one.ok && one.signUp.status !== 'WAITLISTED' ? [one.signUp.id] : []))
  await Promise.all([...seated.map((id) => cancelSignUp(staff, id)), ...sessions.map(({ id }) => bookClass(teacher, aClass(id))), ...sessions.map(({ id }) => bookClass(teacher, aClass(id)))])
  const held = await db().signUp.count({ where: { session: { activityId: activity.id }, status: { in: ['PENDING', 'OFFERED', 'CONFIRMED'] } } })
  expect(held).toBeLessThanOrEqual(3)
  expect(held).toBeGreaterThan(0)
})
