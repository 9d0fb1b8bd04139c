import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { saveActivity } from '~/activities/commands.server'
import { sentForm, type FormValues } from '~/activities/form-values'
import { publicActivity } from '~/activities/public-queries.server'
import { ActivityInput, SessionInput } from '~/activities/schema'
import { aCompany, aCompanyViewer, anActivity, aProgramme, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass } from '~/signups/commands.server'
import { addDays, localDate, todayIn } from '~/ui/time'
import { dropProposal, sendProposal, shownVersion, startProposal, takeBack } from './commands.server'
import { addDates, changeDate, leaveDate, removeDate } from './dates.server'
import { takeProposalForm } from './form.server'
import { acceptRevision, publishProposal, sendBackActivity, sendBackRevision } from './moderation.server'
import { previewForStaff, previewOf } from './preview.server'
import { formOf, ownProposal, proposalsForStaff, revisionForStaff, standingsOf } from './queries.server'

useTestDatabase()

let company: Viewer
let staff: Viewer
beforeEach(async () => {
  ;[company, staff] = [await aCompanyViewer({ name: 'Sacha' }), await aStaffViewer()]
})

const notFound = expect.objectContaining({ status: 404 })
const later = addDays(todayIn(), 40)
const hours = SessionInput.parse({ date: later, startTime: '09:00', endTime: '11:00', seats: 30 })
const complete = { summary: 'Un matin au tour.', levels: ['TROISIEME'], openTo: ['CLASS'], placeName: 'Atelier', town: 'Douai' }
const mailsOf = (kind: string, { email } = company) => db().message.findMany({ where: { kind, recipient: email }, orderBy: { id: 'asc' } })

async function aProposal(given: FormValues = {}) {
  const { id: programmeId } = await aProgramme()
  const started = await startProposal(company, { programmeId, kind: 'COMPANY_VISIT', title: 'Tourner une pièce' })
  if (!started.ok) throw new Error(started.reason)
  if (Object.keys(given).length > 0) await fill(started.id, given)
  return started.id
}

/** Types into the form as a browser would: on top of what it shows. */
async function fill(id: string, given: FormValues, button = 'enregistrer', by = company) {
  const found = await ownProposal(by, id)
  const fields = sentForm({ ...formOf(found), ...given })
  fields.set('version', String(shownVersion(found)))
  fields.set('faire', button)
  return takeProposalForm(by, id, fields)
}

async function aPublished(given: Parameters<typeof anActivity>[0] = {}) {
  return anActivity({ hostId: company.companyIds[0], summary: 'Un matin au tour.', ...given })
}

