import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, anActivity, aProgramme, aSchool, aSession, aStaffViewer, aTeacher, aWorkingDay } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Company, Programme } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { acceptOffer, makeOffer, makeRequest } from '~/requests/commands.server'
import { refuseInvitation } from '~/requests/invitations.server'
import { requestPage, requestsForCompany } from '~/requests/queries.server'
import { OfferInput, RequestInput } from '~/requests/schema'
import { cancelSignUp } from '~/signups/commands.server'
import { addDays, instantOf } from '~/ui/time'
import { acceptMatching } from './accept.server'
import { cancelMatching, startMatching, type MatchResult } from './commands.server'
import { matchingDesk } from './queries.server'
import { MatchingInput } from './schema'
import { defaultWeights } from './weights'

useTestDatabase()

let staff: Viewer
let programme: Programme
let company: Company
let keys = 0
const DAY = aWorkingDay(30)
const given = MatchingInput.parse({ ...defaultWeights, seconds: 10 })

beforeEach(async () => {
  ;[staff, programme, company] = [await aStaffViewer(), await aProgramme(), await aCompany({ latitude: 50.3, longitude: 3.5 })]
})

async function asks(teacher: Viewer, more: Partial<RequestInput> = {}): Promise<string> {
  const made = await makeRequest(teacher, RequestInput.parse({ programmeId: programme.id, kind: 'COMPANY_VISIT', level: 'TROISIEME', className: '3e B', pupils: 20, adults: 2, windows: [{ from: DAY, until: addDays(DAY, 3) }], formKey: `matching-${(keys += 1)}`, ...more }))
  if (!made.ok) throw new Error(made.reason)
  return made.id
}
const opens = async (more: object = {}, activity: object = {}) =>
  aSession({ startsAt: instantOf(DAY, '09:00'), endsAt: instantOf(DAY, '11:00'), seats: 30, ...more, activity: { programmeId: programme.id, hostId: company.id, ...activity } })
