import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aProgramme, aSession, aShow, aStaffViewer, aTeacher, anActivity } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, fromDateOnly, instantOf, todayIn } from '~/ui/time'
import { deskOf } from './late.server'
import { weekOf } from './week.server'

useTestDatabase()

const DAY = 86_400_000
const today = todayIn()
let staff: Viewer
let teacher: Viewer

beforeEach(async () => {
  ;[staff, teacher] = [await aStaffViewer(), await aTeacher()]
  await db().$executeRaw`TRUNCATE "Programme", "Message" CASCADE`
})

const booking = async (sessionId: string, given: Record<string, unknown> = {}) =>
  db().signUp.create({ data: { sessionId, kind: 'CLASS', status: 'PENDING', schoolId: teacher.schoolIds[0], level: 'TROISIEME', pupils: 20, adults: 2, ...given } })
const whats = async (now?: Date) => (await deskOf(staff, now)).waiting.map(({ what, n, late }) => `${what} ${n}${late ? ' late' : ''}`)

test('a quiet house has nothing that waits', async () => {
  await aSession()
  expect(await deskOf(staff)).toEqual({ waiting: [], label: [] })
})

test('decisions are late once their day has passed, each authority by itself, and not those of a class that was called off', async () => {
  const session = await aSession()
  for (const [authority, days, status] of [['CHAMBER', -1, 'PENDING'], ['RECTORATE', 1, 'PENDING'], ['CHAMBER', -1, 'CANCELLED']] as const) {
    const { id } = await booking(session.id, { status })
    await db().approval.create({ data: { authority, signUpId: id, dueAt: new Date(Date.now() + days * DAY) } })
  }
  expect(await whats()).toEqual(['chamberLate 1 late'])
  expect((await whats(new Date(Date.now() + 2 * DAY))).sort()).toEqual(['chamberLate 1 late', 'rectorateLate 1 late'])
})

test('proposals and requests wait, and are late after a week', async () => {
  await anActivity({ moderation: 'PROPOSED', publishedAt: null })
  const { id: programmeId } = await aProgramme()
  await db().visitRequest.create({ data: { programmeId, schoolId: teacher.schoolIds[0] ?? '', kind: 'WORKSHOP', level: 'CAP', pupils: 12, adults: 1, lastDay: fromDateOnly(addDays(today, 30)) } })
  expect(await whats()).toEqual(['proposals 1', 'requests 1'])
  expect(await whats(new Date(Date.now() + 9 * DAY))).toEqual(['proposals 1 late', 'requests 1 late'])
  expect(await whats(new Date(Date.now() + 40 * DAY))).toEqual(['proposals 1 late'])
})

test('a show’s deadline is missed when it was not done, an exhibitors’ one when an accepted exhibitor did not', async () => {
  const show = await aShow({ startsOn: fromDateOnly(addDays(today, 60)), endsOn: fromDateOnly(addDays(today, 62)) })
  const deadline = (title: string, days: number, more = {}) => db().deadline.create({ data: { showId: show.id, title, dueOn: fromDateOnly(addDays(today, days)), ...more } })
  await Promise.all([deadline('Manquée', -2), deadline('Faite', -2, { doneAt: new Date() }), deadline('À venir', 0), deadline('Annulée', -2, { cancelledAt: new Date() }), deadline('Pour personne', -2, { perCompany: true })])
  const { waiting } = await deskOf(staff)
  expect(waiting).toMatchObject([{ what: 'deadlines', n: 1, named: [{ words: 'Manquée', day: addDays(today, -2) }] }])
})

