import { beforeEach, describe, expect, test } from 'vitest'
import { viewerOfUser, type Viewer } from '~/access/viewer.server'
import { anInspector, aSchool, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Session } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, todayIn } from '~/ui/time'
import { answerMore, askForMore, decideMany } from './approvals-commands.server'
import { approvalOf, queueOf } from './approvals-queries.server'
import { maySend, remindAuthorities } from './approvals-reminders.server'
import { changesOf, dueAfterAnswer, mapAddress } from './approvals-rules'
import { byArea, yearOf } from './approvals-year.server'
import { areaNamesOf, mapOf } from './map.server'
import { bookClass, changeSignUp, decideApproval } from './commands.server'
import { delegate, delegationsOf, endDelegation } from './delegations.server'
import { saveSession } from './session-changes.server'

useTestDatabase()

const DAY = 86_400_000
let teacher: Viewer
let inspector: Viewer
let staff: Viewer
let session: Session
let keys = 0

beforeEach(async () => {
  ;[teacher, inspector, staff, session] = [await aTeacher(), await anInspector(), await aStaffViewer(), await aSession({ seats: 60, activity: { approvals: ['CHAMBER', 'RECTORATE'] } })]
})

const party = (pupils: number) => ({ level: 'TROISIEME' as const, pupils, adults: 2, stepFree: 0, stepFreeAcknowledged: false })

async function book(pupils = 20, by = teacher) {
  const booked = await bookClass(by, { ...party(pupils), sessionId: session.id, formKey: `avis-form-${(keys += 1)}` })
  if (!booked.ok) throw new Error(booked.reason)
  return booked.signUp.id
}

const asked = async (signUpId: string, authority: 'CHAMBER' | 'RECTORATE' = 'RECTORATE') => db().approval.findFirstOrThrow({ where: { signUpId, authority, state: { not: 'SUPERSEDED' } } })
const statusOf = async (id: string) => (await db().signUp.findUniqueOrThrow({ where: { id } })).status
const is404 = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 })
const trail = async (id: string) => (await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map(({ action }) => action)

describe('an authority that needs to know more', () => {
  test('asks the school, which is told, answers, and the decision is asked again', async () => {
    const id = await book()
    const approval = await asked(id)
    expect(await askForMore(inspector, approval.id, '  ')).toMatchObject({ reason: 'reasonNeeded' })
    expect(await askForMore(inspector, approval.id, 'Qui porte la trousse de secours ?')).toEqual({ ok: true })
    expect(await asked(id)).toMatchObject({ state: 'MORE_ASKED' })
    expect(await statusOf(id)).toBe('PENDING')
    const mail = await db().message.findFirstOrThrow({ where: { kind: 'approval.moreAsked', aboutId: id } })
    expect(mail.recipient).toBe(teacher.email)
    expect(mail.text).toContain('Qui porte la trousse de secours ?')
    expect(mail.text).toContain(`/ecole/classes/${id}/repondre`)
    await is404(answerMore(await aTeacher(), approval.id, 'Nous'))
    expect(await answerMore(teacher, approval.id, 'Une des deux accompagnatrices.')).toEqual({ ok: true, signUpId: id })
    expect(await asked(id)).toMatchObject({ state: 'ASKED', toldAt: null })
    expect(await answerMore(teacher, approval.id, 'Encore')).toMatchObject({ reason: 'decided' })
    const { notes, history } = await approvalOf(inspector, approval.id)
    expect(notes.map(({ kind, text, by }) => [kind, text, by])).toEqual([['QUESTION', 'Qui porte la trousse de secours ?', inspector.name], ['ANSWER', 'Une des deux accompagnatrices.', teacher.name]])
    expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining(['booked', 'asked', 'question', 'answer']))
    expect(await trail(id)).toEqual(['signup.created', 'approval.moreAsked', 'approval.answered'])
  })

  test('may decide without waiting; after that there is nothing to ask or answer', async () => {
    const id = await book()
    const approval = await asked(id)
    await askForMore(inspector, approval.id, 'Combien d’adultes ?')
    expect(await decideApproval(inspector, { approvalId: approval.id, decision: 'GIVEN' })).toMatchObject({ ok: true, status: 'PENDING' })
    expect(await askForMore(inspector, approval.id, 'Encore ?')).toMatchObject({ reason: 'decided' })
    expect(await answerMore(teacher, approval.id, 'Deux')).toMatchObject({ reason: 'decided' })
  })

  test('asks for its own decision only: not the other’s, not another académie’s', async () => {
    const id = await book()
    await is404(askForMore(staff, (await asked(id)).id, 'Qui ?'))
    await is404(askForMore(inspector, (await asked(id, 'CHAMBER')).id, 'Qui ?'))
    await is404(askForMore(await anInspector({ academie: 'Amiens' }), (await asked(id)).id, 'Qui ?'))
    expect(await askForMore(staff, (await asked(id, 'CHAMBER')).id, 'Qui ?')).toEqual({ ok: true })
  })

  test('and decides at the same instant: one of them counts', async () => {
    for (let round = 0; round < 5; round += 1) {
      const approval = await asked(await book(2))
      const [more, given] = await Promise.all([askForMore(inspector, approval.id, 'Qui ?'), decideApproval(inspector, { approvalId: approval.id, decision: 'GIVEN' })])
      expect(given.ok).toBe(true)
      expect((await db().approval.findUniqueOrThrow({ where: { id: approval.id } })).state).toBe('GIVEN')
      expect(await db().approvalNote.count({ where: { approvalId: approval.id } })).toBe(more.ok ? 1 : 0)
    }
  })
})

