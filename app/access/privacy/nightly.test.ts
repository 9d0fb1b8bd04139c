import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { aCompany, anActivity, anApplication, aProgramme, aSchool, aSession, aShow, aStaffViewer, aTeacher, aUser } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { storeFile } from '~/db/files.server'
import { useTestDatabase } from '~/db/testing.server'
import { enqueue } from '~/messages/outbox.server'
import { audit } from '../audit.server'
import { system } from '../viewer.server'
import { daysBefore, schoolYearsBefore, yearsBefore } from './keeping'
import { eraseWhatIsDue, nightlySteps } from './nightly.server'
import { erasureRuns } from './queries.server'

useTestDatabase()

const now = new Date()
const ago = (years: number, days = 0) => daysBefore(yearsBefore(now, years), days)

beforeEach(async () => {
  await aStaffViewer()
})

/** What is old enough, and its twin that is not yet: each makes a row and tells whether its words are still there. */
type Aged = { step: string; make: (at: Date) => Promise<() => Promise<boolean>>; old: Date; young: Date }

const endedShow = (at: Date) => aShow({ startsOn: daysBefore(at, 2), endsOn: at })

const aged: Aged[] = [
  { step: 'AuthSession', old: daysBefore(now, 1), young: daysBefore(now, -1), make: async (expiresAt) => {
    const id = randomUUID()
    await db().authSession.create({ data: { id, token: id, userId: (await aUser()).id, expiresAt } })
    return async () => (await db().authSession.count({ where: { id } })) === 1
  } },
  { step: 'AuthVerification', old: daysBefore(now, 1), young: daysBefore(now, -1), make: async (expiresAt) => {
    const id = randomUUID()
    await db().authVerification.create({ data: { id, identifier: id, value: 'x', expiresAt } })
    return async () => (await db().authVerification.count({ where: { id } })) === 1
  } },
  { step: 'secrets of mails', old: daysBefore(now, 1), young: daysBefore(now, -1), make: async (expiresAt) => {
    const dedupeKey = randomUUID()
    await transaction((tx) => enqueue(tx, { kind: 'test', dedupeKey, to: 'a@b.test', locale: 'fr', subject: 'x', text: 'secret', secret: true, expiresAt }))
    return async () => (await db().message.findUniqueOrThrow({ where: { dedupeKey } })).text !== ''
  } },
  { step: 'RateLimit', old: daysBefore(now, 1), young: daysBefore(now, -1), make: async (expire) => {
    const key = randomUUID()
    await db().rateLimit.create({ data: { key, expire: BigInt(expire.getTime()) } })
    return async () => (await db().rateLimit.count({ where: { key } })) === 1
  } },
  { step: 'CalendarFeed', old: daysBefore(now, 31), young: daysBefore(now, 29), make: async (revokedAt) => {
    const tokenHash = randomUUID()
    await db().calendarFeed.create({ data: { ownerId: (await aUser()).id, scope: {}, tokenHash, revokedAt } })
    return async () => (await db().calendarFeed.count({ where: { tokenHash } })) === 1
  } },
  { step: 'FeedPrint', old: daysBefore(now, 31), young: daysBefore(now, 29), make: async (madeAt) => {
    const key = randomUUID()
    await db().feedPrint.create({ data: { key, print: 'x', changedAt: madeAt, madeAt } })
    return async () => (await db().feedPrint.count({ where: { key } })) === 1
  } },
  { step: 'SignUp', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (startsAt) => {
    const session = await aSession({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) })
    const { id } = await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'ATTENDED', schoolId: (await aSchool()).id, level: 'TROISIEME', pupils: 20, adults: 2, needs: 'Une personne en fauteuil', transportNotes: 'Paul attend le car', contactPhone: '+33320000000' } })
    return async () => { const row = await db().signUp.findUniqueOrThrow({ where: { id, pupils: 20 } }); return row.needs !== null || row.transportNotes !== null }
  } },
  { step: 'visitors', old: daysBefore(now, 31), young: daysBefore(now, 29), make: async (endsAt) => {
    const session = await aSession({ startsAt: new Date(endsAt.getTime() - 3_600_000), endsAt })
    const { id } = await db().signUp.create({ data: { sessionId: session.id, kind: 'PERSON', status: 'ATTENDED', adults: 3, contactName: 'Paul', personMail: 'paul@maison.test', personLocale: 'fr', linkHash: randomUUID() } })
    return async () => { const row = await db().signUp.findUniqueOrThrow({ where: { id, adults: 3 } }); return row.personMail !== null || row.contactName !== null || row.linkHash !== null }
  } },
  { step: 'mails to visitors', old: daysBefore(now, 31), young: daysBefore(now, 29), make: async (endsAt) => {
    const session = await aSession({ startsAt: new Date(endsAt.getTime() - 3_600_000), endsAt })
    const signUp = await db().signUp.create({ data: { sessionId: session.id, kind: 'PERSON', status: 'ATTENDED', adults: 3, personMail: 'paul@maison.test' } })
    const { id } = await db().message.create({ data: { kind: 'individual.asked', dedupeKey: randomUUID(), recipient: 'paul@maison.test', subject: 'Bonjour', text: 'Paul', state: 'SENT', sentAt: endsAt, aboutType: 'SignUp', aboutId: signUp.id } })
    return async () => (await db().message.findUniqueOrThrow({ where: { id } })).recipient !== ''
  } },
  { step: 'Feedback', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (startsAt) => {
    const session = await aSession({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) })
    const { id } = await db().feedback.create({ data: { side: 'HOST', sessionId: session.id, linkHash: randomUUID(), closesAt: startsAt, answeredAt: startsAt, overall: 4, comment: 'Merci à Paul' } })
    return async () => (await db().feedback.findUniqueOrThrow({ where: { id, overall: 4 } })).comment !== ''
  } },
  { step: 'Approval', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (askedAt) => {
    const { id } = await db().approval.create({ data: { authority: 'RECTORATE', activityId: (await anActivity()).id, state: 'REFUSED', askedAt, decidedAt: askedAt, reason: 'Vu avec Mme Durand' } })
    return async () => (await db().approval.findUniqueOrThrow({ where: { id, state: 'REFUSED' } })).reason !== '…'
  } },
  { step: 'ApprovalNote', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (createdAt) => {
    const { id } = await db().approval.create({ data: { authority: 'RECTORATE', activityId: (await anActivity()).id, notes: { create: { kind: 'QUESTION', text: 'Qui est Mme Durand ?', createdAt } } } })
    return async () => (await db().approvalNote.count({ where: { approvalId: id } })) === 1
  } },
  { step: 'SeatOffer', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (startsAt) => {
    const session = await aSession({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) })
    const { id } = await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', schoolId: (await aSchool()).id, status: 'ATTENDED', level: 'TROISIEME', pupils: 10, offers: { create: { linkHash: randomUUID(), until: startsAt, outcome: 'ACCEPTED', answeredAt: startsAt, reason: 'Mme Durand a insisté' } } } })
    return async () => (await db().seatOffer.count({ where: { signUpId: id } })) === 1
  } },
  { step: 'signed papers', old: daysBefore(now, 181), young: daysBefore(now, 179), make: async (endsAt) => {
    const session = await aSession({ startsAt: new Date(endsAt.getTime() - 3_600_000), endsAt })
    const scanId = await transaction((tx) => storeFile(tx, { name: 'convention.pdf', type: 'application/pdf', bytes: new Uint8Array([1]), createdById: null }))
    const { id } = await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'ATTENDED', schoolId: (await aSchool()).id, level: 'TROISIEME', pupils: 20, adults: 2 } })
    const sequence = (await db().visitPaper.count()) + 1
    const paper = await db().visitPaper.create({ data: { signUpId: id, kind: 'CONVENTION', year: 2020, sequence, facts: {}, signers: ['SCHOOL'], signatures: { create: { signer: 'SCHOOL', signedOn: endsAt, scanId } } } })
    return async () => { expect(await db().paperSignature.count({ where: { paperId: paper.id } })).toBe(1); return (await db().storedFile.count({ where: { id: scanId } })) === 1 }
  } },
  { step: 'VisitRequest', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (createdAt) => {
    const { id } = await db().visitRequest.create({ data: { programmeId: (await aProgramme()).id, schoolId: (await aSchool()).id, kind: 'COMPANY_VISIT', level: 'TROISIEME', pupils: 20, adults: 2, lastDay: now, wishes: 'Mme Durand préfère le jeudi', createdAt } })
    return async () => (await db().visitRequest.findUniqueOrThrow({ where: { id } })).wishes !== null
  } },
  { step: 'VisitOffer', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (createdAt) => {
    const request = await db().visitRequest.create({ data: { programmeId: (await aProgramme()).id, schoolId: (await aSchool()).id, kind: 'COMPANY_VISIT', level: 'TROISIEME', pupils: 20, adults: 2, lastDay: now } })
    const { id } = await db().visitOffer.create({ data: { requestId: request.id, companyId: (await aCompany()).id, startsAt: now, endsAt: now, message: 'Demandez Paul', createdAt } })
    return async () => (await db().visitOffer.findUniqueOrThrow({ where: { id } })).message !== null
  } },
  { step: 'TimeRequest', old: daysBefore(schoolYearsBefore(now, 1), 1), young: daysBefore(schoolYearsBefore(now, 1), -1), make: async (startsAt) => {
    const signUp = await db().signUp.create({ data: { sessionId: (await aSession()).id, kind: 'CLASS', schoolId: (await aSchool()).id, status: 'CONFIRMED', level: 'TROISIEME', pupils: 20, adults: 2 } })
    const { id } = await db().timeRequest.create({ data: { signUpId: signUp.id, companyId: (await aCompany()).id, state: 'KEPT', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), message: 'Paul est absent ce jour-là', answer: 'Mme Durand ne peut pas' } })
    return async () => { const row = await db().timeRequest.findUniqueOrThrow({ where: { id } }); return row.message !== null || row.answer !== null }
  } },
  { step: 'Activity', old: ago(1, 2), young: ago(1, -2), make: async (endsOn) => {
    const { id } = await anActivity({ programmeId: (await aProgramme({ startsOn: ago(3), endsOn })).id, contactName: 'Paul', contactMail: 'paul@usine.test' })
    return async () => (await db().activity.findUniqueOrThrow({ where: { id } })).contactMail !== null
  } },
  { step: 'ActivityRevision', old: ago(1, 2), young: ago(1, -2), make: async (endsOn) => {
    const { id: activityId } = await anActivity({ programmeId: (await aProgramme({ startsOn: ago(3), endsOn })).id })
    const { id } = await db().activityRevision.create({ data: { activityId, typed: { title: 'Visite', contactPhone: '03 20 00 00 00' }, base: { contactName: 'Paul' } } })
    return async () => { const { typed, base } = await db().activityRevision.findUniqueOrThrow({ where: { id } }); return JSON.stringify([typed, base]) !== JSON.stringify([{ title: 'Visite' }, {}]) }
  } },
  { step: 'Lead', old: daysBefore(now, 2), young: daysBefore(now, -2), make: async (keepUntil) => {
    const deviceKey = randomUUID()
    await db().lead.create({ data: { showId: (await aShow()).id, companyId: (await aCompany()).id, deviceKey, name: 'Une visiteuse', consent: 'Oui', keepUntil, madeAt: now } })
    return async () => (await db().lead.count({ where: { deviceKey } })) === 1
  } },
  { step: 'Contact', old: ago(3, 1), young: ago(3, -1), make: async (updatedAt) => {
    const { id } = await db().contact.create({ data: { role: 'COMPANY', companyId: (await aCompany()).id, name: 'Prospect', email: `${randomUUID()}@usine.test`, updatedAt } })
    return async () => (await db().contact.count({ where: { id } })) === 1
  } },
  { step: 'Message', old: ago(1, 1), young: ago(1, -1), make: async (sentAt) => {
    const { id } = await db().message.create({ data: { kind: 'test', dedupeKey: randomUUID(), recipient: 'paul@usine.test', subject: 'Bonjour', text: 'Paul', state: 'SENT', sentAt, attachments: [{ name: 'x', type: 'text/plain', content: 'Paul' }] } })
    return async () => { const row = await db().message.findUniqueOrThrow({ where: { id, state: 'SENT' } }); return row.recipient !== '' || row.text !== '' || JSON.stringify(row.attachments) !== '[]' }
  } },
  { step: 'AuditEntry', old: ago(3, 1), young: ago(3, -1), make: async (at) => {
    const { id } = await db().auditEntry.create({ data: { at, actorRole: 'STAFF', action: 'test.done', subjectType: 'Test', subjectId: '1' } })
    return async () => (await db().auditEntry.count({ where: { id } })) === 1
  } },
  { step: 'ImportRow', old: daysBefore(now, 31), young: daysBefore(now, 29), make: async (createdAt) => {
    const { id } = await db().import.create({ data: { kind: 'COMPANIES', state: 'PREVIEW', fileName: 'x.csv', createdAt, staged: { create: { line: 2, action: 'ADD', values: { mail: 'paul@usine.test' } } } } })
    return async () => (await db().importRow.count({ where: { importId: id } })) === 1
  } },
  { step: 'Company', old: ago(3, 2), young: ago(3, -2), make: async (closedOn) => {
    const { id } = await aCompany({ closedOn, mail: 'paul@usine.test' })
    return async () => (await db().company.findUniqueOrThrow({ where: { id } })).mail !== null
  } },
  { step: 'School', old: ago(3, 2), young: ago(3, -2), make: async (closedOn) => {
    const { id } = await aSchool({ closedOn })
    return async () => (await db().school.findUniqueOrThrow({ where: { id } })).mail !== null
  } },
  { step: 'ApplicationComment', old: ago(3, 2), young: ago(3, -2), make: async (at) => {
    const { id: applicationId } = await anApplication({ showId: (await endedShow(at)).id })
    const { id } = await db().applicationComment.create({ data: { applicationId, authorName: 'Paul', text: 'Paul rappelle' } })
    return async () => (await db().applicationComment.count({ where: { id } })) === 1
  } },
  { step: 'Application', old: ago(3, 2), young: ago(3, -2), make: async (at) => {
    const { id } = await anApplication({ showId: (await endedShow(at)).id, draft: { phone: '06' }, scoreReason: 'Paul' })
    return async () => (await db().application.findUniqueOrThrow({ where: { id } })).scoreReason !== null
  } },
  { step: 'Deadline', old: ago(3, 2), young: ago(3, -2), make: async (at) => {
    const { id } = await db().deadline.create({ data: { showId: (await endedShow(at)).id, title: 'Badges', dueOn: at, ownerName: 'Paul' } })
    return async () => (await db().deadline.findUniqueOrThrow({ where: { id } })).ownerName !== null
  } },
  { step: 'DeadlineTask', old: ago(3, 2), young: ago(3, -2), make: async (at) => {
    const { id: showId } = await endedShow(at)
    const deadline = await db().deadline.create({ data: { showId, title: 'Badges', dueOn: at, tasks: { create: { applicationId: (await anApplication({ showId })).id, doneByName: 'Paul', doneAt: at } } } })
    return async () => (await db().deadlineTask.findFirstOrThrow({ where: { deadlineId: deadline.id } })).doneByName !== null
  } },
  { step: 'DeadlineFile', old: ago(1, 2), young: ago(1, -2), make: async (at) => {
    const { id: showId } = await endedShow(at)
    const fileId = await transaction((tx) => storeFile(tx, { name: 'badges.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF- Paul'), createdById: null }))
    await db().deadline.create({ data: { showId, title: 'Badges', dueOn: at, files: { create: { fileId, applicationId: (await anApplication({ showId })).id } } } })
    return async () => (await db().storedFile.count({ where: { id: fileId } })) === 1
  } },
  { step: 'Availability', old: ago(1, 2), young: ago(1, -2), make: async (at) => {
    const { id: showId } = await endedShow(at)
    const { id: contactId } = await db().contact.create({ data: { role: 'STAFF', name: 'Paul' } })
    const { id } = await db().availability.create({ data: { showId, contactId, startsAt: at, endsAt: new Date(at.getTime() + 1000) } })
    return async () => (await db().availability.count({ where: { id } })) === 1
  } },
  ...(['ShiftDuty', 'ShiftSwap'] as const).map((step): Aged => ({ step, old: ago(1, 2), young: ago(1, -2), make: async (at) => {
    const { id: showId } = await endedShow(at)
    const { id: contactId } = await db().contact.create({ data: { role: 'STAFF', name: 'Paul' } })
    const { id: shiftId } = await db().shift.create({ data: { showId, title: 'Matin', startsAt: at, endsAt: new Date(at.getTime() + 1000) } })
    if (step === 'ShiftDuty') await db().shiftDuty.create({ data: { shiftId, contactId } })
    else await db().shiftSwap.create({ data: { shiftId, fromId: contactId, note: 'Je suis malade' } })
    return async () => (step === 'ShiftDuty' ? await db().shiftDuty.count({ where: { shiftId } }) : await db().shiftSwap.count({ where: { shiftId } })) === 1
  } })),
  { step: 'Quote', old: ago(10, 2), young: ago(10, -2), make: async (createdAt) => {
    const pdfId = await transaction((tx) => storeFile(tx, { name: 'devis.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF- Paul'), createdById: null }))
    const { id } = await db().quote.create({ data: { applicationId: (await anApplication()).id, number: Math.floor(Math.random() * 1e8), state: 'ACCEPTED', answeredBy: 'Paul', parties: { buyer: 'Paul' }, createdAt, pdfId } })
    return async () => (await db().quote.findUniqueOrThrow({ where: { id } })).answeredBy !== null || (await db().storedFile.count({ where: { id: pdfId } })) === 1
  } },
]