async function matched(input = given) {
  const started = await startMatching(staff, programme.id, input)
  if (!started.ok) throw new Error(started.reason)
  await started.done
  const { state, result } = await db().matchProposal.findUniqueOrThrow({ where: { id: started.id } })
  return { id: started.id, state, result: result as unknown as MatchResult }
}
const lettersTo = async ({ email }: Viewer) => (await db().message.findMany({ where: { recipient: email }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const rowsNow = async (id?: string) => Object.fromEntries((await matchingDesk(staff, programme.id, id)).rows.map((row) => [row.id, row.now]))

test('a matching says where each class goes and why, and changes nothing by itself', async () => {
  const [one, two] = [await asks(await aTeacher()), await asks(await aTeacher(), { level: 'CAP' })]
  const session = await opens()
  const { id, state, result } = await matched()
  expect(state).toBe('DONE')
  expect(result).toMatchObject({ by: 'solver', proven: true, reasons: [{ kind: 'placed', asked: one, slot: session.id, points: { placed: 100, school: 40, company: 20 } }, { kind: 'unplaced', asked: two, why: 'noneSuits', misses: [{ slot: session.id, blocks: [{ reason: 'level' }] }] }] })
  expect(result.score).toBeCloseTo(160, 1)
  expect(await db().signUp.count()).toBe(0)
  const desk = await matchingDesk(staff, programme.id)
  expect(desk.run).toMatchObject({ id, by: staff.name })
  expect(desk.counts).toEqual({ classes: 2, sessions: 1, invitations: 0 })
  expect(await rowsNow()).toEqual({ [one]: { state: 'open' }, [two]: { state: 'open' } })
})

describe('taking rows over', () => {
  test('books the class as a school that accepts does: the request is met, other answers are declined, all are told, decisions are asked', async () => {
    const [teacher, other] = [await aTeacher(), await aCompanyViewer()]
    const request = await asks(teacher)
    const answer = await makeOffer(other, request, OfferInput.parse({ date: DAY, startTime: '14:00', endTime: '16:00', place: 'Arras' }))
    const session = await opens({}, { approvals: ['RECTORATE'] })
    const { id } = await matched()
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: [request] })).toEqual({ ok: true, booked: 1, asked: 0, refused: [] })
    const found = await db().visitRequest.findUniqueOrThrow({ where: { id: request }, include: { signUp: { include: { approvals: true } }, offers: true } })
    expect(found).toMatchObject({ state: 'ACCEPTED', signUp: { sessionId: session.id, status: 'PENDING', schoolId: teacher.schoolIds[0], userId: teacher.userId, approvals: [{ authority: 'RECTORATE' }] }, offers: [{ state: 'DECLINED' }] })
    expect(answer.ok).toBe(true)
    expect(await lettersTo(teacher)).toEqual(['request.offered', 'signup.matchedPending'])
    expect(await lettersTo(other)).toEqual(['request.closed'])
    expect(await rowsNow()).toEqual({ [request]: { state: 'booked' } })
    expect(await db().auditEntry.findMany({ where: { actorId: staff.userId, action: { in: ['signup.created', 'request.accepted', 'matching.accepted'] } } })).toHaveLength(3)
    // The school may say no afterwards, as to any booking.
    expect(await cancelSignUp(teacher, found.signUpId ?? '')).toMatchObject({ ok: true })
  })

  test('a class that no decision is needed for is confirmed at once, and told so once', async () => {
    const teacher = await aTeacher()
    const request = await asks(teacher)
    await opens()
    const { id } = await matched()
    await acceptMatching(staff, programme.id, { proposition: id, demandes: [request] })
    expect(await lettersTo(teacher)).toEqual(['signup.matched'])
    expect(await db().signUp.findFirst({ where: { schoolId: teacher.schoolIds[0] } })).toMatchObject({ status: 'CONFIRMED' })
  })

  test('only what is ticked, and what cannot be any more is named while the rest goes through', async () => {
    const teachers = await Promise.all([1, 2, 3, 4].map(() => aTeacher()))
    const requests: string[] = []
    for (const teacher of teachers) requests.push(await asks(teacher))
    const sessions = [await opens(), await opens(), await opens(), await opens()]
    const { id, result } = await matched()
    const slotOf = (request: string) => result.reasons.flatMap((reason) => (reason.kind === 'placed' && reason.asked === request ? [reason.slot] : []))[0] ?? ''
    const [first = '', full = '', cancelled = '', left = ''] = requests
    expect(new Set(requests.map(slotOf))).toEqual(new Set(sessions.map((session) => session.id)))
    await db().signUp.create({ data: { sessionId: slotOf(full), kind: 'CLASS', status: 'CONFIRMED', schoolId: (await aSchool()).id, pupils: 15, level: 'TROISIEME' } })
    await db().session.update({ where: { id: slotOf(cancelled) }, data: { status: 'CANCELLED' } })
    expect(await rowsNow()).toMatchObject({ [first]: { state: 'open' }, [full]: { state: 'stale', why: 'full' }, [cancelled]: { state: 'stale', why: 'gone' }, [left]: { state: 'open' } })
    const accepted = await acceptMatching(staff, programme.id, { proposition: id, demandes: [first, full, cancelled] })
    expect(accepted).toMatchObject({ booked: 1, refused: [{ reason: 'full', n: 15 }, { reason: 'cancelled' }] })
    expect(accepted.refused.map(({ school }) => school)).toEqual([result.classes[full]?.school, result.classes[cancelled]?.school])
    expect(await db().visitRequest.findMany({ where: { programmeId: programme.id, state: 'ACCEPTED' }, select: { id: true } })).toEqual([{ id: first }])
  })

  test('a session that moved out of the days that suit is refused, and nothing is left of it', async () => {
    const request = await asks(await aTeacher())
    const session = await opens()
    const { id } = await matched()
    await db().session.update({ where: { id: session.id }, data: { startsAt: instantOf(addDays(DAY, 20), '09:00'), endsAt: instantOf(addDays(DAY, 20), '11:00') } })
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: [request] })).toMatchObject({ booked: 0, refused: [{ reason: 'outsideWindows' }] })
    expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(0)
    expect(await rowsNow()).toMatchObject({ [request]: { state: 'stale', why: 'window' } })
  })

  test('whoever waits is not overtaken, and the year of a company is not passed', async () => {
    const requests = [await asks(await aTeacher()), await asks(await aTeacher())]
    const session = await opens({ seats: 60 }, { maxPerYear: 1 })
    const { result, id } = await matched()
    expect(result.reasons.filter(({ kind }) => kind === 'placed')).toHaveLength(1)
    const placed = result.reasons.find(({ kind }) => kind === 'placed')?.asked ?? ''
    await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'WAITLISTED', queuedAt: new Date(), schoolId: (await aSchool()).id, pupils: 60, level: 'TROISIEME' } })
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: requests })).toMatchObject({ booked: 0, refused: [{ reason: 'full' }] })
    await db().signUp.deleteMany({ where: { sessionId: session.id } })
    await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'CONFIRMED', schoolId: (await aSchool()).id, pupils: 10, level: 'TROISIEME' } })
    expect(await rowsNow()).toMatchObject({ [placed]: { state: 'stale', why: 'year' } })
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: requests })).toMatchObject({ booked: 0, refused: [{ reason: 'yearFull' }] })
  })

  test('two of staff who accept at once, and a school that accepts an answer meanwhile, never book a class twice', async () => {
    const teachers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aTeacher()))
    const requests = await Promise.all(teachers.map((teacher) => asks(teacher)))
    for (let n = 0; n < 4; n += 1) await opens({ seats: 50 })
    const offer = await makeOffer(await aCompanyViewer(), requests[0] ?? '', OfferInput.parse({ date: DAY, startTime: '14:00', endTime: '16:00', place: 'Arras' }))
    const [first, second] = [await matched(), await matched({ ...given, company: 0, near: 100 })]
    const bySchool = acceptOffer(teachers[0] as Viewer, offer.ok ? offer.id : '')
    const answers = await Promise.all([first, second, first, second].map(({ id }) => acceptMatching(staff, programme.id, { proposition: id, demandes: requests })))
    const booked = answers.reduce((sum, answer) => sum + answer.booked, 0)
    expect(booked + ((await bySchool).ok ? 1 : 0)).toBe(6)
    expect(booked + answers.flatMap(({ refused }) => refused).length).toBe(24)
    const signUps = await db().signUp.findMany({ where: { schoolId: { in: teachers.flatMap(({ schoolIds }) => schoolIds) } } })
    expect(new Set(signUps.map(({ schoolId }) => schoolId)).size).toBe(6)
    expect(signUps).toHaveLength(6)
    for (const teacher of teachers.slice(1)) expect(await lettersTo(teacher)).toEqual(['signup.matched'])
  })
})

