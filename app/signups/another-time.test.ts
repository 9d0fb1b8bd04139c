import { describe, expect, test } from 'vitest'
import { invitationFor } from '~/calendar/invitations.server'
import { db, transaction } from '~/db/client.server'
import { aCompanyViewer, anActivity, anInspector, aSession, aStaffViewer, aTeacher, aWorkingDay } from '~/db/builders.server'
import { useTestDatabase } from '~/db/testing.server'
import { newId } from '~/db/statements.server'
import { addDays, instantOf } from '~/ui/time'
import { askTime, expireTimes, keepTime, withdrawTime } from './another-time.server'
import { moveTime } from './another-time-moves.server'
import { timeCanBecome, timeTransitions } from './another-time-rules'
import { AskTime } from './another-time-schema'
import { takeTime } from './another-time-taking.server'
import { bookClass, cancelSignUp, changeSignUp, decideApproval } from './commands.server'
import { ClassSignUp } from './schema'
import { saveSession } from './session-changes.server'
import { TimeRequestState } from '~/db/generated/enums'

useTestDatabase()

const day = aWorkingDay(30)
const at = (time: string, on = day) => instantOf(on, time)
const asking = (lines: [string, string, string][], more: object = {}) => AskTime.parse({ dates: lines.map(([date, startTime, endTime]) => ({ date, startTime, endTime })), ...more })
const other = aWorkingDay(37)