describe('what has had its time', () => {
  test.each(aged)('goes ($step), and what has not stays; without its step it would stay too', async ({ step, make, old, young }) => {
    const [oldIsThere, youngIsThere] = [await make(old), await make(young)]
    const without = nightlySteps.filter(({ name }) => name !== step)
    expect(without.length).toBeLessThan(nightlySteps.length)
    await eraseWhatIsDue(now, without)
    expect(await oldIsThere()).toBe(true)
    await eraseWhatIsDue(now)
    expect(await oldIsThere()).toBe(false)
    expect(await youngIsThere()).toBe(true)
    expect(await eraseWhatIsDue(now)).toEqual({})
  })

  test('each step has such a test', () => {
    const elsewhere = ['warning', 'idle accounts', 'leftovers', 'last contact by mail', 'Import', 'ErasureRun']
    expect(nightlySteps.map(({ name }) => name).filter((name) => !elsewhere.includes(name) && !aged.some(({ step }) => step === name))).toEqual([])
  })
})

test('an import that nobody applied in time is cancelled with its rows', async () => {
  const { id } = await db().import.create({ data: { kind: 'COMPANIES', state: 'PREVIEW', fileName: 'x.csv', createdAt: daysBefore(now, 40) } })
  await eraseWhatIsDue(now)
  expect((await db().import.findUniqueOrThrow({ where: { id } })).state).toBe('CANCELLED')
})