describe('a company that proposes', () => {
  test('begins with a title and finds its place filled in; staff read it once it is sent, the public once it is published', async () => {
    const id = await aProposal()
    expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ moderation: 'DRAFT', proposed: true, hostId: company.companyIds[0], approvals: ['CHAMBER', 'RECTORATE'], town: 'Maubeuge' })
    expect(await sendProposal(company, id)).toEqual({ ok: false, reason: 'missing', missing: ['summary', 'audiences', 'sessions'] })
    await fill(id, complete)
    expect(await addDates(company, id, [later], hours)).toEqual({ ok: true })
    const before = (await proposalsForStaff(staff)).proposed.length
    expect(await sendProposal(company, id)).toEqual({ ok: true })
    const { proposed } = await proposalsForStaff(staff)
    expect(proposed).toHaveLength(before + 1)
    expect(proposed.at(-1)).toMatchObject({ id })
    const { slug } = await db().activity.findUniqueOrThrow({ where: { id } })
    expect(await publicActivity(slug)).toBeNull()
    expect(await publishProposal(staff, id)).toEqual({ ok: true })
    expect((await publicActivity(slug))?.sessions).toHaveLength(1)
    expect(await mailsOf('activity.published')).toMatchObject([{ recipient: company.email }])
  })

  test('keeps what is half filled as it was typed, shows it again, and cannot send it', async () => {
    const id = await aProposal(complete)
    await fill(id, { title: 'X', contactMail: 'pas une adresse' }, 'brouillon')
    const found = await ownProposal(company, id)
    expect(formOf(found)).toMatchObject({ title: 'X', contactMail: 'pas une adresse' })
    expect(found).toMatchObject({ halfFilled: true, activity: { title: 'Tourner une pièce' } })
    expect(await previewOf(company, id)).toBeNull()
    expect(await sendProposal(company, id)).toMatchObject({ reason: 'invalid' })
    // What does not hold is not saved by the other button, and stands in the answer.
    expect(await fill(id, { title: 'Y' })).toMatchObject({ ok: false })
    expect(await fill(id, { title: 'Fraiser une pièce', contactMail: undefined })).toMatchObject({ ok: true })
    expect(await ownProposal(company, id)).toMatchObject({ halfFilled: false, activity: { title: 'Fraiser une pièce', contactMail: null } })
  })

  test('is sent back with a reason that it reads by mail and on its page, corrects, and sends again', async () => {
    const id = await aProposal({ ...complete, datesOnRequest: 'on' })
    await sendProposal(company, id)
    expect(await sendBackActivity(staff, id, '  ')).toMatchObject({ reason: 'reasonNeeded' })
    expect(await sendBackActivity(staff, id, 'Dites ce que les élèves verront.')).toEqual({ ok: true })
    expect(await mailsOf('activity.sentBack')).toMatchObject([{ recipient: company.email, text: expect.stringContaining('Dites ce que les élèves verront.') }])
    expect((await standingsOf(company)).toDo).toMatchObject([{ id, standing: 'sentBack', reason: 'Dites ce que les élèves verront.' }])
    await fill(id, { programmeOfVisit: 'Le tour' })
    expect(await sendProposal(company, id)).toEqual({ ok: true })
    expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ moderation: 'PROPOSED', moderationReason: null, programmeOfVisit: 'Le tour' })
  })

  test('does not write under the chamber’s eyes, but may take it back; two forms at once do not overwrite each other', async () => {
    const id = await aProposal({ ...complete, datesOnRequest: 'on' })
    const stale = sentForm({ ...formOf(await ownProposal(company, id)), title: 'De la seconde fenêtre' })
    stale.set('version', String(shownVersion(await ownProposal(company, id))))
    await fill(id, { title: 'De la première fenêtre' })
    expect(await takeProposalForm(company, id, stale)).toMatchObject({ ok: false, reply: { data: { error: { title: ['changedMeanwhile'] } } } })
    await sendProposal(company, id)
    expect(await fill(id, { title: 'Autre' })).toMatchObject({ ok: false })
    expect(await addDates(company, id, [later], hours)).toMatchObject({ reason: 'state' })
    expect(await takeBack(company, id)).toEqual({ ok: true })
    expect(await fill(id, { title: 'Autre' })).toMatchObject({ ok: true })
    expect(await dropProposal(company, id)).toEqual({ ok: true, gone: true })
    expect(await db().activity.count({ where: { id } })).toBe(0)
  })

  test('decides nothing that is the house’s, names no other host, and proposes in no programme that is not open', async () => {
    const id = await aProposal()
    await fill(id, { ...complete, approvals: [], host: 'Une autre', latitude: '1', longitude: '1' })
    expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ approvals: ['CHAMBER', 'RECTORATE'], hostId: company.companyIds[0], latitude: null })
    const past = await aProgramme({ startsOn: new Date('2020-09-01'), endsOn: new Date('2021-07-01') })
    expect(await startProposal(company, { programmeId: past.id, kind: 'WORKSHOP', title: 'Trop tard' })).toMatchObject({ reason: 'programmeOver' })
    await expect(startProposal(company, { programmeId: past.id, companyId: (await aCompany()).id, kind: 'WORKSHOP', title: 'Au nom d’une autre' })).rejects.toEqual(notFound)
    await expect(startProposal(await aTeacher(), { programmeId: past.id, kind: 'WORKSHOP', title: 'Sans entreprise' })).rejects.toEqual(notFound)
  })

  test('sees and writes its own alone: another’s, and what the house prepares for it, are not there; a co-host reads what is published', async () => {
    const id = await aProposal(complete)
    const other = await aCompanyViewer()
    for (const work of [() => ownProposal(other, id), () => fill(id, {}, 'enregistrer', other), () => sendProposal(other, id), () => takeBack(other, id), () => dropProposal(other, id), () => addDates(other, id, [later], hours), () => previewOf(other, id), () => ownProposal(other, 'no-id')]) {
      await expect(work()).rejects.toEqual(notFound)
    }
    const prepared = await anActivity({ hostId: company.companyIds[0], moderation: 'DRAFT' })
    await expect(ownProposal(company, prepared.id)).rejects.toEqual(notFound)
    const shared = await aPublished()
    await db().activityHost.create({ data: { activityId: shared.id, companyId: other.companyIds[0]! } })
    expect(await ownProposal(other, shared.id)).toMatchObject({ own: false, revision: undefined })
    await expect(sendProposal(other, shared.id)).rejects.toEqual(notFound)
    await db().activityHost.create({ data: { activityId: id, companyId: other.companyIds[0]! } })
    await expect(ownProposal(other, id)).rejects.toEqual(notFound)
  })

  test('changes and takes away dates while nobody else reads them', async () => {
    const id = await aProposal(complete)
    await addDates(company, id, [later, addDays(later, 1)], hours)
    const [first, second] = await db().session.findMany({ where: { activityId: id }, orderBy: { startsAt: 'asc' } })
    expect(await changeDate(company, id, first!.id, { ...hours, seats: 20, version: first!.version })).toEqual({ ok: true })
    expect(await removeDate(company, id, second!.id, '')).toEqual({ ok: true })
    expect(await db().session.findMany({ where: { activityId: id } })).toMatchObject([{ id: first!.id, seats: 20 }])
    expect(await addDates(company, id, ['2020-01-06'], hours)).toMatchObject({ reason: 'past' })
  })
})