async function booked({ seats = 60, approvals = [] as ('CHAMBER' | 'RECTORATE')[], pupils = 20, maxPerYear = null as number | null } = {}) {
  const host = await aCompanyViewer()
  const teacher = await aTeacher()
  const activity = await anActivity({ hostId: host.companyIds[0], approvals, maxPerYear })
  const session = await aSession({ activityId: activity.id, seats, startsAt: at('09:30'), endsAt: at('11:30'), note: 'Porte B' })
  const book = async (viewer = teacher, n = pupils, sessionId = session.id) => {
    const one = await bookClass(viewer, ClassSignUp.parse({ sessionId, level: 'TROISIEME', className: '3e B', pupils: n, adults: 2, formKey: newId() }))
    if (!one.ok) throw new Error(one.reason)
    return one.signUp.id
  }
  const id = await book()
  const ask = async (lines: [string, string, string][] = [[other, '14:00', '16:00']], more: object = {}) => {
    const asked = await askTime(host, id, asking(lines, more))
    if (!asked.ok) throw new Error(asked.reason)
    return db().timeRequest.findUniqueOrThrow({ where: { id: asked.id }, include: { dates: { orderBy: { startsAt: 'asc' } } } })
  }
  return { host, teacher, activity, session, id, ask, book }
}
const signUpOf = (id: string) => db().signUp.findUniqueOrThrow({ where: { id }, include: { session: true } })
const stateOf = async (id: string) => (await db().timeRequest.findUniqueOrThrow({ where: { id } })).state
const mails = async (to: string) => (await db().message.findMany({ where: { recipient: to }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)

describe('a host asks a class for another time', () => {
  test('with up to three dates and a word: the school is told and nothing moves', async () => {
    const { ask, teacher, id, session } = await booked()
    const request = await ask([[other, '14:00', '16:00'], [other, '09:00', '11:00'], [other, '09:00', '11:00']], { message: 'La presse est en révision.' })
    expect(request.dates.map(({ startsAt }) => startsAt)).toEqual([at('09:00', other), at('14:00', other)])
    expect(await signUpOf(id)).toMatchObject({ sessionId: session.id, status: 'CONFIRMED' })
    expect(await mails(teacher.email)).toEqual(['signup.confirmed', 'time.asked'])
    const mail = await db().message.findFirstOrThrow({ where: { recipient: teacher.email, kind: 'time.asked' } })
    expect(mail.text).toContain('La presse est en révision.')
    expect(mail.text).toContain(`/ecole/classes/${id}/autre-date`)
  })

  test('once at a time, never for the date it has, one that is past, an hour that does not exist or a day without school', async () => {
    const { host, id, ask } = await booked()
    const refusalOf = async (lines: [string, string, string][]) => { const asked = await askTime(host, id, asking(lines)); return asked.ok ? 'asked' : [asked.reason, asked.details?.n] }
    expect(await refusalOf([[other, '09:00', '10:00'], [day, '09:30', '11:30']])).toEqual(['sameDate', 1])
    expect(await refusalOf([['2020-03-02', '09:00', '10:00']])).toEqual(['datePast', 0])
    const spring = `${Number(day.slice(0, 4)) + 1}-05-01`
    expect(await refusalOf([[spring, '09:00', '10:00']])).toEqual(['publicHoliday', 0])
    await ask()
    expect(await refusalOf([[other, '09:00', '10:00']])).toEqual(['alreadyAsked', undefined])
  })

  test('and no other company, nor of a class that waits or does not come', async () => {
    const { id, host, teacher, book } = await booked({ seats: 22 })
    await expect(askTime(await aCompanyViewer(), id, asking([[other, '09:00', '10:00']]))).rejects.toMatchObject({ status: 404 })
    await expect(askTime(teacher, id, asking([[other, '09:00', '10:00']]))).rejects.toMatchObject({ status: 404 })
    const waits = await book(await aTeacher())
    expect(await askTime(host, waits, asking([[other, '09:00', '10:00']]))).toEqual({ ok: false, reason: 'notExpected' })
    await cancelSignUp(teacher, id)
    expect(await askTime(host, id, asking([[other, '09:00', '10:00']]))).toEqual({ ok: false, reason: 'notExpected' })
  })

  test('the form wants a whole date: half of one is named at its field', () => {
    const problems = (dates: object[]) => AskTime.safeParse({ dates }).error?.issues.map(({ path, message }) => [path.join('.'), message])
    expect(problems([{ date: '2027-03-02' }])).toEqual([['dates.0.startTime', 'required'], ['dates.0.endTime', 'required']])
    expect(problems([{ startTime: '09:00', endTime: '10:00' }])).toEqual([['dates.0.date', 'required']])
    expect(problems([{ date: '2027-03-02', startTime: '10:00', endTime: '09:00' }])).toEqual([['dates.0.endTime', 'endBeforeStart']])
    expect(problems([{}, {}])).toEqual([['dates[0].date', 'required']])
    expect(AskTime.parse({ dates: [{}, { date: '2027-03-02', startTime: '09:00', endTime: '10:00' }] }).dates).toEqual([{ date: '2027-03-02', startTime: '09:00', endTime: '10:00', index: 1 }])
  })
})

describe('the school takes a date', () => {
  test('the class moves to a session that is made for it, decisions are asked again and say what changed, freed seats go to who waits', async () => {
    const { id, ask, teacher, host, session, book } = await booked({ seats: 24, approvals: ['RECTORATE'] })
    const inspector = await anInspector()
    const [first] = await db().approval.findMany({ where: { signUpId: id } })
    await decideApproval(inspector, { approvalId: first!.id, decision: 'GIVEN' })
    const waiter = await aTeacher()
    const waits = await book(waiter)
    const request = await ask()
    expect(await takeTime(teacher, request.id, request.dates[0]!.id)).toEqual({ ok: true, signUpId: id })
    const moved = await signUpOf(id)
    expect(moved).toMatchObject({ status: 'PENDING', session: { startsAt: at('14:00', other), endsAt: at('16:00', other), seats: 22, note: 'Porte B', activityId: session.activityId } })
    const approvals = await db().approval.findMany({ where: { signUpId: id }, orderBy: { askedAt: 'asc' } })
    expect(approvals.map(({ state, basis }) => [state, (basis as { startsAt: string }).startsAt])).toEqual([['SUPERSEDED', at('09:30').toISOString()], ['ASKED', at('14:00', other).toISOString()]])
    expect((await signUpOf(waits)).status).toBe('OFFERED')
    expect(await stateOf(request.id)).toBe('ACCEPTED')
    expect(await mails(teacher.email)).toEqual(['signup.received', 'signup.confirmed', 'time.asked', 'signup.sessionMoved'])
    expect(await mails(host.email)).toEqual(['time.taken'])
    expect(await db().auditEntry.count({ where: { subjectId: id, action: { in: ['signup.moved', 'time.asked', 'time.accepted'] } } })).toBe(3)
  })

  test('or to the session of that date which the activity has already, if there is room; who waits there is not overtaken', async () => {
    const { id, ask, teacher, activity } = await booked()
    const there = await aSession({ activityId: activity.id, seats: 22, startsAt: at('14:00', other), endsAt: at('16:00', other) })
    const request = await ask()
    const rival = await aTeacher()
    const inTheWay = await bookClass(rival, ClassSignUp.parse({ sessionId: there.id, level: 'TROISIEME', pupils: 1, adults: 0, formKey: newId() }))
    expect(await takeTime(teacher, request.id, request.dates[0]!.id)).toEqual({ ok: false, reason: 'full', details: { n: 21 } })
    expect([await stateOf(request.id), (await signUpOf(id)).session.startsAt]).toEqual(['ASKED', at('09:30')])
    if (inTheWay.ok) await cancelSignUp(rival, inTheWay.signUp.id)
    expect(await takeTime(teacher, request.id, request.dates[0]!.id)).toMatchObject({ ok: true })
    expect((await signUpOf(id)).sessionId).toBe(there.id)
  })

  test('where the host would move the whole session and the class is alone, the session moves and stays the same; not once others are there', async () => {
    const alone = await booked()
    const request = await alone.ask(undefined, { wholeSession: true })
    expect(await takeTime(alone.teacher, request.id, request.dates[0]!.id)).toMatchObject({ ok: true })
    expect(await signUpOf(alone.id)).toMatchObject({ sessionId: alone.session.id, session: { startsAt: at('14:00', other), sequence: 1, seats: 60 } })
    expect(await stateOf(request.id)).toBe('ACCEPTED')
    const shared = await booked()
    const second = await shared.ask(undefined, { wholeSession: true })
    const stays = await shared.book(await aTeacher())
    expect(await takeTime(shared.teacher, second.id, second.dates[0]!.id)).toMatchObject({ ok: true })
    expect((await signUpOf(shared.id)).sessionId).not.toBe(shared.session.id)
    expect(await signUpOf(stays)).toMatchObject({ sessionId: shared.session.id, session: { startsAt: at('09:30'), sequence: 0 } })
  })

  test('the invitation keeps its UID and its SEQUENCE grows, also from a session that had moved often', async () => {
    const { id, ask, teacher, session } = await booked()
    const staff = await aStaffViewer()
    for (const hour of ['10:00', '10:30', '10:45']) {
      const { version, seats } = await db().session.findUniqueOrThrow({ where: { id: session.id } })
      await saveSession(staff, { sessionId: session.id, version, startsAt: at(hour), endsAt: at('12:00'), seats })
    }
    const read = async () => {
      const content = (await invitationFor({ kind: 'signup.sessionMoved', aboutType: 'SignUp', aboutId: id, recipient: teacher.email, locale: 'fr' } as never))?.content ?? ''
      return { uid: /UID:(.+)\r/.exec(content)?.[1], sequence: Number(/SEQUENCE:(\d+)/.exec(content)?.[1]), start: /DTSTART;TZID[^:]*:(\d+)/.exec(content)?.[1] }
    }
    const before = await read()
    const request = await ask()
    await takeTime(teacher, request.id, request.dates[0]!.id)
    const after = await read()
    expect([after.uid, after.start]).toEqual([before.uid, other.replaceAll('-', '')])
    expect(after.sequence).toBeGreaterThan(before.sequence)
  })

  test('is not another school’s, not after the date has passed, and counts as before for a company that receives so many a year', async () => {
    const { ask, teacher, id } = await booked({ maxPerYear: 1 })
    const request = await ask()
    const date = request.dates[0]!.id
    await expect(takeTime(await aTeacher(), request.id, date)).rejects.toMatchObject({ status: 404 })
    await expect(takeTime(teacher, request.id, newId())).rejects.toMatchObject({ status: 404 })
    expect(await takeTime(teacher, request.id, date, at('08:00', addDays(other, 1)))).toEqual({ ok: false, reason: 'past' })
    expect(await takeTime(teacher, request.id, date)).toMatchObject({ ok: true, signUpId: id })
  })
})

describe('nothing moves', () => {
  test('when the school keeps its date with a word, which the host reads', async () => {
    const { ask, teacher, host, id } = await booked()
    const request = await ask()
    expect(await keepTime(teacher, request.id, 'Le car est réservé.')).toEqual({ ok: true, signUpId: id })
    expect(await keepTime(teacher, request.id)).toMatchObject({ ok: true })
    expect(await mails(host.email)).toEqual(['time.kept'])
    expect((await db().message.findFirstOrThrow({ where: { recipient: host.email } })).text).toContain('Le car est réservé.')
    expect(await takeTime(teacher, request.id, request.dates[0]!.id)).toEqual({ ok: false, reason: 'over' })
    expect((await ask()).state).toBe('ASKED')
  })

  test('when the host takes it back, when nobody answers in time, when the class is called off or its session moves anyway', async () => {
    const back = await booked()
    const first = await back.ask()
    await expect(withdrawTime(await aCompanyViewer(), first.id)).rejects.toMatchObject({ status: 404 })
    expect(await withdrawTime(back.host, first.id)).toMatchObject({ ok: true })
    expect(await mails(back.teacher.email)).toContain('time.withdrawn')

    const late = await booked()
    const second = await late.ask()
    await expireTimes(at('09:00'))
    expect(await stateOf(second.id)).toBe('ASKED')
    expect(await expireTimes(at('09:31'))).toBeGreaterThan(0)
    expect(await expireTimes(at('09:31'))).toBe(0)
    expect([await stateOf(second.id), await mails(late.host.email)]).toEqual(['EXPIRED', ['time.unanswered']])

    const off = await booked()
    const third = await off.ask()
    await cancelSignUp(off.teacher, off.id)
    expect(await stateOf(third.id)).toBe('OVERTAKEN')

    const moved = await booked()
    const fourth = await moved.ask()
    await saveSession(await aStaffViewer(), { sessionId: moved.session.id, version: 0, startsAt: at('10:00'), endsAt: at('12:00'), seats: 60 })
    expect(await stateOf(fourth.id)).toBe('OVERTAKEN')
  })

  test('a state goes only where the table says', async () => {
    const { ask, host } = await booked()
    const { id, signUpId } = await ask()
    for (const from of Object.values(TimeRequestState)) for (const to of Object.values(TimeRequestState)) {
      await db().timeRequest.update({ where: { id }, data: { state: from } })
      const going = transaction((tx) => moveTime(tx, host, { id, signUpId, state: from }, to))
      if (timeCanBecome(from, to)) await going
      else await expect(going).rejects.toThrow('does not go')
    }
    expect(Object.values(timeTransitions).flat()).toHaveLength(5)
  })
})

describe('at the same moment', () => {
  test('a date that is taken twice is taken once, and two dates that are taken at once leave the class at one of them', async () => {
    const { ask, teacher, id, activity } = await booked()
    const request = await ask([[other, '09:00', '11:00'], [other, '14:00', '16:00']])
    const [one, two] = request.dates.map((date) => date.id) as [string, string]
    const outcomes = await Promise.all([one, one, two, one].map((date) => takeTime(teacher, request.id, date)))
    const winner = (await db().timeProposal.findFirstOrThrow({ where: { requestId: request.id, taken: true } })).id
    expect(outcomes.map(({ ok }) => ok)).toEqual([one, one, two, one].map((date) => date === winner))
    expect(await db().session.count({ where: { activityId: activity.id } })).toBe(2)
    expect((await mails(teacher.email)).filter((kind) => kind === 'signup.newDate')).toHaveLength(1)
    expect((await signUpOf(id)).status).toBe('CONFIRMED')
  })

  test('the host takes back what the school takes: one of them is first, the other is told', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { ask, teacher, host, id, session } = await booked()
      const request = await ask()
      const [taken, back] = await Promise.all([takeTime(teacher, request.id, request.dates[0]!.id), withdrawTime(host, request.id)])
      expect([taken.ok, back.ok].filter(Boolean)).toHaveLength(1)
      expect(await stateOf(request.id)).toBe(taken.ok ? 'ACCEPTED' : 'WITHDRAWN')
      expect((await signUpOf(id)).sessionId === session.id).toBe(!taken.ok)
    }
  })

  test('classes of two sessions that take the same new date get one session, and its seats are never passed', async () => {
    const { ask, teacher, activity, host } = await booked({ pupils: 20 })
    const there = await aSession({ activityId: activity.id, seats: 22, startsAt: at('14:00', other), endsAt: at('16:00', other) })
    const second = await aSession({ activityId: activity.id, seats: 60, startsAt: at('13:30'), endsAt: at('15:30') })
    const rival = await aTeacher()
    const theirs = await bookClass(rival, ClassSignUp.parse({ sessionId: second.id, level: 'TROISIEME', pupils: 20, adults: 2, formKey: newId() }))
    const asked = theirs.ok ? await askTime(host, theirs.signUp.id, asking([[other, '14:00', '16:00']])) : theirs
    if (!asked.ok) throw new Error('not asked')
    const [mine, its] = [await ask(), await db().timeRequest.findUniqueOrThrow({ where: { id: asked.id }, include: { dates: true } })]
    const outcomes = await Promise.all([takeTime(teacher, mine.id, mine.dates[0]!.id), takeTime(rival, its.id, its.dates[0]!.id)])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db().signUp.aggregate({ where: { sessionId: there.id }, _sum: { pupils: true, adults: true } })).toEqual({ _sum: { pupils: 20, adults: 2 } })
  })

  test('a class that grows while it moves is counted where it is, not where it was', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { ask, teacher, id, activity } = await booked({ seats: 60 })
      const there = await aSession({ activityId: activity.id, seats: 24, startsAt: at('14:00', other), endsAt: at('16:00', other) })
      const request = await ask()
      const [moved, grown] = await Promise.all([takeTime(teacher, request.id, request.dates[0]!.id), changeSignUp(teacher, id, { version: 0, level: 'TROISIEME', pupils: 40, adults: 2, stepFree: 0, stepFreeAcknowledged: false })])
      const now = await signUpOf(id)
      // First moved: 42 are too many there, or the form is out of date; first grown: there is no room for 42.
      expect(moved.ok && grown.ok).toBe(false)
      if (now.sessionId === there.id) expect(now.pupils).toBe(20)
    }
  })
})