test('a mail is a contact: a prospect who was written to two years ago is kept for one more', async () => {
  const email = `${randomUUID()}@usine.test`
  const { id } = await db().contact.create({ data: { role: 'COMPANY', companyId: (await aCompany()).id, name: 'Prospect', email, updatedAt: ago(4) } })
  await db().message.create({ data: { kind: 'test', dedupeKey: randomUUID(), recipient: email, subject: 'Bonjour', text: 'x', state: 'SENT', sentAt: ago(2) } })
  await eraseWhatIsDue(now)
  expect(await db().contact.count({ where: { id } })).toBe(1)
  await eraseWhatIsDue(daysBefore(now, -400))
  expect(await db().contact.count({ where: { id } })).toBe(0)
})

describe('an account that nobody uses', () => {
  const idle = async (lastSeenAt: Date) => {
    const teacher = await aTeacher()
    await db().user.update({ where: { id: teacher.userId ?? '' }, data: { lastSeenAt, createdAt: ago(5) } })
    return teacher
  }
  const user = (id: string | null) => db().user.findUniqueOrThrow({ where: { id: id ?? '' } })
  const warnings = (id: string | null) => db().message.count({ where: { dedupeKey: { startsWith: `access.idle ${id}` } } })

  test('is announced once, thirty days before, and erased when nobody came', async () => {
    const teacher = await idle(daysBefore(ago(2), -29))
    expect(await eraseWhatIsDue(now)).toMatchObject({ warned: 1 })
    await eraseWhatIsDue(now)
    expect(await warnings(teacher.userId)).toBe(1)
    await eraseWhatIsDue(daysBefore(now, -28))
    expect((await user(teacher.userId)).erasedAt).toBeNull()
    await eraseWhatIsDue(daysBefore(now, -31))
    expect(await user(teacher.userId)).toMatchObject({ name: '', erasedAt: expect.any(Date) })
    expect(await db().auditEntry.findFirst({ where: { action: 'person.erased', subjectId: teacher.userId ?? '' } })).toMatchObject({ actorId: null, actorRole: 'SYSTEM' })
  })

  test('is never erased without the announcement, however old', async () => {
    const teacher = await idle(ago(4))
    await eraseWhatIsDue(now, nightlySteps.filter(({ name }) => name !== 'warning'))
    expect((await user(teacher.userId)).erasedAt).toBeNull()
    await eraseWhatIsDue(now)
    expect((await user(teacher.userId)).erasedAt).toBeNull()
  })

  test('stays when its owner came back, and is announced anew another two years later', async () => {
    const teacher = await idle(daysBefore(ago(2), -10))
    await eraseWhatIsDue(now)
    await db().user.update({ where: { id: teacher.userId ?? '' }, data: { lastSeenAt: daysBefore(now, -1) } })
    await eraseWhatIsDue(daysBefore(now, -60))
    expect((await user(teacher.userId)).erasedAt).toBeNull()
    await eraseWhatIsDue(daysBefore(now, -725))
    expect(await warnings(teacher.userId)).toBe(2)
  })

  test('stays while a browser of its owner is signed in, while they are expected, and while they are the last of the staff', async () => {
    const signedIn = await idle(ago(3))
    await db().authSession.create({ data: { id: randomUUID(), token: randomUUID(), userId: signedIn.userId ?? '', expiresAt: daysBefore(now, -40), updatedAt: daysBefore(now, 3) } })
    const expected = await idle(ago(3))
    await db().signUp.create({ data: { sessionId: (await aSession({ startsAt: daysBefore(now, -60), endsAt: daysBefore(now, -61) })).id, kind: 'CLASS', status: 'CONFIRMED', userId: expected.userId, schoolId: expected.schoolIds[0], level: 'TROISIEME', pupils: 20, adults: 2 } })
    await db().contact.updateMany({ where: { role: 'STAFF' }, data: { endedAt: now } })
    const staff = await aStaffViewer()
    await db().user.update({ where: { id: staff.userId ?? '' }, data: { lastSeenAt: ago(3), createdAt: ago(5) } })
    for (const days of [0, -31]) await eraseWhatIsDue(daysBefore(now, days))
    for (const { userId } of [signedIn, expected, staff]) {
      expect((await user(userId)).erasedAt).toBeNull()
      expect(await warnings(userId)).toBe(0)
    }
  })

  test('what was written for an account while it was being erased goes in the night', async () => {
    const teacher = await idle(now)
    await db().user.update({ where: { id: teacher.userId ?? '' }, data: { erasedAt: now } })
    await db().message.create({ data: { kind: 'test', dedupeKey: randomUUID(), userId: teacher.userId, recipient: teacher.email, subject: 'x', text: 'x' } })
    await eraseWhatIsDue(now)
    expect(await db().message.count({ where: { recipient: teacher.email } })).toBe(0)
  })
})

