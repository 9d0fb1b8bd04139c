import { expect, test } from 'vitest'
import { aCompany, aCompanyViewer, aProgramme, aSession, aStaffViewer, aTeacher, anActivity } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { dateOnly, fromDateOnly, localDate, localTime } from '~/ui/time'
import { labelConditionsOf } from '~/programmes/label-conditions'
import { addSessions, cancelActivity, copyActivity, copyProgramme, createActivity, publishActivity, saveActivity, withdrawActivity } from './commands.server'
import { formValuesOf } from './form-values'
import { hostsOf } from './hosts.server'
import { sendBackActivity } from '~/proposals/moderation.server'
import { companyLabel } from '~/directory/company-words'
import { publicActivity } from './public-queries.server'
import { instantsOf } from './rules'
import { ActivityInput, SessionInput } from './schema'

useTestDatabase()

const offer = () => ActivityInput.parse({
  kind: 'COMPANY_VISIT', title: 'Tourner une pièce', summary: 'Un matin au tour.', placeName: 'Atelier', town: 'Douai',
  levels: ['TROISIEME'], openTo: ['CLASS'], price: 4.5, gear: ['GOGGLES'], stepFree: true, approvals: ['CHAMBER', 'RECTORATE'],
})
const nobodyToTell = async () => undefined
const nobody = { hostId: null, coHostIds: [] }
const trailOf = (subjectId: string) => db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true } })

test('an activity is written as it was typed, and its form shows it again', async () => {
  const staff = await aStaffViewer()
  const [host, other] = [await aCompany({ name: 'Forges du Hainaut' }), await aCompany({ name: 'Tôlerie', town: 'Arras' })]
  const { id } = await createActivity(staff, (await aProgramme()).id, offer(), { hostId: host.id, coHostIds: [host.id, other.id, other.id] })
  const activity = await db().activity.findUniqueOrThrow({ where: { id }, include: { host: true, coHosts: { include: { company: true } } } })
  expect(activity).toMatchObject({ moderation: 'DRAFT', priceCents: 450, slug: 'tourner-une-piece', hostId: host.id, createdById: staff.userId })
  expect(formValuesOf(activity)).toMatchObject({ title: 'Tourner une pièce', price: '4.5', levels: ['TROISIEME'], stepFree: 'on', hearing: undefined, host: companyLabel(host), coHosts: [companyLabel(other)] })
  expect(await trailOf(id)).toEqual([{ action: 'activity.created' }])
})

test('two activities of one title have two addresses', async () => {
  const staff = await aStaffViewer()
  const { id: programmeId } = await aProgramme()
  const made = [await createActivity(staff, programmeId, { ...offer(), title: 'Été au labo' }), await createActivity(staff, programmeId, { ...offer(), title: 'Ete au labo' })]
  const slugs = await db().activity.findMany({ where: { id: { in: made.map(({ id }) => id) } }, select: { slug: true }, orderBy: { slug: 'asc' } })
  expect(slugs.map(({ slug }) => slug)).toEqual(['ete-au-labo', 'ete-au-labo-2'])
})

test('of two people who edit the same activity, the second is told and nothing is lost', async () => {
  const staff = await aStaffViewer()
  const { id } = await createActivity(staff, (await aProgramme()).id, offer())
  expect(await saveActivity(staff, id, 0, { ...offer(), title: 'De la première' }, nobody, nobodyToTell)).toEqual({ ok: true })
  expect(await saveActivity(staff, id, 0, { ...offer(), title: 'De la seconde' }, nobody, nobodyToTell)).toEqual({ ok: false, reason: 'changedMeanwhile' })
  expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: 'De la première', version: 1 })
})

test('those signed up are told of a new place, not of a new title', async () => {
  const staff = await aStaffViewer()
  const { id } = await anActivity({ placeName: 'Atelier', address: null, postcode: null, town: 'Douai' })
  let told = 0
  const tell = async () => { told += 1 }
  await saveActivity(staff, id, 0, { ...offer(), title: 'Autre titre' }, nobody, tell)
  expect(told).toBe(0)
  await saveActivity(staff, id, 1, { ...offer(), town: 'Lens' }, nobody, tell)
  expect(told).toBe(1)
})

