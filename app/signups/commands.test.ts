import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { anActivity, anInspector, aSchool, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import type { Session } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { setProgrammeStatus } from '~/programmes/commands.server'
import { bookClass, cancelSignUp, changeSignUp, decideApproval } from './commands.server'
import { moveSignUp } from './moves.server'
import { mySignUps, signUpOf } from './queries.server'
import { cancelSession, cancelSessionsOf, saveSession, tellPlaceChanged } from './session-changes.server'
import { acceptOffer, offerOf, seatOutOfTurn } from './waiting-list.server'

useTestDatabase()

let teacher: Viewer
let staff: Viewer
let keys = 0

beforeEach(async () => {
  ;[teacher, staff] = [await aTeacher(), await aStaffViewer()]
})

const party = (pupils: number, adults = 0) => ({
  level: 'TROISIEME' as const, className: '3e B', pupils, adults, stepFree: 0, stepFreeAcknowledged: false,
})

async function book(session: Session, pupils: number, adults = 0, by = teacher): Promise<string> {
  const booked = await bookClass(by, { ...party(pupils, adults), sessionId: session.id, formKey: `form-key-${(keys += 1)}` })
  if (!booked.ok) throw new Error(booked.reason)
  return booked.signUp.id
}

const statusOf = async (id: string) => (await db().signUp.findUniqueOrThrow({ where: { id } })).status
const letters = async (id: string) => (await db().message.findMany({ where: { aboutId: id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const trail = async (id: string) => (await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const approvals = (signUpId: string) => db().approval.findMany({ where: { signUpId, state: { not: 'SUPERSEDED' } }, orderBy: { authority: 'asc' } })
const is404 = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 })

describe('a teacher who books', () => {
  test('is confirmed at once where nobody’s approval is needed, and told where and when', async () => {
    const session = await aSession()
    const id = await book(session, 24, 2)
    expect(await statusOf(id)).toBe('CONFIRMED')
    const mail = await db().message.findFirstOrThrow({ where: { aboutId: id } })
    expect(mail.recipient).toBe(teacher.email)
    expect(mail.text).toContain('24 élèves, 2 accompagnateurs')
    expect(mail.text).toContain('59600 Maubeuge')
    expect(mail.text).toContain(`/ecole/classes/${id}`)
  })

  test('waits for two decisions where two are needed, each with its date', async () => {
    const session = await aSession({ activity: { approvals: ['CHAMBER', 'RECTORATE'] } })
    const id = await book(session, 24, 2)
    expect(await statusOf(id)).toBe('PENDING')
    const asked = await approvals(id)
    expect(asked.map(({ authority, state }) => [authority, state])).toEqual([['CHAMBER', 'ASKED'], ['RECTORATE', 'ASKED']])
    expect(asked.every(({ dueAt }) => dueAt && dueAt < session.startsAt)).toBe(true)
    expect(asked[0]?.basis).toMatchObject({ pupils: 24, adults: 2, level: 'TROISIEME' })
  })

  test('goes on the waiting list when full, and sees the rank', async () => {
    const session = await aSession({ seats: 30 })
    await book(session, 28, 2)
    const first = await book(session, 20)
    await book(session, 10)
    const { coming, waiting } = await mySignUps(teacher)
    expect(coming.map(({ rank }) => rank)).toEqual([null])
    expect(waiting.map(({ rank }) => rank)).toEqual([1, 2])
    expect(await letters(first)).toEqual(['signup.waitlisted'])
    expect((await db().message.findFirstOrThrow({ where: { aboutId: first } })).text).toContain('1re sur la liste')
  })

  test('cannot book for another school, nor see or touch another school’s class', async () => {
    const session = await aSession()
    const id = await book(session, 10)
    const other = await aTeacher()
    const school = await aSchool()
    await is404(bookClass(teacher, { ...party(10), sessionId: session.id, schoolId: school.id, formKey: 'another-school' }))
    expect(await signUpOf(other, id)).toBeNull()
    await is404(changeSignUp(other, id, { ...party(3), version: 0 }))
    await is404(cancelSignUp(other, id))
    expect(await statusOf(id)).toBe('CONFIRMED')
  })

  test('is told why not, and nothing is written', async () => {
    const session = await aSession({ activity: { maxParty: 20 } })
    expect(await bookClass(teacher, { ...party(22), sessionId: session.id, formKey: 'too-large-one' })).toEqual({ ok: false, reason: 'tooLarge', details: { n: 20 } })
    expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(0)
  })
})

describe('a class that changes its numbers', () => {
  test('is refused more than there is, with how many are free, and keeps what it had', async () => {
    const session = await aSession({ seats: 30 })
    const id = await book(session, 20)
    await book(session, 6)
    expect(await changeSignUp(teacher, id, { ...party(25), version: 0 })).toEqual({ ok: false, reason: 'full', details: { n: 4 } })
    expect(await db().signUp.findUniqueOrThrow({ where: { id } })).toMatchObject({ pupils: 20, version: 0 })
  })

  test('frees seats for who waits when it becomes smaller', async () => {
    const session = await aSession({ seats: 30 })
    const id = await book(session, 28)
    const waiting = await book(session, 10)
    expect(await changeSignUp(teacher, id, { ...party(20), version: 0 })).toMatchObject({ ok: true })
    expect(await statusOf(waiting)).toBe('OFFERED')
    expect(await letters(waiting)).toEqual(['signup.waitlisted', 'offer.offered'])
  })

  test('asks again for decisions that were given on other numbers', async () => {
    const session = await aSession({ activity: { approvals: ['CHAMBER'] } })
    const id = await book(session, 20)
    await decideApproval(staff, { approvalId: (await approvals(id))[0]!.id, decision: 'GIVEN' })
    expect(await statusOf(id)).toBe('CONFIRMED')
    const { version } = await db().signUp.findUniqueOrThrow({ where: { id } })
    expect(await changeSignUp(teacher, id, { ...party(24), version })).toEqual({ ok: true, status: 'PENDING' })
    expect(await approvals(id)).toMatchObject([{ state: 'ASKED', basis: { pupils: 24 } }])
    expect(await db().approval.count({ where: { signUpId: id, state: 'SUPERSEDED' } })).toBe(1)
  })

  test('keeps its decision when only its needs change', async () => {
    const session = await aSession({ activity: { approvals: ['CHAMBER'] } })
    const id = await book(session, 20)
    await decideApproval(staff, { approvalId: (await approvals(id))[0]!.id, decision: 'GIVEN' })
    const { version } = await db().signUp.findUniqueOrThrow({ where: { id } })
    expect(await changeSignUp(teacher, id, { ...party(20), needs: 'Deux élèves en fauteuil', version })).toEqual({ ok: true, status: 'CONFIRMED' })
    expect(await approvals(id)).toMatchObject([{ state: 'GIVEN' }])
  })

  test('is asked to read again what somebody changed meanwhile', async () => {
    const id = await book(await aSession(), 20)
    await changeSignUp(teacher, id, { ...party(21), version: 0 })
    expect(await changeSignUp(teacher, id, { ...party(22), version: 0 })).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  })
})

describe('the waiting list', () => {
  test('a class of 31 keeps its rank when only 20 seats come free; more seats bring it in', async () => {
    const session = await aSession({ seats: 40 })
    const leaving = await book(session, 20)
    await book(session, 20)
    const large = await book(session, 31)
    const small = await book(session, 12)
    await cancelSignUp(teacher, leaving)
    expect([await statusOf(large), await statusOf(small)]).toEqual(['WAITLISTED', 'WAITLISTED'])
    const { startsAt, endsAt, version } = session
    await saveSession(staff, { sessionId: session.id, startsAt, endsAt, version, seats: 51 })
    expect([await statusOf(large), await statusOf(small)]).toEqual(['OFFERED', 'WAITLISTED'])
  })

  test('staff may seat another out of turn when it fits, and the trail says so', async () => {
    const session = await aSession({ seats: 30 })
    await book(session, 20)
    const large = await book(session, 25)
    const small = await book(session, 10)
    expect(await seatOutOfTurn(staff, large, 'Déplacement déjà payé')).toMatchObject({ ok: false, reason: 'doesNotFit', details: { n: 10 } })
    expect(await seatOutOfTurn(staff, small, 'Déplacement déjà payé')).toMatchObject({ ok: true })
    expect([await statusOf(large), await statusOf(small)]).toEqual(['WAITLISTED', 'OFFERED'])
    expect(await trail(small)).toEqual(['signup.created', 'signup.seatedOutOfTurn', 'signup.offered'])
  })

  test('who takes what they are offered is asked the approvals that a booking asks', async () => {
    const session = await aSession({ seats: 30, activity: { approvals: ['RECTORATE'] } })
    const first = await book(session, 30)
    const second = await book(session, 30)
    expect(await approvals(second)).toEqual([])
    await cancelSignUp(teacher, first)
    expect(await approvals(second)).toEqual([])
    await acceptOffer((await offerOf(second))!.address.slice('/offre/'.length))
    expect(await statusOf(second)).toBe('PENDING')
    expect(await approvals(second)).toMatchObject([{ authority: 'RECTORATE', state: 'ASKED' }])
  })
})

describe('two decisions', () => {
  test('neither authority gives the other’s; both given confirm; each leaves its trace', async () => {
    const inspector = await anInspector()
    const session = await aSession({ activity: { approvals: ['CHAMBER', 'RECTORATE'] } })
    const id = await book(session, 24)
    const [chamber, rectorate] = await approvals(id)
    await is404(decideApproval(staff, { approvalId: rectorate!.id, decision: 'GIVEN' }))
    await is404(decideApproval(inspector, { approvalId: chamber!.id, decision: 'GIVEN' }))
    await is404(decideApproval(await anInspector({ academie: 'Amiens' }), { approvalId: rectorate!.id, decision: 'GIVEN' }))
    await is404(decideApproval(teacher, { approvalId: chamber!.id, decision: 'GIVEN' }))
    expect(await decideApproval(inspector, { approvalId: rectorate!.id, decision: 'GIVEN' })).toMatchObject({ status: 'PENDING' })
    expect(await decideApproval(staff, { approvalId: chamber!.id, decision: 'GIVEN' })).toMatchObject({ status: 'CONFIRMED' })
    expect(await trail(id)).toEqual(['signup.created', 'approval.decided', 'approval.decided', 'signup.confirmed'])
    expect(await letters(id)).toEqual(['signup.received', 'signup.confirmed'])
  })

  test('a refusal wants words, frees the seats and calls who waits', async () => {
    const session = await aSession({ seats: 30, activity: { approvals: ['CHAMBER'] } })
    const refusedOne = await book(session, 30)
    const waiting = await book(session, 25)
    const [asked] = await approvals(refusedOne)
    expect(await decideApproval(staff, { approvalId: asked!.id, decision: 'REFUSED' })).toMatchObject({ reason: 'reasonNeeded' })
    await decideApproval(staff, { approvalId: asked!.id, decision: 'REFUSED', reason: 'Atelier en travaux' })
    expect([await statusOf(refusedOne), await statusOf(waiting)]).toEqual(['REFUSED', 'OFFERED'])
    expect((await db().message.findFirstOrThrow({ where: { kind: 'signup.refused', aboutId: refusedOne } })).text).toContain('Atelier en travaux')
    expect(await decideApproval(staff, { approvalId: asked!.id, decision: 'GIVEN' })).toMatchObject({ reason: 'decided' })
  })

  test('both deciding at the same instant confirm it once', async () => {
    const inspector = await anInspector()
    const id = await book(await aSession({ activity: { approvals: ['CHAMBER', 'RECTORATE'] } }), 24)
    const [chamber, rectorate] = await approvals(id)
    await Promise.all([
      decideApproval(staff, { approvalId: chamber!.id, decision: 'GIVEN' }), decideApproval(inspector, { approvalId: rectorate!.id, decision: 'GIVEN' }),
    ])
    expect(await statusOf(id)).toBe('CONFIRMED')
    expect(await letters(id)).toEqual(['signup.received', 'signup.confirmed'])
  })
})

describe('staff who change a session', () => {
  const later = (instant: Date) => new Date(instant.getTime() + 3_600_000)
  const asIs = ({ id, startsAt, endsAt, seats, version }: Session) => ({ sessionId: id, startsAt, endsAt, seats, version })

  test('change nothing by saving it unchanged', async () => {
    const session = await aSession()
    await book(session, 10)
    expect(await saveSession(staff, asIs(session))).toEqual({ ok: true })
    expect(await db().session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({ version: 0, sequence: 0, changedAt: session.changedAt })
  })

  test('move no class to a day without school, but change its hours on the day it has', async () => {
    const session = await aSession({ startsAt: new Date('2027-05-05T07:30:00Z'), endsAt: new Date('2027-05-05T09:30:00Z') })
    const onAscension = { ...asIs(session), startsAt: new Date('2027-05-06T07:30:00Z'), endsAt: new Date('2027-05-06T09:30:00Z') }
    expect(await saveSession(staff, onAscension)).toEqual({ ok: false, reason: 'publicHoliday' })
    await db().session.update({ where: { id: session.id }, data: { startsAt: onAscension.startsAt, endsAt: onAscension.endsAt } })
    expect(await saveSession(staff, { ...onAscension, startsAt: later(onAscension.startsAt), endsAt: later(onAscension.endsAt) })).toEqual({ ok: true })
  })

  test('move it: the calendar’s sequence grows, approvals are asked again, everybody is told once', async () => {
    const session = await aSession({ seats: 30, activity: { approvals: ['CHAMBER'] } })
    const seated = await book(session, 30)
    const waiting = await book(session, 10)
    await decideApproval(staff, { approvalId: (await approvals(seated))[0]!.id, decision: 'GIVEN' })
    await saveSession(staff, { ...asIs(session), startsAt: later(session.startsAt), endsAt: later(session.endsAt) })
    expect(await db().session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({ sequence: 1, version: 1 })
    expect([await statusOf(seated), await statusOf(waiting)]).toEqual(['PENDING', 'WAITLISTED'])
    expect(await letters(seated)).toEqual(['signup.received', 'signup.confirmed', 'signup.sessionMoved'])
    // No decision is asked of who waits: their letter speaks of none.
    expect(await letters(waiting)).toEqual(['signup.waitlisted', 'signup.newDate'])
  })

  test('never take seats away that are taken', async () => {
    const session = await aSession({ seats: 30 })
    await book(session, 25)
    expect(await saveSession(staff, { ...asIs(session), seats: 24 })).toEqual({ ok: false, reason: 'seatsTaken', details: { n: 25 } })
  })

  test('do not overwrite what a colleague saved meanwhile', async () => {
    const session = await aSession({ seats: 30 })
    await saveSession(staff, { ...asIs(session), seats: 40 })
    expect(await saveSession(staff, { ...asIs(session), seats: 20 })).toMatchObject({ reason: 'changedMeanwhile' })
  })

  test('cancel it: it stays, cancelled, with a higher sequence; each school is told once, with the reason', async () => {
    const session = await aSession({ seats: 30 })
    const [seated, waiting] = [await book(session, 25), await book(session, 10)]
    expect(await cancelSession(staff, session.id, 'Grève des transports')).toEqual({ ok: true })
    expect(await cancelSession(staff, session.id, 'Grève des transports')).toMatchObject({ ok: false })
    expect(await db().session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({ status: 'CANCELLED', sequence: 1 })
    expect([await statusOf(seated), await statusOf(waiting)]).toEqual(['CANCELLED', 'CANCELLED'])
    const told = await db().message.findMany({ where: { kind: 'signup.sessionCancelled' , aboutId: { in: [seated, waiting] } } })
    expect(told).toHaveLength(2)
    expect(told[0]?.text).toContain('Grève des transports')
  })

  test('cancel or move a whole activity: every coming session, and nobody twice', async () => {
    const activity = await anActivity()
    const sessions = [await aSession({ activityId: activity.id }), await aSession({ activityId: activity.id })]
    const ids = [await book(sessions[0]!, 10), await book(sessions[1]!, 10)]
    await transaction((tx) => tellPlaceChanged(tx, staff, activity.id))
    await transaction((tx) => cancelSessionsOf(tx, staff, { activityId: activity.id }, 'Travaux'))
    for (const id of ids) expect(await letters(id)).toEqual(['signup.confirmed', 'signup.newDate', 'signup.sessionCancelled'])
  })
})

test('a programme that is called off cancels its sessions and tells whoever is signed up, once', async () => {
  const activity = await anActivity({ approvals: ['RECTORATE'] })
  const id = await book(await aSession({ activityId: activity.id }), 10)
  const cancelled = () => setProgrammeStatus(staff, activity.programmeId, { status: 'CANCELLED', statusNote: 'Crue de la Sambre' },
    (tx) => cancelSessionsOf(tx, staff, { programmeId: activity.programmeId }, 'Crue de la Sambre'))
  expect(await cancelled()).toEqual({ ok: true })
  await cancelled()
  expect(await statusOf(id)).toBe('CANCELLED')
  expect(await letters(id)).toEqual(['signup.received', 'signup.sessionCancelled'])
  expect((await db().message.findFirstOrThrow({ where: { aboutId: id, kind: 'signup.sessionCancelled' } })).text).toContain('Crue de la Sambre')
})

test('a sign-up takes no step that the table has not', async () => {
  const id = await book(await aSession(), 10)
  await cancelSignUp(teacher, id)
  const signUp = await db().signUp.findUniqueOrThrow({ where: { id } })
  await expect(transaction((tx) => moveSignUp(tx, staff, signUp, 'CONFIRMED'))).rejects.toThrow('does not go')
})

test('what fails leaves nothing behind: no sign-up, no letter, no line in the trail', async () => {
  const session = await aSession()
  const ghost: Viewer = { ...teacher, userId: 'nobody-of-this-house' }
  const before = [await db().message.count(), await db().auditEntry.count()]
  await expect(bookClass(ghost, { ...party(10), sessionId: session.id, formKey: 'form-of-a-ghost' })).rejects.toThrow()
  expect([await db().message.count(), await db().auditEntry.count()]).toEqual(before)
  expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(0)
})

test('one that cannot be written does not take the others of its turn with it', async () => {
  const session = await aSession()
  const ghost: Viewer = { ...teacher, userId: 'nobody-of-this-house' }
  const outcomes = await Promise.allSettled([teacher, ghost, teacher, ghost, teacher].map((by, n) => bookClass(by, { ...party(3), sessionId: session.id, formKey: `turn-${n}-key` })))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
  expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(3)
})