test('two processes in the same night erase and tell everything once', async () => {
  const teachers = await Promise.all(Array.from({ length: 45 }, () => aTeacher()))
  const ids = teachers.map(({ userId }) => userId ?? '')
  await db().user.updateMany({ where: { id: { in: ids } }, data: { lastSeenAt: ago(3), createdAt: ago(4) } })
  await transaction(async (tx) => { for (let n = 0; n < 40; n += 1) await audit(tx, system, 'test.old', { type: 'Test', id: String(n) }) })
  const warned = await Promise.all([eraseWhatIsDue(now), eraseWhatIsDue(now)])
  expect(warned.reduce((sum, night) => sum + (night.warned ?? 0), 0)).toBe(45)
  expect(await db().message.count({ where: { kind: 'access.idle', userId: { in: ids } } })).toBe(45)
  const later = daysBefore(now, -31)
  await Promise.all([eraseWhatIsDue(later), eraseWhatIsDue(later)])
  await eraseWhatIsDue(later)
  expect(await db().user.count({ where: { id: { in: ids }, erasedAt: null } })).toBe(0)
  expect(await db().auditEntry.count({ where: { action: 'person.erased', subjectId: { in: ids } } })).toBe(45)
})

test('what fails is named, keeps nothing else from going, and staff see it', async () => {
  const prove = await aged[0]?.make(daysBefore(now, 1))
  const broken = { rule: 'lead' as const, name: 'broken', run: () => Promise.reject(new Error('no')) }
  await eraseWhatIsDue(now, [broken, ...nightlySteps])
  expect(await prove?.()).toBe(false)
  const seen = await erasureRuns(system)
  expect(seen.nights).toBeGreaterThan(0)
  expect((await db().erasureRun.findMany({ orderBy: { id: 'desc' }, take: 1 }))[0]).toMatchObject({ failed: ['lead'], erased: { signIn: 1 } })
})
