import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aSession, aTeacher, aStaffViewer } from '~/db/builders.server'
import { db, pool, transaction } from '~/db/client.server'
import { newId, within, type Statements } from '~/db/statements.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass, cancelSignUp, changeSignUp } from './commands.server'
import { nextInLine, partyOf, seatedAtOnce, seatedStatuses, seatsLeft } from './rules'
import { countSeats, lockSession, writeSignUps, type NewSignUp } from './seats.server'
import { saveSession } from './session-changes.server'

useTestDatabase()

const PARTIES = Array.from({ length: 64 }, (_, index) => (index % 31) + 1)
let teacher: Viewer

beforeEach(async () => {
  teacher = await aTeacher()
})

const aClass = (sessionId: string, party: number, key: string) => ({
  sessionId, level: 'TROISIEME' as const, pupils: party, adults: 0, stepFree: 0, stepFreeAcknowledged: false, formKey: key,
})

async function outcome(sessionId: string) {
  const signUps = await db().signUp.findMany({ where: { sessionId }, orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] })
  const seated = signUps.filter(({ status }) => seatedStatuses.some((one) => one === status))
  return {
    signUps,
    taken: seated.reduce((sum, signUp) => sum + partyOf(signUp), 0),
    waiting: signUps.filter(({ status }) => status === 'WAITLISTED'),
  }
}