test('an activity without a session is not published, and one with a session is', async () => {
  const staff = await aStaffViewer()
  const { id } = await createActivity(staff, (await aProgramme()).id, offer())
  expect(await publishActivity(staff, id)).toEqual({ ok: false, missing: ['sessions'] })
  await addSessions(staff, id, ['2027-03-02'], { startTime: '09:30', endTime: '11:30', seats: 30 })
  expect(await publishActivity(staff, id)).toEqual({ ok: true })
  expect((await db().activity.findUniqueOrThrow({ where: { id } })).moderation).toBe('PUBLISHED')
})

test('what is cancelled takes no new session and is not published again', async () => {
  const staff = await aStaffViewer()
  const { id } = await aSession().then(({ activityId }) => ({ id: activityId }))
  let calledOff = 0
  const cancel = () => cancelActivity(staff, id, 'Atelier en travaux', async () => { calledOff += 1 })
  await cancel()
  await cancel()
  expect(calledOff).toBe(1)
  expect(await addSessions(staff, id, ['2027-03-02'], { startTime: '09:30', endTime: '11:30', seats: 30 })).toEqual({ ok: false, reason: 'cancelled' })
  await expect(publishActivity(staff, id)).rejects.toMatchObject({ status: 404 })
})

test('a series keeps its local hour across the change of hour, and refuses an hour that does not exist, whole', async () => {
  const staff = await aStaffViewer()
  const { id } = await anActivity()
  await addSessions(staff, id, ['2027-03-26', '2027-03-30'], { startTime: '09:30', endTime: '11:30', seats: 30 })
  const hours = await db().session.findMany({ where: { activityId: id }, orderBy: { startsAt: 'asc' }, select: { startsAt: true } })
  expect(hours.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-03-26T08:30:00.000Z', '2027-03-30T07:30:00.000Z'])
  expect(await addSessions(staff, id, ['2027-03-21', '2027-03-28'], { startTime: '02:30', endTime: '04:00', seats: 30 })).toEqual({ ok: false, reason: 'skippedTime', details: { field: 'startTime' } })
  expect(await db().session.count({ where: { activityId: id } })).toBe(2)
})

test('no session for classes lies on a day without school; what the public may visit is free', async () => {
  const staff = await aStaffViewer()
  const programmeId = (await aProgramme({ holidayZone: 'B' })).id
  await db().schoolHoliday.create({ data: { zone: 'B', year: '2026-2027', name: 'Hiver', firstDay: fromDateOnly('2027-02-20'), backOn: fromDateOnly('2027-03-08') } })
  const hours = { startTime: '09:30', endTime: '11:30', seats: 30 }
  const { id: visit } = await anActivity({ programmeId })
  expect(await addSessions(staff, visit, ['2027-02-19', '2027-03-05'], hours)).toEqual({ ok: false, reason: 'schoolHoliday' })
  expect(await addSessions(staff, visit, ['2027-05-06'], hours)).toEqual({ ok: false, reason: 'publicHoliday' })
  expect(await db().session.count({ where: { activityId: visit } })).toBe(0)
  expect(await addSessions(staff, visit, ['2027-02-19', '2027-03-08'], hours)).toMatchObject({ ok: true })
  const { id: openDay } = await anActivity({ programmeId, openTo: ['PERSON', 'CLASS'] })
  expect(await addSessions(staff, openDay, ['2027-02-20', '2027-05-06'], hours)).toMatchObject({ ok: true })
})

test('a copy leaves out sessions for classes that would fall on a day without school, and says how many', async () => {
  const staff = await aStaffViewer()
  const { id: programmeId } = await aProgramme({ startsOn: fromDateOnly('2026-01-01'), endsOn: fromDateOnly('2026-12-31'), signUpOpensAt: new Date('2026-01-05T07:00:00Z') })
  const { id: visit } = await anActivity({ programmeId })
  const { id: openDay } = await anActivity({ programmeId, openTo: ['PERSON'] })
  // 52 weeks after 7 May 2026 it is 6 May 2027, Ascension Day.
  for (const activityId of [visit, openDay]) await aSession({ activityId, startsAt: new Date('2026-05-07T07:30:00Z'), endsAt: new Date('2026-05-07T09:30:00Z') })
  await aSession({ activityId: visit, startsAt: new Date('2026-05-05T07:30:00Z'), endsAt: new Date('2026-05-05T09:30:00Z') })
  const { id, leftOut } = await copyProgramme(staff, programmeId)
  const { activities, signUpOpensAt } = await db().programme.findUniqueOrThrow({ where: { id }, select: { signUpOpensAt: true, activities: { select: { openTo: true, sessions: { select: { startsAt: true } } } } } })
  const days = (open: string) => activities.find(({ openTo }) => openTo.includes(open as never))?.sessions.map(({ startsAt }) => localDate(startsAt))
  expect([leftOut, days('CLASS'), days('PERSON')]).toEqual([1, ['2027-05-04'], ['2027-05-06']])
  expect(signUpOpensAt?.toISOString()).toBe('2027-01-04T07:00:00.000Z')
})

test('next year’s programme has the same weekdays and hours, everything in draft, and nobody signed up', async () => {
  const staff = await aStaffViewer()
  const from = await aProgramme({ kind: 'INDUSTRY_WEEK', title: 'Semaine 2026', startsOn: fromDateOnly('2026-11-16'), endsOn: fromDateOnly('2026-11-22'), labelFrom: fromDateOnly('2026-11-09'), labelConditions: [{ key: 'own-1', words: 'À nous', on: true }] })
  const partner = await db().partner.create({ data: { name: 'Région' } })
  await db().programmePartner.create({ data: { programmeId: from.id, partnerId: partner.id, shareBp: 2_500 } })
  const { id: activityId } = await anActivity({ programmeId: from.id, title: 'Visite 2026' })
  await anActivity({ programmeId: from.id, title: 'Abandonnée', moderation: 'CANCELLED' })
  await aSession({ activityId, startsAt: new Date('2026-11-19T08:30:00Z'), endsAt: new Date('2026-11-19T10:30:00Z'), seats: 31 })
  await aSession({ activityId, startsAt: new Date('2026-11-20T08:30:00Z'), endsAt: new Date('2026-11-20T10:30:00Z'), status: 'CANCELLED' })

  const { id } = await copyProgramme(staff, from.id)
  const copy = await db().programme.findUniqueOrThrow({ where: { id }, include: { partners: true, activities: { include: { sessions: { orderBy: { startsAt: 'asc' } } } } } })
  expect(copy).toMatchObject({ title: 'Semaine 2027', publishedAt: null, status: 'PLANNED', copiedFromId: from.id })
  expect(labelConditionsOf(copy.labelConditions).at(-1)).toEqual({ key: 'own-1', words: 'À nous', on: true })
  expect([dateOnly(copy.startsOn), dateOnly(copy.endsOn), copy.labelFrom && dateOnly(copy.labelFrom)]).toEqual(['2027-11-15', '2027-11-21', '2027-11-08'])
  expect(copy.partners).toMatchObject([{ partnerId: partner.id, shareBp: 2_500 }])
  expect(copy.activities).toHaveLength(1)
  expect(copy.activities[0]).toMatchObject({ title: 'Visite 2027', moderation: 'DRAFT', publishedAt: null, label: 'NONE' })
  const sessions = copy.activities[0]?.sessions ?? []
  expect(sessions.map(({ startsAt }) => `${localDate(startsAt)} ${localTime(startsAt)}`)).toEqual(['2027-11-18 09:30'])
  expect(sessions[0]).toMatchObject({ seats: 31, sequence: 0, status: 'PLANNED' })
})

test('copying holds where the year after has no such hour: it begins an hour later and lasts as long', async () => {
  const staff = await aStaffViewer()
  const { id: programmeId } = await aProgramme()
  const { id: activityId } = await anActivity({ programmeId })
  // 1 April 2029 at 2.30; 52 weeks later, on 31 March 2030, the watches jump from 2 to 3.
  await aSession({ activityId, startsAt: new Date('2029-04-01T00:30:00Z'), endsAt: new Date('2029-04-01T01:30:00Z') })
  const { id } = await copyProgramme(staff, programmeId)
  const [session] = await db().session.findMany({ where: { activity: { programmeId: id } } })
  expect([session?.startsAt.toISOString(), session?.endsAt.toISOString()]).toEqual(['2030-03-31T01:30:00.000Z', '2030-03-31T02:30:00.000Z'])
})

test('a copied activity is a draft of its own without sessions', async () => {
  const staff = await aStaffViewer()
  const { activityId } = await aSession()
  const { id } = await copyActivity(staff, activityId)
  const [copy, from] = await Promise.all([id, activityId].map((one) => db().activity.findUniqueOrThrow({ where: { id: one }, include: { sessions: true } })))
  expect(copy).toMatchObject({ title: from?.title, moderation: 'DRAFT', sessions: [] })
  expect(copy?.uid).not.toBe(from?.uid)
})

test('a host is found by the line that was proposed, by a number or by its whole name; several of one name are a question', async () => {
  const staff = await aStaffViewer()
  const [forges, first] = [await aCompany({ name: 'Forges de l’Écaillon', siren: '552100554', siret: '55210055400013' }), await aCompany({ name: 'Atelier Jumeau', siren: '732829320', siret: null, town: 'Douai' })]
  await aCompany({ name: 'Atelier jumeau', siren: '404833048', siret: null, town: 'Lens' })
  const sites = [await aCompany({ name: 'Deux Sites', siren: '443061841', siret: '44306184100047', town: 'Arras' }), await aCompany({ name: 'Deux Sites', siren: '443061841', siret: null, town: 'Lille' })]
  const means = async (host: string) => {
    const found = await hostsOf(staff, { host, coHosts: [] })
    return found.ok ? found.hosts.hostId : found.errors.host?.[0]
  }
  expect(await means(companyLabel(forges))).toBe(forges.id)
  expect(await means('552 100 554 00013')).toBe(forges.id)
  expect(await means('732829320')).toBe(first.id)
  expect(await means('forges de l’écaillon')).toBe(forges.id)
  expect(await means('ATELIER JUMEAU')).toBe('severalOrganisations|2|Atelier Jumeau, Douai · 732 829 320 ; Atelier jumeau, Lens · 404 833 048')
  expect(await means('443 061 841')).toMatch(/^severalOrganisations\|2\|/)
  expect(await means(companyLabel(sites[1] ?? forges))).toBe(sites[1]?.id)
  expect(await means('Personne du tout')).toBe('unknownOrganisation')
  expect(await hostsOf(staff, { host: undefined, coHosts: [companyLabel(forges), 'Rien de tel'] })).toEqual({ ok: false, errors: { 'coHosts[1]': ['unknownOrganisation'] } })
})

test('an activity goes back to draft while nobody is signed up, and not once somebody is', async () => {
  const staff = await aStaffViewer()
  const session = await aSession()
  const teacher = await aTeacher()
  await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'CONFIRMED', schoolId: teacher.schoolIds[0], level: 'TROISIEME', pupils: 20, adults: 2, userId: teacher.userId, formKey: 'un' } })
  expect(await withdrawActivity(staff, session.activityId)).toEqual({ ok: false, reason: 'signedUp', details: { n: 1 } })
  await db().signUp.updateMany({ data: { status: 'CANCELLED' } })
  expect(await withdrawActivity(staff, session.activityId)).toEqual({ ok: true })
  expect(await publicActivity((await db().activity.findUniqueOrThrow({ where: { id: session.activityId } })).slug)).toBeNull()
  await expect(withdrawActivity(staff, session.activityId)).rejects.toMatchObject({ status: 404 })
})