describe('many decisions at once', () => {
  test('are each its own: those of others, and those that were decided, are passed over', async () => {
    const ids = [await book(5), await book(5), await book(5)]
    const approvals = await Promise.all(ids.map((id) => asked(id)))
    await decideApproval(inspector, { approvalId: approvals[0]!.id, decision: 'GIVEN' })
    expect(await decideMany(inspector, [], 'GIVEN')).toMatchObject({ reason: 'nothingChosen' })
    expect(await decideMany(inspector, approvals.map(({ id }) => id), 'REFUSED', ' ')).toMatchObject({ reason: 'reasonNeeded' })
    expect(await decideMany(inspector, approvals.map(({ id }) => id), 'GIVEN')).toEqual({ ok: true, decided: 2, passed: 1 })
    await is404(decideMany(inspector, [(await asked(ids[0]!, 'CHAMBER')).id], 'GIVEN'))
    expect(await Promise.all(ids.map(statusOf))).toEqual(['PENDING', 'PENDING', 'PENDING'])
    for (const id of ids) await decideApproval(staff, { approvalId: (await asked(id, 'CHAMBER')).id, decision: 'GIVEN' })
    expect(await Promise.all(ids.map(statusOf))).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED'])
  })

  test('refuse with one reason that each school reads', async () => {
    const ids = [await book(5), await book(5)]
    await decideMany(inspector, await Promise.all(ids.map(async (id) => (await asked(id)).id)), 'REFUSED', 'Plan Vigipirate')
    expect(await Promise.all(ids.map(statusOf))).toEqual(['REFUSED', 'REFUSED'])
    expect(await db().message.count({ where: { kind: 'signup.refused', aboutId: { in: ids }, text: { contains: 'Plan Vigipirate' } } })).toBe(2)
  })
})

describe('a request that changed', () => {
  test('is asked again with what is different, from numbers and from the date', async () => {
    const id = await book(20)
    await decideApproval(inspector, { approvalId: (await asked(id)).id, decision: 'GIVEN' })
    const { version } = await db().signUp.findUniqueOrThrow({ where: { id } })
    await changeSignUp(teacher, id, { ...party(24), version })
    const again = await asked(id)
    expect(again.state).toBe('ASKED')
    expect((await approvalOf(inspector, again.id)).changes).toEqual([{ field: 'pupils', from: 20, to: 24 }])
    const later = (date: Date) => new Date(date.getTime() + 3_600_000)
    await saveSession(staff, { sessionId: session.id, version: 0, startsAt: later(session.startsAt), endsAt: later(session.endsAt), seats: 60 })
    const { changes, history } = await approvalOf(inspector, (await asked(id)).id)
    expect(changes.map(({ field }) => field)).toEqual(['startsAt', 'endsAt'])
    expect(history.filter(({ authority }) => authority === 'RECTORATE').map(({ what }) => what)).toEqual(['asked', 'given', 'superseded', 'superseded'])
    expect((await queueOf(inspector)).toDecide.find(({ signUp }) => signUp.id === id)).toMatchObject({ again: true })
  })

  test('shows nothing where it was asked for the first time', async () => {
    expect((await approvalOf(inspector, (await asked(await book())).id)).changes).toEqual([])
  })

  test('says each field that differs, and no other', () => {
    const basis = { pupils: 20, adults: 2, level: 'TROISIEME', startsAt: 'a', endsAt: 'b', place: 'Douai' }
    expect(changesOf(basis, basis)).toEqual([])
    expect(changesOf(basis, { ...basis, place: 'Maubeuge', adults: 3 })).toEqual([{ field: 'adults', from: 2, to: 3 }, { field: 'place', from: 'Douai', to: 'Maubeuge' }])
    expect(changesOf({}, { pupils: 3 })).toEqual([{ field: 'pupils', from: null, to: 3 }])
  })
})