describe('64 classes at once for 100 seats', () => {
  test('never get more than 100 seats; whoever got none waits in order, with one letter and one line in the trail each', async () => {
    const session = await aSession({ seats: 100 })
    const booked = await Promise.all(PARTIES.map((party, n) => bookClass(teacher, aClass(session.id, party, `race-${n}-key`))))

    const ids = booked.map((one) => (one.ok ? one.signUp.id : ''))
    const { signUps, taken, waiting } = await outcome(session.id)
    expect(new Set(ids).size).toBe(64)
    expect(signUps).toHaveLength(64)
    expect(taken).toBeLessThanOrEqual(100)
    // Nobody was turned away while their seats were free: the first who waits does not fit.
    expect(partyOf(waiting[0]!)).toBeGreaterThan(100 - taken)
    const refused = booked.flatMap((one) => (one.ok && one.signUp.status === 'WAITLISTED' ? [one.signUp.id] : []))
    expect(refused.sort()).toEqual(waiting.map(({ id }) => id).sort())
    const { rows } = await pool().query('SELECT count(DISTINCT "queuedAt")::int AS ranks FROM "SignUp" WHERE "sessionId" = $1', [session.id])
    expect(rows[0].ranks).toBe(waiting.length)
    for (const id of ids) {
      expect(await db().auditEntry.count({ where: { subjectId: id } })).toBe(1)
      expect(await db().message.count({ where: { aboutId: id } })).toBe(1)
    }
  })

  test('each in a transaction of its own, as from 64 processes, never get more than 100 seats under the lock', async () => {
    const session = await aSession({ seats: 100 })
    await Promise.all(PARTIES.map((party, n) => transaction((tx) => bookAlone(within(tx), lockSession, session.id, party, n))))
    const { taken, waiting } = await outcome(session.id)
    expect(taken).toBeLessThanOrEqual(100)
    expect(nextInLine(waiting, 100 - taken).promoted).toEqual([])
  })

  test('oversell when the lock is taken out: the same steps without it sell more than 100', async () => {
    const session = await aSession({ seats: 100 })
    await Promise.all(PARTIES.map((party, n) => transaction((tx) => bookAlone(within(tx), countSeats, session.id, party, n))))
    expect((await outcome(session.id)).taken).toBeGreaterThan(100)
  })

  /** The steps of `bookClass` by one process: counts (under the lock, or without it), decides by the same rule, writes. */
  async function bookAlone(run: Statements, count: typeof countSeats, sessionId: string, party: number, n: number) {
    const room = { seats: 100, ...(await count(run, sessionId)) }
    const signUp: NewSignUp = {
      id: newId(), sessionId, status: seatedAtOnce(room, party) ? 'CONFIRMED' : 'WAITLISTED', userId: teacher.userId,
      schoolId: teacher.schoolIds[0]!, level: 'TROISIEME', className: null, pupils: party, adults: 0, stepFree: 0, needs: null,
      contactName: null, contactPhone: null, formKey: `${sessionId}-${n}`,
    }
    await writeSignUps(run, [{ signUp, approvals: [], trail: [], letters: [] }])
  }

  test('oversell when count and lock are one statement: it counts what was there before it waited', async () => {
    const session = await aSession({ seats: 10 })
    const oneStatement = (run: Statements) => run<{ taken: number }>(
      `SELECT s.seats, (SELECT coalesce(sum(pupils + adults), 0)::int FROM "SignUp" WHERE "sessionId" = s.id AND status = 'CONFIRMED') AS taken
       FROM "Session" s WHERE s.id = $1::uuid FOR UPDATE`, [session.id])
    const [first, second] = [await pool().connect(), await pool().connect()]
    const on = (client: typeof first): Statements => async <Row>(text: string, values?: readonly unknown[]) =>
      (await client.query(text, values as unknown[])).rows as Row[]
    try {
      await first.query('BEGIN')
      await second.query('BEGIN')
      await lockSession(on(first), session.id)
      const { rows } = await second.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      const seen = oneStatement(on(second))
      // It must have counted, and wait for the row, before the first one commits.
      while ((await first.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = $2', [rows[0]?.pid, 'Lock'])).rowCount === 0) await new Promise((next) => setTimeout(next, 10))
      const signUp: NewSignUp = {
        id: newId(), sessionId: session.id, status: 'CONFIRMED', userId: null, schoolId: teacher.schoolIds[0]!, level: 'TROISIEME',
        className: null, pupils: 10, adults: 0, stepFree: 0, needs: null, contactName: null, contactPhone: null, formKey: newId(),
      }
      await writeSignUps(on(first), [{ signUp, approvals: [], trail: [], letters: [] }])
      await first.query('COMMIT')
      expect((await seen)[0]?.taken).toBe(0)
      expect((await lockSession(on(second), session.id)).taken).toBe(10)
      await second.query('ROLLBACK')
    } finally {
      for (const client of [first, second]) {
        await client.query('ROLLBACK')
        client.release()
      }
    }
  })
})

test('a form sent eight times at once is one sign-up, one letter, one line', async () => {
  const session = await aSession({ seats: 100 })
  const booked = await Promise.all(Array.from({ length: 8 }, () => bookClass(teacher, aClass(session.id, 20, 'the-same-form'))))
  expect(new Set(booked.map((one) => one.ok && one.signUp.id)).size).toBe(1)
  const { signUps } = await outcome(session.id)
  expect(signUps).toHaveLength(1)
  expect(await db().message.count({ where: { aboutId: signUps[0]!.id } })).toBe(1)
  expect(await db().auditEntry.count({ where: { subjectId: signUps[0]!.id } })).toBe(1)
})

test('bookings, changes, cancellations and new numbers of seats all at once never pass the seats', async () => {
  const staff = await aStaffViewer()
  const session = await aSession({ seats: 60 })
  const first = await Promise.all(PARTIES.slice(0, 20).map((party, n) => bookClass(teacher, aClass(session.id, party, `first-${n}-key`))))
  const ids = first.flatMap((one) => (one.ok ? [one.signUp.id] : []))
  await Promise.all([
    ...PARTIES.slice(20, 40).map((party, n) => bookClass(teacher, aClass(session.id, party, `later-${n}-key`))),
    ...ids.slice(0, 6).map((id) => cancelSignUp(teacher, id)),
    ...ids.slice(6, 14).map((id, n) => changeSignUp(teacher, id, { ...aClass(session.id, 3 + n, ''), version: 0 })),
    ...[80, 55].map((seats) => saveSession(staff, { sessionId: session.id, version: 0, startsAt: session.startsAt, endsAt: session.endsAt, seats })),
  ])
  const { seats } = await db().session.findUniqueOrThrow({ where: { id: session.id } })
  const { taken, waiting } = await outcome(session.id)
  expect(taken).toBeLessThanOrEqual(seats)
  expect(nextInLine(waiting, seatsLeft({ seats, taken })).promoted).toEqual([])
  for (const { id } of waiting) expect(await db().message.count({ where: { aboutId: id, kind: 'signup.waitlisted' } })).toBe(1)
})
