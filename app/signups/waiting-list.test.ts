import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { system, type Viewer } from '~/access/viewer.server'
import { aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import type { Session } from '~/db/generated/client'
import { within } from '~/db/statements.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass, cancelSignUp, changeSignUp } from './commands.server'
import { moveSignUp } from './moves.server'
import { partyOf, seatedStatuses } from './rules'
import { countSeats, lockSession } from './seats.server'
import { cancelSession, saveSession } from './session-changes.server'
import { acceptOffer, declineOffer, expireOffers, offerByLink, offerOf, promoteNext, seatOutOfTurn } from './waiting-list.server'
import { offersOf } from './waiting-list-queries.server'
import { offerUntil } from './waiting-list-rules'

useTestDatabase()

const HOUR = 3_600_000
let teacher: Viewer
let staff: Viewer
let keys = 0

beforeEach(async () => {
  ;[teacher, staff] = [await aTeacher(), await aStaffViewer()]
})

async function book(session: Session, pupils: number): Promise<string> {
  const booked = await bookClass(teacher, { sessionId: session.id, level: 'TROISIEME', pupils, adults: 0, stepFree: 0, stepFreeAcknowledged: false, formKey: `waiting-${(keys += 1)}` })
  if (!booked.ok) throw new Error(booked.reason)
  return booked.signUp.id
}

const row = (id: string) => db().signUp.findUniqueOrThrow({ where: { id } })
const statuses = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await row(id)).status))
const letters = async (id: string) => (await db().message.findMany({ where: { aboutId: id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const outcomes = async (id: string) => (await db().seatOffer.findMany({ where: { signUpId: id }, orderBy: { createdAt: 'asc' } })).map(({ outcome }) => outcome)
const tokenOf = async (id: string) => (await offerOf(id))!.address.slice('/offre/'.length)
const overdue = (id: string) => transaction(async (tx) => {
  const past = new Date(Date.now() - HOUR)
  await tx.signUp.update({ where: { id }, data: { offeredUntil: past } })
  await tx.seatOffer.updateMany({ where: { signUpId: id, outcome: 'AWAITED' }, data: { until: past } })
})
const takenOf = async (sessionId: string) => {
  const seated = await db().signUp.findMany({ where: { sessionId, status: { in: [...seatedStatuses] } } })
  return seated.reduce((sum, signUp) => sum + partyOf(signUp), 0)
}

/** 30 seats: one class that has them, then those that wait. */
async function aLine(...parties: number[]) {
  const session = await aSession({ seats: 30 })
  const [first, ...waiting] = await [30, ...parties].reduce(async (before, party) => [...(await before), await book(session, party)], Promise.resolve([] as string[]))
  return { session, first: first!, waiting }
}

describe('seats that come free', () => {
  test('are offered to the next by mail, held meanwhile, and theirs once they say yes', async () => {
    const { session, first, waiting: [next, after] } = await aLine(20, 20)
    await cancelSignUp(teacher, first)
    expect(await statuses(next!, after!)).toEqual(['OFFERED', 'WAITLISTED'])
    expect(await takenOf(session.id)).toBe(20)
    const mail = await db().message.findFirstOrThrow({ where: { aboutId: next, kind: 'offer.offered' } })
    expect(mail).toMatchObject({ recipient: teacher.email, secret: true })
    expect(mail.text).toContain(`/offre/${await tokenOf(next!)}`)
    expect(mail.text).toContain('Classe : 3e')
    expect((await row(next!)).offeredUntil!.getTime()).toBeGreaterThan(Date.now() + 20 * HOUR)
    expect(await acceptOffer(await tokenOf(next!))).toEqual({ ok: true })
    expect(await statuses(next!, after!)).toEqual(['CONFIRMED', 'WAITLISTED'])
    expect(await letters(next!)).toEqual(['signup.waitlisted', 'offer.offered', 'signup.promoted'])
  })

  test('whose link is only known to whom it was sent: the database keeps its hash', async () => {
    const { first, waiting: [next] } = await aLine(20)
    await cancelSignUp(teacher, first)
    const token = await tokenOf(next!)
    expect(JSON.stringify(await db().seatOffer.findMany({ where: { signUpId: next } }))).not.toContain(token)
    expect(await offerByLink(`${token}x`)).toBeNull()
    await expect(acceptOffer('nobody')).rejects.toMatchObject({ status: 404 })
    expect(await statuses(next!)).toEqual(['OFFERED'])
  })

  test('go to the next at once when they say no', async () => {
    const { first, waiting: [next, after] } = await aLine(20, 25)
    await cancelSignUp(teacher, first)
    const token = await tokenOf(next!)
    expect(await declineOffer(token)).toEqual({ ok: true, called: true })
    expect(await declineOffer(token)).toEqual({ ok: true, called: false })
    expect(await statuses(next!, after!)).toEqual(['CANCELLED', 'OFFERED'])
    // What they just said is not told them by mail.
    expect(await letters(next!)).toEqual(['signup.waitlisted', 'offer.offered'])
    expect([await outcomes(next!), await outcomes(after!)]).toEqual([['DECLINED'], ['AWAITED']])
    expect(await acceptOffer(token)).toMatchObject({ reason: 'gone' })
  })

  test('go to the next when nobody answers in time, by the house itself, and who was silent is told', async () => {
    const { first, waiting: [next, after] } = await aLine(20, 25)
    await cancelSignUp(teacher, first)
    await expireOffers()
    expect(await statuses(next!)).toEqual(['OFFERED'])
    await overdue(next!)
    expect(await expireOffers()).toBe(1)
    expect(await statuses(next!, after!)).toEqual(['EXPIRED', 'OFFERED'])
    expect(await letters(next!)).toEqual(['signup.waitlisted', 'offer.offered', 'offer.expired'])
    expect(await expireOffers()).toBe(0)
  })

  test('too late is too late, even before the house noticed: the next has them', async () => {
    const { first, waiting: [next, after] } = await aLine(20, 25)
    await cancelSignUp(teacher, first)
    const token = await tokenOf(next!)
    await overdue(next!)
    expect(await acceptOffer(token)).toMatchObject({ ok: false, reason: 'expired' })
    expect(await statuses(next!, after!)).toEqual(['EXPIRED', 'OFFERED'])
  })

  test('of an offer that ran out go first to who waits, then to a newcomer', async () => {
    const { session, first, waiting: [next] } = await aLine(20)
    await cancelSignUp(teacher, first)
    await overdue(next!)
    expect(await statuses(await book(session, 30))).toEqual(['CONFIRMED'])
    expect(await statuses(next!)).toEqual(['EXPIRED'])
  })

  test('are given without asking when the session is less than two days away', async () => {
    const startsAt = new Date(Date.now() + 40 * HOUR)
    const session = await aSession({ seats: 30, startsAt, endsAt: new Date(startsAt.getTime() + HOUR) })
    const first = await book(session, 30)
    const next = await book(session, 20)
    await cancelSignUp(teacher, first)
    expect(await statuses(next)).toEqual(['CONFIRMED'])
    expect(await letters(next)).toEqual(['signup.waitlisted', 'signup.promoted'])
  })

  test('keep to the order: who does not fit keeps its rank, and nobody overtakes', async () => {
    const session = await aSession({ seats: 40 })
    const leaving = await book(session, 20)
    await book(session, 20)
    const [large, small] = [await book(session, 31), await book(session, 12)]
    await cancelSignUp(teacher, leaving)
    expect(await statuses(large, small)).toEqual(['WAITLISTED', 'WAITLISTED'])
    await saveSession(staff, { sessionId: session.id, startsAt: session.startsAt, endsAt: session.endsAt, version: 0, seats: 51 })
    expect(await statuses(large, small)).toEqual(['OFFERED', 'WAITLISTED'])
  })
})

describe('an offer', () => {
  test('that a school calls off, or whose session is cancelled, no longer holds', async () => {
    const { session, first, waiting: [next, after] } = await aLine(20, 20)
    await cancelSignUp(teacher, first)
    const token = await tokenOf(next!)
    await cancelSignUp(teacher, next!)
    expect(await outcomes(next!)).toEqual(['WITHDRAWN'])
    expect(await acceptOffer(token)).toMatchObject({ reason: 'gone' })
    const second = await tokenOf(after!)
    await cancelSession(staff, session.id, 'Panne')
    expect(await acceptOffer(second)).toMatchObject({ reason: 'cancelled' })
    expect(await statuses(after!)).toEqual(['CANCELLED'])
  })

  test('whose numbers change is an offer still: no decision is asked before the yes', async () => {
    const session = await aSession({ seats: 30, activity: { approvals: ['RECTORATE'] } })
    const first = await book(session, 30)
    const next = await book(session, 25)
    await cancelSignUp(teacher, first)
    const { version } = await row(next)
    const changed = await changeSignUp(teacher, next, { level: 'TROISIEME', pupils: 22, adults: 0, stepFree: 0, stepFreeAcknowledged: false, version })
    expect(changed).toMatchObject({ ok: true, status: 'OFFERED' })
    expect(await db().approval.count({ where: { signUpId: next } })).toBe(0)
    await acceptOffer(await tokenOf(next))
    expect(await db().approval.findMany({ where: { signUpId: next } })).toMatchObject([{ state: 'ASKED', basis: { pupils: 22 } }])
  })

  test('holds its seats against whoever makes the session smaller', async () => {
    const { session, first, waiting: [next] } = await aLine(20)
    await cancelSignUp(teacher, first)
    const smaller = () => saveSession(staff, { sessionId: session.id, startsAt: session.startsAt, endsAt: session.endsAt, version: 0, seats: 15 })
    expect(await smaller()).toMatchObject({ reason: 'seatsTaken', details: { n: 20 } })
    await overdue(next!)
    expect(await smaller()).toEqual({ ok: true })
  })

  test('out of turn wants words, is traced with who was passed, and is no school’s to make', async () => {
    const { session, first, waiting: [large, small] } = await aLine(28, 10)
    await db().session.update({ where: { id: session.id }, data: { seats: 40 } })
    expect(await seatOutOfTurn(staff, small!, '  ')).toMatchObject({ reason: 'reasonNeeded' })
    await expect(seatOutOfTurn(teacher, small!, 'Nous d’abord')).rejects.toMatchObject({ status: 404 })
    expect(await seatOutOfTurn(staff, large!, 'Car déjà payé')).toMatchObject({ reason: 'doesNotFit', details: { n: 10 } })
    expect(await seatOutOfTurn(staff, small!, 'Car déjà payé')).toMatchObject({ ok: true, kind: 'CLASS', asked: true })
    expect(await statuses(first, large!, small!)).toEqual(['CONFIRMED', 'WAITLISTED', 'OFFERED'])
    expect(await offersOf(staff, session.id)).toMatchObject([{ outcome: 'AWAITED', by: staff.name, reason: 'Car déjà payé' }])
    expect(await db().auditEntry.findFirstOrThrow({ where: { subjectId: small, action: 'signup.seatedOutOfTurn' } })).toMatchObject({ actorId: staff.userId, changes: { past: 1 } })
    await expect(offersOf(teacher, session.id)).rejects.toMatchObject({ status: 404 })
  })

  test('is one at a time: the database takes no second', async () => {
    const { first, waiting: [next] } = await aLine(20)
    await cancelSignUp(teacher, first)
    await expect(db().seatOffer.create({ data: { signUpId: next!, linkHash: 'another', until: new Date() } })).rejects.toThrow()
  })
})

describe('many at once', () => {
  test('yes, no, the house’s own round and newcomers: the seats hold and nobody has both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { session, first, waiting } = await aLine(10, 10, 10, 8, 8)
      await cancelSignUp(teacher, first)
      const [one, two, three] = await Promise.all(waiting.slice(0, 3).map(tokenOf))
      await overdue(waiting[2]!)
      const [yes, no, late] = await Promise.all([
        acceptOffer(one!), declineOffer(one!), acceptOffer(three!), acceptOffer(two!), acceptOffer(two!), expireOffers(), expireOffers(), ...[5, 6, 7].map((party) => book(session, party)),
      ])
      expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1)
      expect(late).toMatchObject({ ok: false })
      expect(await takenOf(session.id)).toBeLessThanOrEqual(30)
      expect(await statuses(waiting[0]!, waiting[1]!, waiting[2]!)).toEqual([yes.ok ? 'CONFIRMED' : 'CANCELLED', 'CONFIRMED', 'EXPIRED'])
      for (const id of waiting) expect(await db().message.count({ where: { aboutId: id, kind: 'offer.offered' } })).toBeLessThanOrEqual(1)
    }
  })

  test('a yes that is counted without the lock sells seats twice', async () => {
    const session = await aSession({ seats: 10 })
    const take = (count: typeof countSeats, n: number) => transaction(async (tx) => {
      const { taken } = await count(within(tx), session.id)
      if (taken + 10 > 10) return
      await new Promise((resolve) => setTimeout(resolve, 30))
      await tx.signUp.create({ data: { sessionId: session.id, kind: 'CLASS', schoolId: teacher.schoolIds[0], status: 'OFFERED', queuedAt: new Date(), level: 'TROISIEME', pupils: 10, formKey: `${session.id}-${n}` } })
    })
    await Promise.all([1, 2, 3].map((n) => take(lockSession, n)))
    expect(await takenOf(session.id)).toBe(10)
    await db().signUp.deleteMany({ where: { sessionId: session.id } })
    await Promise.all([1, 2, 3].map((n) => take(countSeats, n)))
    expect(await takenOf(session.id)).toBeGreaterThan(10)
  })

  test('an offer whose seats were not counted as taken would be given to two', async () => {
    const { session, first, waiting: [next] } = await aLine(20)
    await cancelSignUp(teacher, first)
    const newcomer = await book(session, 20)
    expect(await statuses(next!, newcomer)).toEqual(['OFFERED', 'WAITLISTED'])
    // The same without the held seats:
    await transaction(async (tx) => moveSignUp(tx, system, await tx.signUp.findUniqueOrThrow({ where: { id: next } }), 'EXPIRED'))
    await transaction((tx) => promoteNext(tx, system, session.id))
    expect(await statuses(newcomer)).toEqual(['OFFERED'])
  })
})

test('whatever is booked, called off, offered, taken, declined or left to run out, seats hold and the list keeps its order', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('book' as const), n: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ do: fc.constantFrom('cancel', 'yes', 'no', 'late', 'grow', 'house'), n: fc.nat(20) }),
  )
  await fc.assert(fc.asyncProperty(fc.integer({ min: 5, max: 30 }), fc.array(step, { minLength: 4, maxLength: 14 }), async (seats, steps) => {
    const session = await aSession({ seats })
    const ids: string[] = []
    for (const { do: what, n } of steps) {
      const offered = await db().signUp.findMany({ where: { sessionId: session.id, status: 'OFFERED' }, orderBy: { id: 'asc' } })
      const one = offered[n % Math.max(1, offered.length)]
      if (what === 'book') ids.push(...(n <= seats ? [await book(session, n)] : []))
      else if (what === 'cancel' && ids.length > 0) await cancelSignUp(teacher, ids[n % ids.length]!)
      else if (what === 'yes' && one) await acceptOffer(await tokenOf(one.id))
      else if (what === 'no' && one) await declineOffer(await tokenOf(one.id))
      else if (what === 'late' && one) await overdue(one.id)
      else if (what === 'house') await expireOffers()
      else if (what === 'grow') {
        const now = await db().session.findUniqueOrThrow({ where: { id: session.id } })
        await saveSession(staff, { sessionId: now.id, startsAt: now.startsAt, endsAt: now.endsAt, version: now.version, seats: now.seats + (n % 5) })
      }
      const now = await db().session.findUniqueOrThrow({ where: { id: session.id } })
      const taken = await takenOf(session.id)
      expect(taken).toBeLessThanOrEqual(now.seats)
      // Nobody waits while the first of the list would fit.
      const first = await db().signUp.findFirst({ where: { sessionId: session.id, status: 'WAITLISTED' }, orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] })
      if (first) expect(partyOf(first)).toBeGreaterThan(now.seats - taken)
      // One awaited offer for each sign-up that is offered, none for the others.
      const awaited = await db().seatOffer.findMany({ where: { outcome: 'AWAITED', signUp: { sessionId: session.id } }, select: { signUpId: true, signUp: { select: { status: true } } } })
      expect(awaited.every(({ signUp }) => signUp.status === 'OFFERED')).toBe(true)
      expect(awaited).toHaveLength(await db().signUp.count({ where: { sessionId: session.id, status: 'OFFERED' } }))
    }
  }), { numRuns: 12 })
}, 120_000)