describe('an activity without dates', () => {
  test('is proposed as a question to its company: nothing is booked, its people are told once, it can say no or offer a date', async () => {
    const host = await aCompanyViewer({ company })
    const teacher = await aTeacher()
    const request = await asks(teacher)
    await anActivity({ programmeId: programme.id, hostId: company.id, datesOnRequest: true })
    const { id, result } = await matched()
    expect(result.reasons).toMatchObject([{ kind: 'placed', points: { toAgree: -30 } }])
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: [request] })).toMatchObject({ booked: 0, asked: 1, refused: [] })
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: [request] })).toMatchObject({ asked: 0, refused: [{ reason: 'alreadyAsked' }] })
    expect(await db().signUp.count({ where: { schoolId: teacher.schoolIds[0] } })).toBe(0)
    expect(await db().visitRequest.findUniqueOrThrow({ where: { id: request } })).toMatchObject({ state: 'OPEN' })
    expect(await lettersTo(host)).toEqual(['request.invited'])
    expect(await lettersTo(teacher)).toEqual([])
    expect((await requestsForCompany(host)).open.find((one) => one.id === request)).toMatchObject({ invited: true })
    expect((await requestPage(host, request, 'company')).invitations).toMatchObject([{ companyId: company.id, declinedAt: null }])
    expect((await requestPage(await aCompanyViewer(), request, 'company')).invitations).toEqual([])
    expect((await requestPage(teacher, request, 'school')).invitations).toEqual([])
    expect(await rowsNow()).toEqual({ [request]: { state: 'asked' } })
    await expect(refuseInvitation(await aCompanyViewer(), request)).rejects.toMatchObject({ status: 404 })
    await refuseInvitation(host, request)
    expect(await rowsNow()).toEqual({ [request]: { state: 'saidNo' } })
    // It is not asked again.
    expect((await matched()).result.reasons).toMatchObject([{ kind: 'unplaced', misses: [{ blocks: [{ reason: 'alreadyAsked' }] }] }])
  })

  test('counts against the year of its company as long as the answer is awaited', async () => {
    const host = await aCompanyViewer({ company })
    await anActivity({ programmeId: programme.id, hostId: company.id, datesOnRequest: true, maxPerYear: 1 })
    const first = await asks(await aTeacher())
    const { id } = await matched()
    expect(await acceptMatching(staff, programme.id, { proposition: id, demandes: [first] })).toMatchObject({ asked: 1 })
    const second = await asks(await aTeacher())
    const reasonOf = async (request: string) => (await matched()).result.reasons.find(({ asked }) => asked === request)
    expect(await reasonOf(second)).toMatchObject({ kind: 'unplaced', misses: [{ blocks: [{ reason: 'year' }] }] })
    await refuseInvitation(host, first)
    expect(await reasonOf(second)).toMatchObject({ kind: 'placed' })
  })

  test('is not proposed where nobody of the company could answer', async () => {
    await asks(await aTeacher())
    await anActivity({ programmeId: programme.id, hostId: company.id, datesOnRequest: true })
    expect((await matched()).result.reasons).toMatchObject([{ kind: 'unplaced', misses: [{ blocks: [{ reason: 'nobody' }] }] }])
  })
})

