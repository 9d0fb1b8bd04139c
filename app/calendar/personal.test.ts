import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aCompanyViewer, anActivity, anApplication, anInspector, aSchool, aSession, aShow, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { setProgrammeStatus } from '~/programmes/commands.server'
import { cancelSessionsOf } from '~/signups/session-changes.server'
import { fromDateOnly } from '~/ui/time'
import { calendarFile, feedEvents, programmeEvents } from './feed.server'
import { createFeed, feedByToken, myFeeds, renewFeed, revokeFeed } from './feeds.server'
import { personalEvents } from './personal.server'
import { FeedScope } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "School", "User", "Contact" CASCADE'))

const ORIGIN = 'https://pavillon.test'
const eventsOf = (viewer: Viewer, scope: Record<string, unknown> = {}) => personalEvents(viewer, FeedScope.parse(scope), ORIGIN, 'fr')
const componentsOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents().filter(({ name }) => name !== 'vtimezone')

async function book(viewer: Viewer, sessionId: string, status: 'CONFIRMED' | 'WAITLISTED' | 'CANCELLED', formKey: string) {
  await db().signUp.create({ data: { sessionId, kind: 'CLASS', status, schoolId: viewer.schoolIds[0] ?? '', level: 'TROISIEME', className: '3e B', pupils: 24, adults: 2, userId: viewer.userId, formKey, queuedAt: new Date() } })
}

