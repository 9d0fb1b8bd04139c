import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aCompanyViewer, anActivity, aWorkingDay, aProgramme, aSession, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Programme } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, daysBetween, localDate, todayIn } from '~/ui/time'
import { acceptOffer, declineOffer, expireRequests, makeOffer, makeRequest, withdrawOffer, withdrawRequest } from './commands.server'
import { requestPage, requestsForCompany } from './queries.server'
import { OfferInput, RequestInput } from './schema'

useTestDatabase()

let teacher: Viewer
let company: Viewer
let programme: Programme
let keys = 0
const DAY = aWorkingDay(20)

beforeEach(async () => {
  ;[teacher, company, programme] = [await aTeacher(), await aCompanyViewer(), await aProgramme()]
})

const input = (given: Partial<RequestInput> = {}): RequestInput => ({
  ...RequestInput.parse({ programmeId: programme.id, kind: 'COMPANY_VISIT', level: 'TROISIEME', pupils: 24, adults: 2, windows: [{ from: DAY, until: addDays(DAY, 7) }], formKey: `form-key-${(keys += 1)}` }), ...given,
})
async function asked(given: Partial<RequestInput> = {}): Promise<string> {
  const made = await makeRequest(teacher, input(given))
  if (!made.ok) throw new Error(made.reason)
  return made.id
}
const date = (given: Partial<OfferInput> = {}): OfferInput => ({ ...OfferInput.parse({ date: DAY, startTime: '09:30', endTime: '11:30', place: '1 rue du Port, Maubeuge' }), ...given })
async function offeredBy(by: Viewer, requestId: string, given: Partial<OfferInput> = {}): Promise<string> {
  const made = await makeOffer(by, requestId, date(given))
  if (!made.ok) throw new Error(made.reason)
  return made.id
}
const requestState = async (id: string) => (await db().visitRequest.findUniqueOrThrow({ where: { id } })).state
const offerState = async (id: string) => (await db().visitOffer.findUniqueOrThrow({ where: { id } })).state
const lettersTo = async ({ email }: Viewer) => (await db().message.findMany({ where: { recipient: email }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const is404 = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 })

describe('a school that asks', () => {
  test('makes one request of a form sent twice, even at once', async () => {
    const same = input()
    const all = await Promise.allSettled([makeRequest(teacher, same), makeRequest(teacher, same)])
    expect(all.some(({ status }) => status === 'fulfilled')).toBe(true)
    await makeRequest(teacher, same)
    expect(await db().visitRequest.count({ where: { programmeId: programme.id } })).toBe(1)
  })

  test('asks for no other school, for no show, and for no day that is past', async () => {
    await is404(makeRequest(await aTeacher(), input({ schoolId: teacher.schoolIds[0] })))
    await is404(makeRequest(teacher, input({ programmeId: (await aProgramme({ kind: 'SHOW' })).id })))
    expect(await makeRequest(teacher, input({ windows: [{ from: todayIn(), until: DAY, part: 'DAY' }] }))).toMatchObject({ ok: false, reason: 'windowPast' })
  })

  test('asks for days of school, and is offered no other', async () => {
    const holiday = [aWorkingDay(30), addDays(aWorkingDay(30), 10)] as const
    await db().schoolHoliday.create({ data: { zone: programme.holidayZone, year: '2026-2027', name: 'Vacances', firstDay: new Date(holiday[0]), backOn: new Date(holiday[1]) } })
    const within = { from: holiday[0], until: addDays(holiday[0], 4), part: 'DAY' as const }
    expect(await makeRequest(teacher, input({ windows: [{ from: DAY, until: DAY, part: 'DAY' }, within] }))).toEqual({ ok: false, reason: 'windowOff', details: { n: 1 } })
    const id = await asked({ windows: [{ ...within, from: DAY }] })
    expect(await makeOffer(company, id, date({ date: holiday[0] }))).toEqual({ ok: false, reason: 'schoolHoliday' })
    expect(await makeOffer(company, id, date())).toMatchObject({ ok: true })
  })

  test('must say at least one day', () => {
    expect(RequestInput.safeParse({ ...input(), windows: [{ part: 'DAY' }] }).success).toBe(false)
    expect(RequestInput.safeParse({ ...input(), windows: [{ part: 'DAY' }, { from: DAY }] }).data?.windows).toEqual([{ from: DAY, until: DAY, part: 'DAY' }])
  })
})

describe('a company that answers', () => {
  test('is read by the school, which is told; the request waits for its answer', async () => {
    const id = await asked()
    const offer = await offeredBy(company, id, { message: 'Venez avec des chaussures fermées' })
    expect(await requestState(id)).toBe('OFFERED')
    expect(await lettersTo(teacher)).toEqual(['request.offered'])
    expect((await requestPage(teacher, id, 'school')).answers.map((answer) => answer.id)).toEqual([offer])
  })

  test('keeps to the days, the halves of days and the needs of the class', async () => {
    const id = await asked({ windows: [{ from: DAY, until: DAY, part: 'MORNING' }], stepFree: 1 })
    expect(await makeOffer(company, id, date({ date: addDays(DAY, 1), stepFree: true }))).toMatchObject({ reason: 'outsideWindows' })
    expect(await makeOffer(company, id, date({ startTime: '14:00', endTime: '16:00', stepFree: true }))).toMatchObject({ reason: 'outsideWindows' })
    expect(await makeOffer(company, id, date())).toMatchObject({ reason: 'stepFree' })
    expect(await makeOffer(company, id, date({ stepFree: true }))).toMatchObject({ ok: true })
  })

  test('offers no activity of another company, and nobody else’s answers are read', async () => {
    const id = await asked()
    const others = await anActivity({ programmeId: programme.id })
    await is404(makeOffer(company, id, date({ activityId: others.id })))
    await offeredBy(await aCompanyViewer(), id)
    expect((await requestPage(company, id, 'company')).answers).toEqual([])
    await is404(requestPage(await aTeacher(), id, 'school'))
  })

  test('takes its answer back: the request is open again', async () => {
    const id = await asked()
    const offer = await offeredBy(company, id)
    await is404(withdrawOffer(await aCompanyViewer(), offer))
    expect(await withdrawOffer(company, offer)).toMatchObject({ ok: true })
    expect(await requestState(id)).toBe('OPEN')
    expect(await acceptOffer(teacher, offer)).toMatchObject({ ok: false, reason: 'over' })
  })

  test('sees the nearest requests first, and those it answered apart', async () => {
    await db().company.update({ where: { id: company.companyIds[0] }, data: { latitude: 50.28, longitude: 3.97 } })
    const far = await asked()
    await db().school.update({ where: { id: teacher.schoolIds[0] }, data: { latitude: 51.03, longitude: 2.38 } })
    const near = await aTeacher()
    await db().school.update({ where: { id: near.schoolIds[0] }, data: { latitude: 50.36, longitude: 3.52 } })
    const made = await makeRequest(near, input())
    const open = (await requestsForCompany(company)).open.filter((one) => one.programme.id === programme.id)
    expect(open.map(({ id }) => id)).toEqual([made.ok && made.id, far])
    expect(open.map(({ km }) => km)).toEqual([33, 140])
    await offeredBy(company, far)
    expect((await requestsForCompany(company)).answered.map(({ id, mine }) => [id, mine])).toEqual([[far, 'MADE']])
  })
})

describe('a school that accepts', () => {
  test('has its class booked on a new activity, and the others are told no', async () => {
    const id = await asked()
    const other = await aCompanyViewer()
    const [offer, second] = [await offeredBy(company, id), await offeredBy(other, id)]
    await is404(acceptOffer(await aTeacher(), offer))
    const accepted = await acceptOffer(teacher, offer)
    if (!accepted.ok) throw new Error(accepted.reason)
    const signUp = await db().signUp.findUniqueOrThrow({ where: { id: accepted.signUpId }, include: { approvals: true, session: { include: { activity: true } } } })
    expect(signUp).toMatchObject({ status: 'PENDING', pupils: 24, adults: 2, userId: teacher.userId, session: { seats: 26, activity: { hostId: company.companyIds[0], moderation: 'PUBLISHED', levels: ['TROISIEME'] } } })
    expect(signUp.approvals.map(({ authority }) => authority).sort()).toEqual(['CHAMBER', 'RECTORATE'])
    expect(localDate(signUp.session.startsAt)).toBe(DAY)
    expect([await requestState(id), await offerState(offer), await offerState(second)]).toEqual(['ACCEPTED', 'ACCEPTED', 'DECLINED'])
    expect(await lettersTo(company)).toEqual(['request.accepted'])
    expect(await lettersTo(other)).toEqual(['request.closed'])
    expect(await lettersTo(teacher)).toContain('signup.received')
    expect(await acceptOffer(teacher, offer)).toEqual({ ok: true, signUpId: accepted.signUpId })
    expect(await makeOffer(other, id, date())).toMatchObject({ reason: 'over' })
  })

  test('gets a session that is there, or another date of an activity', async () => {
    const activity = await anActivity({ programmeId: programme.id, hostId: company.companyIds[0] })
    const session = await aSession({ activityId: activity.id })
    const day = localDate(session.startsAt)
    const other = aWorkingDay(22)
    const windows = [{ from: day, until: other, part: 'DAY' as const }]
    const first = await offeredBy(company, await asked({ windows }), { sessionId: session.id, date: undefined, startTime: undefined, endTime: undefined })
    expect(await acceptOffer(teacher, first)).toMatchObject({ ok: true })
    expect(await db().signUp.count({ where: { sessionId: session.id, status: 'CONFIRMED' } })).toBe(1)
    const second = await offeredBy(company, await asked({ windows }), { activityId: activity.id, date: other, place: undefined })
    expect(await acceptOffer(teacher, second)).toMatchObject({ ok: true })
    expect(await db().session.count({ where: { activityId: activity.id } })).toBe(2)
  })

  test('is told when the session filled meanwhile, and nothing has changed', async () => {
    const activity = await anActivity({ programmeId: programme.id, hostId: company.companyIds[0] })
    const session = await aSession({ activityId: activity.id })
    const day = localDate(session.startsAt)
    const id = await asked({ windows: [{ from: day, until: day, part: 'DAY' }] })
    const offer = await offeredBy(company, id, { sessionId: session.id })
    await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'CONFIRMED', schoolId: teacher.schoolIds[0], pupils: 10, level: 'TROISIEME' } })
    expect(await acceptOffer(teacher, offer)).toMatchObject({ ok: false, reason: 'full', details: { n: 20 } })
    expect([await requestState(id), await offerState(offer)]).toEqual(['OFFERED', 'MADE'])
  })

  test('leaves nothing behind when the activity that was made cannot be booked', async () => {
    const id = await asked()
    const offer = await offeredBy(company, id)
    await db().programme.update({ where: { id: programme.id }, data: { status: 'HELD' } })
    expect(await acceptOffer(teacher, offer)).toMatchObject({ ok: false, reason: 'closed' })
    expect(await db().activity.count({ where: { programmeId: programme.id } })).toBe(0)
  })

  test('accepts one of two at the same moment, not both', async () => {
    const id = await asked()
    const offers = [await offeredBy(company, id), await offeredBy(await aCompanyViewer(), id)]
    const all = await Promise.all(offers.map((offer) => acceptOffer(teacher, offer)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().signUp.count({ where: { schoolId: teacher.schoolIds[0] } })).toBe(1)
  })
})