describe('a change of what is published', () => {
  async function aSentChange(activityId: string, given: FormValues) {
    await fill(activityId, given)
    expect(await sendProposal(company, activityId)).toEqual({ ok: true })
    return (await db().activityRevision.findFirstOrThrow({ where: { activityId, state: 'PENDING' } })).id
  }
  async function accept(id: string, choices: [string, 'published' | 'company'][] = []) {
    const { activity, waits } = await revisionForStaff(staff, id)
    return acceptRevision(staff, id, { version: waits?.version ?? -1, activityVersion: activity.version }, new Map(choices))
  }

  test('is a difference that staff accept; the public reads what was published until then', async () => {
    const activity = await aPublished()
    const id = await aSentChange(activity.id, { title: 'Fraiser une pièce', maxPerYear: '4' })
    expect((await publicActivity(activity.slug))?.activity.title).toBe('Visite d’un atelier d’usinage')
    expect((await previewOf(company, activity.id))?.activity.title).toBe('Fraiser une pièce')
    expect((await previewForStaff(staff, activity.id, true))?.activity.title).toBe('Fraiser une pièce')
    expect((await previewForStaff(staff, activity.id, false))?.activity.title).toBe('Visite d’un atelier d’usinage')
    expect((await revisionForStaff(staff, id)).waits?.merged).toEqual([
      { field: 'title', before: 'Visite d’un atelier d’usinage', after: 'Fraiser une pièce', now: 'Visite d’un atelier d’usinage', standing: 'clean' },
      { field: 'maxPerYear', before: undefined, after: '4', now: undefined, standing: 'clean' },
    ])
    expect(await accept(id)).toEqual({ ok: true })
    expect(await db().activity.findUniqueOrThrow({ where: { id: activity.id } })).toMatchObject({ title: 'Fraiser une pièce', maxPerYear: 4, moderation: 'PUBLISHED', slug: activity.slug })
    expect(await mailsOf('activity.changeAccepted')).toMatchObject([{ recipient: company.email }])
    expect(await accept(id)).toMatchObject({ reason: 'gone' })
    expect((await ownProposal(company, activity.id)).standing).toBe('published')
  })

  test('is sent back with a reason, corrected and sent again, or withdrawn; nothing published changes', async () => {
    const activity = await aPublished()
    const id = await aSentChange(activity.id, { summary: 'Autre chose.' })
    expect(await sendBackRevision(staff, id, 'Précisez.')).toEqual({ ok: true })
    expect(await mailsOf('activity.changeSentBack')).toMatchObject([{ recipient: company.email, text: expect.stringContaining('Précisez.') }])
    expect((await standingsOf(company)).toDo).toMatchObject([{ standing: 'changeSentBack', reason: 'Précisez.' }])
    await fill(activity.id, { summary: 'Autre chose, précisément.' })
    expect(await sendProposal(company, activity.id)).toEqual({ ok: true })
    expect(await dropProposal(company, activity.id)).toEqual({ ok: true, gone: false })
    expect(await accept(id)).toMatchObject({ reason: 'gone' })
    expect(await sendBackRevision(staff, id, 'Trop tard')).toMatchObject({ reason: 'gone' })
    expect(await db().activity.findUniqueOrThrow({ where: { id: activity.id } })).toMatchObject({ summary: 'Un matin au tour.', version: 0 })
  })

  test('that staff wrote meanwhile is a conflict, not an overwrite: nothing is taken before staff choose', async () => {
    const activity = await aPublished()
    const id = await aSentChange(activity.id, { summary: 'De l’entreprise.', theme: 'Tour' })
    const read = await revisionForStaff(staff, id)
    const input = ActivityInput.parse({ kind: 'COMPANY_VISIT', title: activity.title, summary: 'De l’équipe.', placeName: activity.placeName ?? '', address: activity.address ?? '', postcode: activity.postcode ?? '', town: activity.town ?? '', levels: activity.levels, audiences: activity.audiences, openTo: ['CLASS'], stepFree: true })
    await saveActivity(staff, activity.id, 0, input, { hostId: activity.hostId, coHostIds: [] }, async () => undefined)
    // What staff have before them is not what is there any more.
    expect(await acceptRevision(staff, id, { version: read.waits!.version, activityVersion: read.activity.version }, new Map())).toMatchObject({ reason: 'changedMeanwhile' })
    expect(await accept(id)).toMatchObject({ reason: 'conflict' })
    expect(await db().activity.findUniqueOrThrow({ where: { id: activity.id } })).toMatchObject({ summary: 'De l’équipe.', theme: null })
    expect(await accept(id, [['summary', 'published']])).toEqual({ ok: true })
    expect(await db().activity.findUniqueOrThrow({ where: { id: activity.id } })).toMatchObject({ summary: 'De l’équipe.', theme: 'Tour' })
    const again = await aSentChange(activity.id, { summary: 'De l’entreprise.' })
    expect(await accept(again)).toEqual({ ok: true })
    expect(await db().activity.findUniqueOrThrow({ where: { id: activity.id } })).toMatchObject({ summary: 'De l’entreprise.' })
  })

  test('accepted twice at once, it is taken over once', async () => {
    const activity = await aPublished()
    const id = await aSentChange(activity.id, { theme: 'Tour' })
    const both = await Promise.all([accept(id), accept(id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await mailsOf('activity.changeAccepted')).toHaveLength(1)
  })

  test('of place and dates tells people once, raises SEQUENCE and asks decisions again; new dates are added', async () => {
    const activity = await aPublished({ approvals: ['CHAMBER'] })
    const [moving, staying, ending] = [await aSession({ activityId: activity.id }), await aSession({ activityId: activity.id }), await aSession({ activityId: activity.id })]
    const teacher = await aTeacher()
    for (const { id } of [moving, staying, ending]) await bookClass(teacher, { sessionId: id, level: 'TROISIEME', pupils: 20, adults: 2, stepFree: 0, stepFreeAcknowledged: false, formKey: `form-of-${id}` })
    await fill(activity.id, { town: 'Lens', postcode: '62300' })
    await changeDate(company, activity.id, moving.id, { ...hours, seats: 40, version: 0 })
    await removeDate(company, activity.id, ending.id, 'La machine est en révision.')
    await addDates(company, activity.id, [addDays(later, 7)], hours)
    expect((await db().session.findUniqueOrThrow({ where: { id: moving.id } })).sequence).toBe(0)
    expect(await sendProposal(company, activity.id)).toEqual({ ok: true })
    const { id } = await db().activityRevision.findFirstOrThrow({ where: { activityId: activity.id } })
    expect((await revisionForStaff(staff, id)).waits).toMatchObject({ touched: 3 })
    expect(await accept(id)).toEqual({ ok: true })

    const sessions = await db().session.findMany({ where: { activityId: activity.id }, orderBy: { id: 'asc' } })
    expect(sessions.find((one) => one.id === moving.id)).toMatchObject({ sequence: 1, seats: 40 })
    expect(localDate(sessions.find((one) => one.id === moving.id)!.startsAt)).toBe(later)
    expect(sessions.find((one) => one.id === staying.id)).toMatchObject({ sequence: 1 })
    expect(sessions.find((one) => one.id === ending.id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'La machine est en révision.' })
    expect(sessions).toHaveLength(4)
    const moved = await mailsOf('signup.sessionMoved', teacher)
    expect(moved).toHaveLength(2)
    for (const { text } of moved) expect(text).toContain('Lens')
    expect(await mailsOf('signup.sessionCancelled', teacher)).toHaveLength(1)
    expect(await db().approval.count({ where: { signUp: { sessionId: moving.id } } })).toBe(2)
  })

  test('is all or nothing: a date that does not hold leaves the words unchanged too', async () => {
    const activity = await aPublished()
    const session = await aSession({ activityId: activity.id, seats: 30 })
    await bookClass(await aTeacher(), { sessionId: session.id, level: 'TROISIEME', pupils: 20, adults: 2, stepFree: 0, stepFreeAcknowledged: false, formKey: 'full-enough' })
    await fill(activity.id, { title: 'Fraiser une pièce' })
    await changeDate(company, activity.id, session.id, { ...hours, seats: 10, version: 0 })
    await sendProposal(company, activity.id)
    const { id } = await db().activityRevision.findFirstOrThrow({ where: { activityId: activity.id } })
    expect(await accept(id)).toEqual({ ok: false, reason: 'seatsTaken', details: { n: 22 } })
    expect(await db().activity.findUniqueOrThrow({ where: { id: activity.id } })).toMatchObject({ title: activity.title, version: 0 })
    expect(await db().activityRevision.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'PENDING' })
  })

  test('of a date that staff moved meanwhile asks whose date holds', async () => {
    const activity = await aPublished()
    const session = await aSession({ activityId: activity.id })
    await changeDate(company, activity.id, session.id, { ...hours, version: 0 })
    await sendProposal(company, activity.id)
    await db().session.update({ where: { id: session.id }, data: { seats: 50, version: { increment: 1 } } })
    const { id } = await db().activityRevision.findFirstOrThrow({ where: { activityId: activity.id } })
    expect(await accept(id)).toMatchObject({ reason: 'conflict' })
    expect(await accept(id, [[session.id, 'published']])).toEqual({ ok: true })
    expect(await db().session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({ seats: 50, startsAt: session.startsAt })
  })

  test('that changes nothing is not sent; a date that is left as it is, is asked no more; the database holds one change at a time', async () => {
    const activity = await aPublished()
    const session = await aSession({ activityId: activity.id })
    await fill(activity.id, {})
    expect(await sendProposal(company, activity.id)).toMatchObject({ reason: 'nothing' })
    await changeDate(company, activity.id, session.id, { ...hours, version: 0 })
    await leaveDate(company, activity.id, session.id)
    expect(await sendProposal(company, activity.id)).toMatchObject({ reason: 'nothing' })
    await expect(db().activityRevision.create({ data: { activityId: activity.id } })).rejects.toThrow()
  })
})