test('what this year has seen counts: a school without a class goes first, in whichever programme the other was', async () => {
  const [served, never] = [await aTeacher(), await aTeacher()]
  const [first, second] = [await asks(served), await asks(never)]
  const before = await aSession({ startsAt: new Date(Date.now() - 86_400_000), endsAt: new Date(Date.now() - 80_000_000) })
  await db().programme.update({ where: { id: programme.id }, data: { startsOn: before.startsAt } })
  await db().signUp.create({ data: { sessionId: before.id, kind: 'CLASS', status: 'ATTENDED', schoolId: served.schoolIds[0], pupils: 10, level: 'TROISIEME' } })
  await opens()
  expect((await matched()).result.reasons).toMatchObject([{ asked: first, kind: 'unplaced', why: 'othersWorthMore', misses: [{ taken: [second] }] }, { asked: second, kind: 'placed' }])
  // Who did not come, or called off, was not served.
  await db().signUp.updateMany({ where: { sessionId: before.id }, data: { status: 'NO_SHOW' } })
  expect((await matched({ ...given, rural: 0 })).result.classes).toMatchObject({ [first]: { first: true } })
})

test('classes whose school has an answer to read may be left out', async () => {
  const request = await asks(await aTeacher())
  await makeOffer(await aCompanyViewer(), request, OfferInput.parse({ date: DAY, startTime: '14:00', endTime: '16:00', place: 'Arras' }))
  await opens()
  expect((await matched()).result.reasons).toHaveLength(1)
  expect((await matchingDesk(staff, programme.id)).rows).toMatchObject([{ answered: true }])
  expect(await startMatching(staff, programme.id, { ...given, unanswered: true })).toMatchObject({ reason: 'nobodyAsks' })
})

test('one computation at a time; given up it leaves nothing; weights are kept with each and come back with the form', async () => {
  await asks(await aTeacher())
  expect(await startMatching(staff, programme.id, given)).toMatchObject({ reason: 'nothingOffered' })
  await opens()
  const answers = await Promise.all([1, 2].map(() => startMatching(staff, programme.id, { ...given, rural: 77 })))
  expect(answers.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'running'])
  const started = answers.find((one) => one.ok)
  if (!started?.ok) throw new Error('none began')
  await cancelMatching(staff, programme.id, started.id)
  await started.done
  expect(await db().matchProposal.findUniqueOrThrow({ where: { id: started.id } })).toMatchObject({ state: 'DISCARDED', result: null })
  expect((await matchingDesk(staff, programme.id)).given.weights.rural).toBe(77)
  const { id } = await matched({ ...given, rural: 5 })
  expect((await matchingDesk(staff, programme.id, started.id)).given.weights.rural).toBe(77)
  expect((await matchingDesk(staff, programme.id)).run?.id).toBe(id)
  await expect(matchingDesk(staff, (await aProgramme({ kind: 'SHOW' })).id)).rejects.toMatchObject({ status: 404 })
  expect(await startMatching(staff, (await aProgramme({ publishedAt: null })).id, given)).toMatchObject({ reason: 'notOpen' })
})