describe('the end of a request', () => {
  test('declining tells the company, and the request is open again', async () => {
    const id = await asked()
    const offer = await offeredBy(company, id)
    await is404(declineOffer(await aTeacher(), offer))
    await declineOffer(teacher, offer)
    expect([await requestState(id), await offerState(offer)]).toEqual(['OPEN', 'DECLINED'])
    expect(await lettersTo(company)).toEqual(['request.declined'])
  })

  test('withdrawing tells who answered, and it is done once', async () => {
    const id = await asked()
    await offeredBy(company, id)
    await is404(withdrawRequest(await aTeacher(), id))
    expect(await withdrawRequest(teacher, id)).toEqual({ ok: true })
    expect(await withdrawRequest(teacher, id)).toMatchObject({ reason: 'over' })
    expect(await lettersTo(company)).toEqual(['request.closed'])
  })

  test('a request ends by itself once its days are over, not before', async () => {
    const id = await asked()
    const after = (days: number) => new Date(Date.now() + days * 86_400_000)
    await expireRequests(after(daysBetween(todayIn(), DAY) + 6))
    expect(await requestState(id)).toBe('OPEN')
    expect(await expireRequests(after(daysBetween(todayIn(), DAY) + 9))).toBeGreaterThan(0)
    expect(await requestState(id)).toBe('EXPIRED')
    expect(await lettersTo(teacher)).toEqual(['request.expired'])
    expect(await expireRequests(after(30))).toBe(0)
  })
})