test('a night shift visit ends the next day, also when the clocks change, and saved unchanged it stays', async () => {
  for (const [date, hours] of [['2027-01-15', 4], ['2027-03-27', 3], ['2026-10-24', 5]] as const) {
    const input = SessionInput.parse({ date, startTime: '23:00', endTime: '03:00', overnight: true, seats: 20 })
    const typed = instantsOf(input, 'Europe/Paris')
    expect((typed.endsAt.getTime() - typed.startsAt.getTime()) / 3_600_000).toBe(hours)
    expect(instantsOf(input, 'Europe/Paris', typed)).toEqual(typed)
  }
  expect(SessionInput.safeParse({ date: '2027-01-15', startTime: '23:00', endTime: '03:00', seats: 20 }).success).toBe(false)
})

test('a proposal is sent back once, with a reason that its proposer reads; what was not proposed is not', async () => {
  const staff = await aStaffViewer()
  const proposer = await aCompanyViewer()
  const { id } = await anActivity({ moderation: 'PROPOSED', title: 'Souder, de près', hostId: proposer.companyIds[0], createdById: proposer.userId })
  expect(await sendBackActivity(staff, id, '  ')).toEqual({ ok: false, reason: 'reasonNeeded' })
  const outcomes = await Promise.allSettled([1, 2].map(() => sendBackActivity(staff, id, 'Il manque les consignes de sécurité.')))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ moderation: 'SENT_BACK', moderationReason: 'Il manque les consignes de sécurité.' })
  const mails = await db().message.findMany({ where: { aboutId: id } })
  expect(mails).toMatchObject([{ recipient: proposer.email, subject: 'À revoir : Souder, de près' }])
  expect(mails[0]?.text).toContain('Il manque les consignes de sécurité.')
  expect(await db().auditEntry.count({ where: { subjectId: id, action: 'activity.sentBack' } })).toBe(1)
})