test('a door that nobody closed, mail that did not leave, and an answer that the committee owes are said', async () => {
  const held = await aSession({ startsAt: new Date(Date.now() - 3 * DAY), endsAt: new Date(Date.now() - 3 * DAY + 7_200_000) })
  await booking(held.id, { status: 'CONFIRMED' })
  await db().message.create({ data: { kind: 'test', dedupeKey: 'desk-1', recipient: 'x@exemple.test', subject: 'x', text: 'x', state: 'FAILED' } })
  const edition = await aProgramme({ kind: 'INDUSTRY_WEEK', labelFrom: fromDateOnly(today), labelUntil: fromDateOnly(addDays(today, 60)), labelDeadline: fromDateOnly(addDays(today, 10)) })
  await anActivity({ programmeId: edition.id, label: 'SUBMITTED', labelSubmittedAt: new Date(Date.now() - 20 * DAY) })
  const ready = await anActivity({ programmeId: edition.id, theme: 'Forge' })
  await aSession({ activityId: ready.id })
  await anActivity({ programmeId: edition.id, label: 'REFUSED', labelReason: 'Trop court' })
  const { waiting, label } = await deskOf(staff)
  expect(waiting.map(({ what, n, late }) => [what, n, late])).toEqual([['attendance', 1, true], ['mailFailed', 1, true], ['labelAnswers', 1, true], ['labelToSubmit', 1, false]])
  expect(label).toMatchObject([{ id: edition.id, ready: 1, submitted: 1, refused: 1, lacking: 0, labelled: 0, over: false }])
})

test('a convention that lacks a signature is said once its visit is near, until all have signed', async () => {
  const papers = await Promise.all([3, 20].map(async (days, index) => {
    const startsAt = instantOf(addDays(today, days), '10:00')
    const session = await aSession({ startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) })
    const { id: signUpId } = await booking(session.id, { status: 'CONFIRMED', className: `3e ${index}` })
    return db().visitPaper.create({ data: { signUpId, kind: 'CONVENTION', year: 2026, sequence: index + 1, facts: {}, signers: ['SCHOOL', 'COMPANY'], signatures: { create: { signer: 'SCHOOL', signedOn: fromDateOnly(today) } } } })
  }))
  expect((await deskOf(staff)).waiting).toMatchObject([{ what: 'conventions', n: 1, late: true, named: [{ words: expect.stringContaining('3e 0'), to: `/papiers/${papers[0]?.signUpId}` }] }])
  await db().paperSignature.create({ data: { paperId: papers[0]?.id ?? '', signer: 'COMPANY', signedOn: fromDateOnly(today) } })
  expect(await whats()).toEqual([])
})

test('a week holds its own sessions from Monday to Sunday, those of cancelled activities left out, and says what each day is', async () => {
  const activity = await anActivity()
  const at = (day: string, time: string) => ({ activityId: activity.id, startsAt: instantOf(day, time), endsAt: new Date(instantOf(day, time).getTime() + 3_600_000) })
  await Promise.all([aSession(at('2027-05-03', '00:00')), aSession(at('2027-05-09', '22:30')), aSession(at('2027-05-02', '23:00')), aSession(at('2027-05-10', '00:00')), aSession({ ...at('2027-05-04', '09:00'), status: 'CANCELLED' })])
  const called = await anActivity({ moderation: 'CANCELLED' })
  await aSession({ ...at('2027-05-04', '10:00'), activityId: called.id })
  await db().schoolHoliday.create({ data: { zone: 'B', year: '2026-2027', name: 'Pont', firstDay: fromDateOnly('2027-05-06'), backOn: fromDateOnly('2027-05-08') } })
  const show = await aShow({ title: 'Salon', startsOn: fromDateOnly('2027-05-05'), endsOn: fromDateOnly('2027-05-05') })
  await db().deadline.create({ data: { showId: show.id, title: 'Catalogue', dueOn: fromDateOnly('2027-05-04') } })

  const { sessions, marks, next } = await weekOf(staff, '2027-05-03')
  expect(sessions.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-05-02T22:00:00.000Z', '2027-05-09T20:30:00.000Z'])
  expect(next).toBeNull()
  expect(marks.map(({ day, what }) => [day.slice(8), what])).toEqual([['04', 'deadline'], ['05', 'show'], ['06', 'publicHoliday'], ['06', 'holiday'], ['07', 'holiday'], ['08', 'publicHoliday']])
  expect((await weekOf(staff, '2027-04-19')).next?.toISOString()).toBe('2027-05-02T21:00:00.000Z')
})