describe('the time to answer', () => {
  const none = new Set<string>()
  const far = new Date('2026-12-18T09:00:00Z')

  test('ends at six in the evening of the second working day', () => {
    expect(offerUntil(new Date('2026-11-24T08:00:00Z'), far, none)).toEqual(new Date('2026-11-26T17:00:00Z'))
    // Friday: not Sunday, but Tuesday.
    expect(offerUntil(new Date('2026-11-27T16:00:00Z'), far, none)).toEqual(new Date('2026-12-01T17:00:00Z'))
    expect(offerUntil(new Date('2026-11-24T08:00:00Z'), far, new Set(['2026-11-25']))).toEqual(new Date('2026-11-27T17:00:00Z'))
    // Summer time.
    expect(offerUntil(new Date('2026-06-02T08:00:00Z'), new Date('2026-06-20T08:00:00Z'), none)).toEqual(new Date('2026-06-04T16:00:00Z'))
  })

  test('leaves a day for the next; less than two days before, nobody is asked', () => {
    expect(offerUntil(new Date('2026-11-24T08:00:00Z'), new Date('2026-11-26T09:00:00Z'), none)).toEqual(new Date('2026-11-25T09:00:00Z'))
    expect(offerUntil(new Date('2026-11-24T08:00:00Z'), new Date('2026-11-26T07:59:00Z'), none)).toBeUndefined()
  })

  test('is never past, and never within the last day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 0, max: 400 * 24 }), (ahead, at) => {
      const now = new Date(Date.UTC(2026, 0, 1) + at * HOUR)
      const startsAt = new Date(now.getTime() + ahead * HOUR)
      const until = offerUntil(now, startsAt, none)
      if (!until) return ahead < 48
      return until.getTime() >= now.getTime() + 24 * HOUR && until.getTime() <= startsAt.getTime() - 24 * HOUR
    }))
  })
})