describe('what an inspector reads', () => {
  test('is their own académie, and no school for which they act themselves', async () => {
    const id = await book()
    const approval = await asked(id)
    await is404(approvalOf(await anInspector({ academie: 'Amiens' }), approval.id))
    await is404(approvalOf(staff, approval.id))
    const torn: Viewer = { ...inspector, schoolIds: teacher.schoolIds }
    await is404(approvalOf(torn, approval.id))
    await is404(decideApproval(torn, { approvalId: approval.id, decision: 'GIVEN' }))
    expect((await queueOf(torn)).toDecide.some(({ signUp }) => signUp.id === id)).toBe(false)
    expect((await queueOf(inspector)).toDecide.some(({ signUp }) => signUp.id === id)).toBe(true)
  })

  test('is sorted by what is due first; what a school must answer stands apart', async () => {
    const ids = [await book(3), await book(3), await book(3)]
    const approvals = await Promise.all(ids.map((id) => asked(id)))
    await db().approval.update({ where: { id: approvals[1]!.id }, data: { dueAt: new Date(Date.now() - DAY) } })
    await askForMore(inspector, approvals[2]!.id, 'Qui ?')
    const { toDecide, atSchool, late } = await queueOf(inspector)
    const mine = toDecide.filter(({ signUp }) => ids.includes(signUp.id)).map(({ signUp }) => signUp.id)
    expect(mine).toEqual([ids[1], ids[0]])
    expect(atSchool.map(({ signUp }) => signUp.id)).toContain(ids[2])
    expect(late).toBeGreaterThanOrEqual(1)
  })

  test('is the year: classes by school and basin, and decisions given', async () => {
    const own = await aSchool({ academie: 'Corse', basin: 'Bastia', latitude: 42.7, longitude: 9.45 })
    await aSchool({ academie: 'Corse', town: 'Ajaccio', latitude: 41.92, longitude: 8.74 })
    const corsican = await aTeacher({ school: own })
    const of = await anInspector({ academie: 'Corse' })
    const ids = [await book(10, corsican), await book(12, corsican)]
    await decideApproval(of, { approvalId: (await asked(ids[0]!)).id, decision: 'GIVEN' })
    await decideApproval(of, { approvalId: (await asked(ids[1]!)).id, decision: 'REFUSED', reason: 'Non' })
    const first = session.startsAt.getUTCMonth() >= 8 ? session.startsAt.getUTCFullYear() : session.startsAt.getUTCFullYear() - 1
    const { totals, months, schools } = await yearOf(of, first)
    expect(totals).toMatchObject({ classes: 1, pupils: 10, schools: 1, given: 1, refused: 1 })
    expect(byArea(schools, await areaNamesOf(of))).toMatchObject([{ area: { name: 'Bastia' }, classes: 1, pupils: 10, schools: 1 }])
    const map = await mapOf(of, first, 'b:Bastia')
    expect(map.areas.map(({ name, around, schools: all, served, classes, waiting }) => [name, around, all, served, classes, waiting])).toEqual([['Bastia', false, 1, 1, 1, 0], ['Ajaccio', true, 1, 0, 0, 0]])
    expect([map.points.length, map.picked?.list.map(({ id }) => id)]).toEqual([1, [own.id]])
    expect((await mapOf(await anInspector({ academie: 'Nulle part' }), first, 'b:Bastia'))).toMatchObject({ areas: [], points: [], picked: null })
    expect(months).toHaveLength(1)
    expect((await yearOf(of, first - 1)).totals.classes).toBe(0)
  })
})