test('a teacher’s calendar has their classes, waiting ones as not settled, what they gave up no more, what was called off as cancelled', async () => {
  const teacher = await aTeacher()
  const [booked, waiting, gone, off, foreign] = await Promise.all([aSession(), aSession(), aSession(), aSession(), aSession()])
  await book(teacher, booked.id, 'CONFIRMED', '1')
  await book(teacher, waiting.id, 'WAITLISTED', '2')
  await book(teacher, gone.id, 'CANCELLED', '3')
  await book(teacher, off.id, 'CANCELLED', '4')
  await book(await aTeacher({ school: await aSchool() }), foreign.id, 'CONFIRMED', '5')
  await db().session.update({ where: { id: off.id }, data: { status: 'CANCELLED', sequence: 1 } })
  const events = await eventsOf(teacher)
  expect(new Map(events.map(({ uid, tentative, cancelled }) => [uid, cancelled ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED']))).toEqual(new Map([[booked.uid, 'CONFIRMED'], [waiting.uid, 'TENTATIVE'], [off.uid, 'CANCELLED']]))
  expect(events.find(({ uid }) => uid === booked.uid)?.description).toContain('3e B')
  const [inPublic] = await feedEvents({ sessionIds: [booked.id] }, ORIGIN)
  expect(inPublic?.uid).toBe(booked.uid)
})

test('an exhibitor’s calendar has the show’s days, its deadlines and its people’s shifts, as events or as things to do', async () => {
  const company = await aCompanyViewer()
  const show = await aShow({ startsOn: fromDateOnly('2027-03-09'), endsOn: fromDateOnly('2027-03-11') })
  const application = await anApplication({ showId: show.id, companyId: company.companyIds[0] ?? '', state: 'ACCEPTED' })
  const [badges, done] = [await db().deadline.create({ data: { showId: show.id, title: 'Badges', dueOn: fromDateOnly('2027-02-07'), perCompany: true } }), await db().deadline.create({ data: { showId: show.id, title: 'Logo', dueOn: fromDateOnly('2027-01-07'), perCompany: true } })]
  await db().deadline.create({ data: { showId: show.id, title: 'Bilan interne', dueOn: fromDateOnly('2027-05-07') } })
  await db().deadlineTask.create({ data: { deadlineId: done.id, applicationId: application.id, doneAt: new Date() } })
  const shift = await db().shift.create({ data: { showId: show.id, title: 'Accueil', startsAt: new Date('2027-03-09T08:00:00Z'), endsAt: new Date('2027-03-09T11:00:00Z') } })
  const contact = await db().contact.findFirstOrThrow({ where: { userId: company.userId } })
  await db().shiftDuty.create({ data: { shiftId: shift.id, contactId: contact.id } })

  const events = await eventsOf(company)
  expect(events.map(({ title }) => title).sort()).toEqual(['Badges', 'Salon des ateliers', 'Salon des ateliers : Accueil', '✓ Logo'])
  expect(events.map(({ uid }) => uid)).toContain(shift.uid)
  expect((await programmeEvents({ id: show.id }, ORIGIN)).map(({ uid }) => uid)).toEqual([show.uid])

  const components = componentsOf(await calendarFile('C', await eventsOf(company, { deadlines: 'TODO', alarmMinutes: '60' })))
  const todos = components.filter(({ name }) => name === 'vtodo')
  expect(todos.map((todo) => [todo.getFirstPropertyValue('summary'), todo.getFirstPropertyValue('status'), String(todo.getFirstPropertyValue('due'))]).sort()).toEqual([['Badges', 'NEEDS-ACTION', '2027-02-07'], ['Logo', 'COMPLETED', '2027-01-07']])
  expect(todos.flatMap((todo) => ['dtstart', 'dtend', 'transp'].filter((name) => todo.hasProperty(name)))).toEqual([])
  const days = components.find((one) => one.getFirstPropertyValue('uid') === show.uid)
  expect([String(days?.getFirstPropertyValue('dtstart')), String(days?.getFirstPropertyValue('dtend'))]).toEqual(['2027-03-09', '2027-03-12'])
  expect(components.find((one) => one.getFirstPropertyValue('uid') === shift.uid)?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT1H')
  expect(todos.map((todo) => todo.getAllSubcomponents('valarm').length).sort()).toEqual([0, 1])

  expect((await eventsOf(company, { deadlines: 'NONE' })).map(({ uid }) => uid)).not.toContain(badges.uid)
  expect(await eventsOf(await aCompanyViewer())).toEqual([])
})

test('the rectorate finds the decisions that are due in its own académie', async () => {
  const inspector = await anInspector()
  const session = await aSession({ activityId: (await anActivity({ approvals: ['RECTORATE'] })).id })
  const due = new Date('2027-02-03T16:00:00Z')
  for (const [index, academie] of ['Lille', 'Amiens'].entries()) {
    const teacher = await aTeacher({ school: await aSchool({ academie }) })
    await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'PENDING', schoolId: teacher.schoolIds[0] ?? '', level: 'TROISIEME', pupils: 10, adults: 1, formKey: String(index), approvals: { create: { authority: 'RECTORATE', dueAt: due } } } })
  }
  const events = await eventsOf(inspector)
  expect(events.map(({ startsAt, allDay }) => [startsAt.toISOString().slice(0, 10), allDay])).toEqual([['2027-02-03', true]])
})

test('a secret address reads until it is renewed or taken back; only its hash is kept', async () => {
  const staff = await aStaffViewer()
  const other = await aStaffViewer()
  const token = await createFeed(staff, FeedScope.parse({}))
  expect((await feedByToken(token))?.viewer).toMatchObject({ userId: staff.userId, roles: ['STAFF'] })
  expect(JSON.stringify(await db().calendarFeed.findMany())).not.toContain(token)
  const [feed] = await myFeeds(staff)
  await expect(renewFeed(other, feed?.id ?? '')).rejects.toMatchObject({ status: 404 })
  await expect(revokeFeed(other, feed?.id ?? '')).rejects.toMatchObject({ status: 404 })
  const renewed = await renewFeed(staff, feed?.id ?? '')
  expect(await feedByToken(token)).toBeUndefined()
  expect(await feedByToken(renewed)).toBeDefined()
  await revokeFeed(staff, feed?.id ?? '')
  expect(await feedByToken(renewed)).toBeUndefined()
  expect(await feedByToken('deviné')).toBeUndefined()
})

test('a person whose role ended reads nothing of it any more', async () => {
  const teacher = await aTeacher()
  const session = await aSession()
  await book(teacher, session.id, 'CONFIRMED', '1')
  const token = await createFeed(teacher, FeedScope.parse({}))
  const before = await feedByToken(token)
  expect(before && (await eventsOf(before.viewer))).toHaveLength(1)
  await db().contact.updateMany({ where: { userId: teacher.userId }, data: { endedAt: new Date() } })
  const after = await feedByToken(token)
  expect(after && (await eventsOf(after.viewer))).toEqual([])
})

test('a visit that is settled has the next SEQUENCE, and one sign-up less takes none back', async () => {
  const teacher = await aTeacher()
  const session = await aSession()
  await book(teacher, session.id, 'WAITLISTED', '1')
  await book(teacher, session.id, 'CONFIRMED', '2')
  const sequence = async () => (await eventsOf(teacher))[0]?.sequence
  const before = (await sequence()) ?? NaN
  await db().signUp.updateMany({ where: { formKey: '1' }, data: { status: 'CONFIRMED', version: { increment: 1 } } })
  expect(await sequence()).toBe(before + 1)
  await db().signUp.updateMany({ where: { formKey: '2' }, data: { status: 'CANCELLED', version: { increment: 1 } } })
  expect(await sequence()).toBe(before + 2)
})

test('a show that is postponed leaves its shifts and sessions not settled, called off it ends shifts and deadlines, each with the next SEQUENCE', async () => {
  const staff = await aStaffViewer()
  const show = await aShow({ status: 'CONFIRMED' })
  const [shift, deadline] = [
    await db().shift.create({ data: { showId: show.id, title: 'Accueil', startsAt: new Date('2027-03-09T08:00:00Z'), endsAt: new Date('2027-03-09T11:00:00Z') } }),
    await db().deadline.create({ data: { showId: show.id, title: 'Badges', dueOn: fromDateOnly('2027-02-07') } }),
  ]
  const session = await aSession({ activityId: (await anActivity({ programmeId: show.id })).id })
  const contact = await db().contact.findFirstOrThrow({ where: { userId: staff.userId } })
  await db().shiftDuty.create({ data: { shiftId: shift.id, contactId: contact.id } })
  const stand = async () => {
    const events = await eventsOf(staff)
    return [show, shift, deadline, session].map(({ uid }) => events.find((event) => event.uid === uid)).map((event) => [event?.sequence, event?.cancelled ? 'CANCELLED' : event?.tentative ? 'TENTATIVE' : 'CONFIRMED'])
  }
  expect(await stand()).toEqual([[0, 'CONFIRMED'], [0, 'CONFIRMED'], [0, 'CONFIRMED'], [0, 'CONFIRMED']])
  await setProgrammeStatus(staff, show.id, { status: 'POSTPONED', statusNote: 'Grève' })
  expect(await stand()).toEqual([[1, 'TENTATIVE'], [1, 'TENTATIVE'], [1, 'TENTATIVE'], [1, 'TENTATIVE']])
  await setProgrammeStatus(staff, show.id, { status: 'CANCELLED' }, (tx) => cancelSessionsOf(tx, staff, { programmeId: show.id }, 'Grève'))
  expect(await stand()).toEqual([[2, 'CANCELLED'], [2, 'CANCELLED'], [2, 'CANCELLED'], [3, 'CANCELLED']])
  await setProgrammeStatus(staff, show.id, { status: 'PLANNED' })
  expect((await stand()).slice(1, 3)).toEqual([[3, 'CONFIRMED'], [3, 'CONFIRMED']])
})

test('a company’s calendar has the shifts of its people, which keep nobody else busy, and the show at which it stands with another', async () => {
  const [host, guest] = [await aCompanyViewer({ name: 'Nadia' }), await aCompanyViewer()]
  const colleague = await aCompanyViewer({ name: 'Karim', company: { id: host.companyIds[0] ?? '' } })
  const show = await aShow()
  const application = await anApplication({ showId: show.id, companyId: host.companyIds[0] ?? '', state: 'ACCEPTED' })
  await db().coExhibitor.create({ data: { applicationId: application.id, companyId: guest.companyIds[0] ?? '' } })
  const shift = await db().shift.create({ data: { showId: show.id, title: 'Accueil', needed: 2, startsAt: new Date('2027-03-09T08:00:00Z'), endsAt: new Date('2027-03-09T11:00:00Z') } })
  const contactOf = (viewer: Viewer) => db().contact.findFirstOrThrow({ where: { userId: viewer.userId } })
  await db().shiftDuty.create({ data: { shiftId: shift.id, contactId: (await contactOf(colleague)).id } })
  const seen = async (viewer: Viewer) => (await eventsOf(viewer)).find(({ uid }) => uid === shift.uid)
  expect(await seen(host)).toMatchObject({ title: 'Salon des ateliers : Accueil (Karim)', free: true })
  expect(await calendarFile('C', await eventsOf(host))).toMatch(/UID:[\s\S]*Accueil \(Karim\)[\s\S]*TRANSP:TRANSPARENT/)
  expect(await seen(colleague)).toMatchObject({ title: 'Salon des ateliers : Accueil', free: false })
  await db().shiftDuty.create({ data: { shiftId: shift.id, contactId: (await contactOf(host)).id } })
  expect(await seen(host)).toMatchObject({ title: 'Salon des ateliers : Accueil', description: 'Karim', free: false })
  expect(await seen(guest)).toBeUndefined()
  expect((await eventsOf(guest)).map(({ uid }) => uid)).toEqual([show.uid])
})

test('a decision that is put off has the next SEQUENCE; one about a class that called off is no decision any more', async () => {
  const inspector = await anInspector()
  const teacher = await aTeacher({ school: await aSchool({ academie: 'Lille' }) })
  const session = await aSession({ activityId: (await anActivity({ approvals: ['RECTORATE'] })).id })
  const { approvals: [approval], id } = await db().signUp.create({
    data: { sessionId: session.id, kind: 'CLASS', status: 'PENDING', schoolId: teacher.schoolIds[0] ?? '', level: 'TROISIEME', pupils: 10, adults: 1, formKey: 'x', approvals: { create: { authority: 'RECTORATE', dueAt: new Date('2027-02-03T16:00:00Z') } } }, include: { approvals: true },
  })
  const [first] = await eventsOf(inspector)
  await db().approval.update({ where: { id: approval?.id ?? '' }, data: { dueAt: new Date('2027-02-05T16:00:00Z'), notes: { create: [{ kind: 'QUESTION', text: 'Quel transport ?' }, { kind: 'ANSWER', text: 'Le bus' }] } } })
  const [second] = await eventsOf(inspector)
  expect([first?.uid === second?.uid, first?.sequence, second?.sequence, second?.startsAt.toISOString().slice(0, 10)]).toEqual([true, 0, 2, '2027-02-05'])
  await db().signUp.update({ where: { id }, data: { status: 'CANCELLED' } })
  expect(await eventsOf(inspector)).toEqual([])
})

test('a company’s calendar has the sessions that it receives, alone or with another, and no others', async () => {
  const company = await aCompanyViewer()
  const [own, shared, foreign] = [await aSession({ activityId: (await anActivity({ hostId: company.companyIds[0] })).id }), await aSession({ activityId: (await anActivity()).id }), await aSession()]
  await db().activityHost.create({ data: { activityId: shared.activityId, companyId: company.companyIds[0] ?? '' } })
  const uids = (await eventsOf(company)).map(({ uid }) => uid)
  expect(new Set(uids)).toEqual(new Set([own.uid, shared.uid]))
  expect(uids).not.toContain(foreign.uid)
})