describe('whoever stands in', () => {
  const today = todayIn()
  const period = { startsOn: today, endsOn: addDays(today, 7) }

  test('decides for the académie from one day to the other, and the trail says for whom', async () => {
    const stand = await aTeacher({ email: 'remplacante@exemple.test' })
    const id = await book()
    expect(await delegate(inspector, { mail: 'remplacante@exemple.test', ...period })).toEqual({ ok: true })
    const now = (await viewerOfUser(stand.userId!))!
    expect(now).toMatchObject({ roles: expect.arrayContaining(['SCHOOL', 'RECTORATE']), academies: ['Lille'] })
    expect(await decideApproval(now, { approvalId: (await asked(id)).id, decision: 'GIVEN' })).toMatchObject({ ok: true })
    expect((await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'approval.decided' } })).changes).toMatchObject({ inPlaceOf: inspector.userId })
    expect(await db().message.count({ where: { kind: 'delegation.given', recipient: 'remplacante@exemple.test' } })).toBe(1)
  })

  test('has no right before, after, once it is ended, nor when who gave it left', async () => {
    const people = await Promise.all([aTeacher(), aTeacher(), aTeacher(), aTeacher()])
    const roles = (who: Viewer) => viewerOfUser(who.userId!).then((viewer) => viewer!.roles.includes('RECTORATE'))
    await delegate(inspector, { mail: people[0].email, startsOn: addDays(today, 1), endsOn: addDays(today, 2) })
    expect(await roles(people[0])).toBe(false)
    await db().delegation.create({ data: { fromId: inspector.userId!, toId: people[1].userId!, academie: 'Lille', startsOn: new Date(addDays(today, -9)), endsOn: new Date(addDays(today, -1)) } })
    expect(await roles(people[1])).toBe(false)
    await delegate(inspector, { mail: people[2].email, ...period })
    expect(await roles(people[2])).toBe(true)
    const { given } = await delegationsOf(inspector)
    await is404(endDelegation(people[3], given.find(({ to }) => to.email === people[2].email)!.id))
    await endDelegation(inspector, given.find(({ to }) => to.email === people[2].email)!.id)
    expect(await roles(people[2])).toBe(false)
    await delegate(inspector, { mail: people[3].email, ...period })
    expect(await roles(people[3])).toBe(true)
    await db().contact.updateMany({ where: { userId: inspector.userId }, data: { endedAt: new Date() } })
    expect(await roles(people[3])).toBe(false)
  })

  test('is somebody with an account, not of the chamber, not oneself, and names nobody in turn', async () => {
    const stand = await aTeacher()
    const name = (mail: string, days = period) => delegate(inspector, { mail, ...days })
    expect(await name('personne@exemple.test')).toMatchObject({ reason: 'noAccount' })
    expect(await name(staff.email)).toMatchObject({ reason: 'staff' })
    expect(await name(inspector.email)).toMatchObject({ reason: 'self' })
    expect(await name((await anInspector()).email)).toMatchObject({ reason: 'already' })
    expect(await name(stand.email, { startsOn: today, endsOn: addDays(today, -1) })).toMatchObject({ reason: 'endBeforeStart' })
    expect(await name(stand.email, { startsOn: today, endsOn: addDays(today, 400) })).toMatchObject({ reason: 'tooLong' })
    await name(stand.email)
    await is404(delegate((await viewerOfUser(stand.userId!))!, { mail: teacher.email, ...period }))
    await is404(delegate(teacher, { mail: stand.email, ...period }))
  })
})

describe('reminders', () => {
  const at = (text: string) => new Date(`${text}+01:00`)

  test.each([
    ['before eight', '2026-11-23T07:59:00', false], ['at eight', '2026-11-23T08:00:00', true], ['at six in the evening', '2026-11-23T18:00:00', false],
    ['on Saturday', '2026-11-21T10:00:00', false], ['on 11 November', '2026-11-11T10:00:00', false],
  ])('are sent by day only: %s', (_, moment, expected) => expect(maySend(at(moment))).toBe(expected))

  test('name what is due within two days, once, to all who may decide', async () => {
    await db().approval.deleteMany()
    await db().contact.updateMany({ where: { role: 'RECTORATE', userId: { not: inspector.userId } }, data: { endedAt: new Date() } })
    await db().delegation.deleteMany()
    const [near, far] = [await asked(await book(3)), await asked(await book(3))]
    const now = at('2026-11-23T09:00:00')
    await db().session.update({ where: { id: session.id }, data: { startsAt: at('2026-12-15T09:00:00'), endsAt: at('2026-12-15T11:00:00') } })
    await db().approval.update({ where: { id: near.id }, data: { dueAt: at('2026-11-24T17:00:00') } })
    await db().approval.update({ where: { id: far.id }, data: { dueAt: at('2026-12-04T17:00:00') } })
    expect(await remindAuthorities(at('2026-11-22T19:00:00'))).toBe(0)
    expect(await Promise.all([remindAuthorities(now), remindAuthorities(now)])).toEqual(expect.arrayContaining([0, 1]))
    const mail = await db().message.findFirstOrThrow({ where: { kind: 'approvals.remind', userId: inspector.userId } })
    expect(mail.subject).toBe('Un avis à rendre d’ici deux jours')
    expect((await db().approval.findUniqueOrThrow({ where: { id: far.id } })).remindedAt).toBeNull()
    expect(await remindAuthorities(at('2026-11-24T09:00:00'))).toBe(0)
  })
})

test('the time that the school took is added to the date, up to two days before the session', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 10, n))
  expect(dueAfterAnswer(day(10), day(3), day(5), day(30))).toEqual(day(12))
  expect(dueAfterAnswer(day(10), day(3), day(9), day(14))).toEqual(day(12))
  expect(dueAfterAnswer(null, day(3), day(5), day(30))).toBeNull()
})

test('a place is shown by its coordinates, else by its address', () => {
  expect(mapAddress({ latitude: 50.3, longitude: 3.9, place: 'x' })).toBe('https://www.openstreetmap.org/?mlat=50.3&mlon=3.9#map=15/50.3/3.9')
  expect(mapAddress({ latitude: null, longitude: null, place: '1 rue A, Douai' })).toContain('query=1%20rue%20A%2C%20Douai')
})
