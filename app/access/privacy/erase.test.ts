import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { configure } from '~/config.server'
import { aCompany, aCompanyViewer, anApplication, aSession, aShow, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, pool, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { enqueue } from '~/messages/outbox.server'
import { audit } from '../audit.server'
import { samplePassword } from '../sign-in.server'
import type { Viewer } from '../viewer.server'
import { eraseMyself, eraseOnRequest } from './commands.server'
import { erasePerson, erasures, personOf } from './erase.server'
import { exportOf } from './export.server'

useTestDatabase()
beforeAll(() => void configure({ secret: 'a secret for tests only, forty characters' }))

/** Where in the whole database these words are, as `Table.column`: every text, JSON and list of every table. */
async function whereIs(words: string): Promise<string[]> {
  const { rows } = await pool().query<{ schema: string; table: string; column: string }>(`
    SELECT c.table_schema AS schema, c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema') AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea')`)
  const found: string[] = []
  for (const { schema, table, column } of rows) {
    const { rowCount } = await pool().query(`SELECT 1 FROM "${schema}"."${table}" t WHERE strpos(lower(t."${column}"::text), lower($1)) > 0 OR strpos(t."${column}"::text, $2) > 0 LIMIT 1`, [words, Buffer.from(words).toString('hex')])
    if (rowCount) found.push(`${table}.${column}`)
  }
  return found
}

const YEAR = 365 * 86_400_000
const past = () => aSession({ startsAt: new Date(Date.now() - 30 * 86_400_000), endsAt: new Date(Date.now() - 30 * 86_400_000 + 3_600_000) })

/** Somebody who left their name, address and phone wherever one can. */
async function somebodyBusy(): Promise<{ viewer: Viewer; mail: string; name: string; phone: string }> {
  const name = `Zélie O’Brien-${randomUUID().slice(0, 6)} Vasseur`
  const mail = `zelie.${randomUUID().slice(0, 8)}@ecole.exemple`
  const phone = `+3362${Math.floor(1e6 + Math.random() * 8e6)}`
  const viewer = await aTeacher({ name, email: mail })
  const userId = viewer.userId ?? ''
  await db().contact.updateMany({ where: { userId }, data: { email: mail.toUpperCase(), phone, position: 'Professeure' } })
  await samplePassword(userId)
  await db().authSession.create({ data: { id: randomUUID(), token: randomUUID(), userId, expiresAt: new Date(Date.now() + YEAR), userAgent: 'Firefox' } })
  await db().authVerification.create({ data: { id: randomUUID(), identifier: 'x', value: JSON.stringify({ email: mail }), expiresAt: new Date(Date.now() + YEAR) } })
  await db().calendarFeed.create({ data: { ownerId: userId, scope: { of: mail }, tokenHash: randomUUID() } })
  const session = await past()
  const signUp = await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'ATTENDED', userId, schoolId: viewer.schoolIds[0], level: 'TROISIEME', pupils: 24, adults: 2, contactName: name, contactPhone: phone, needs: `Écrire à ${mail}`, transportNotes: `${name} attend le car` } })
  await db().approval.create({ data: { authority: 'RECTORATE', signUpId: signUp.id, state: 'REFUSED', decidedAt: new Date(), reason: `Vu avec ${name}` } })
  await transaction(async (tx) => {
    await enqueue(tx,
      { kind: 'test', dedupeKey: `own ${mail}`, to: mail, userId, locale: 'fr', subject: 'À vous', text: `Bonjour ${name}` },
      { kind: 'test', dedupeKey: randomUUID(), to: 'autre@exemple.test', locale: 'fr', subject: `De ${mail}`, text: `${name} vous invite, répondez à ${mail}.`, html: `<p>${name.replace(/'/g, '&#39;')}</p>` })
    await audit(tx, viewer, 'test.done', { type: 'SignUp', id: signUp.id }, { mail })
  })
  const show = await aShow()
  const application = await anApplication({ showId: show.id })
  await db().applicationComment.create({ data: { applicationId: application.id, authorId: userId, authorName: name, text: `Appeler ${name}` } })
  await db().deadline.create({ data: { showId: show.id, title: 'Badges', dueOn: new Date(), doneById: userId, doneByName: name, ownerName: name } })
  await db().lead.create({ data: { showId: show.id, companyId: application.companyId, deviceKey: randomUUID(), name, mail, consent: 'Oui', keepUntil: new Date(Date.now() + YEAR), madeAt: new Date() } })
  await db().import.create({ data: { kind: 'SCHOOLS', fileName: 'x.csv', staged: { create: { line: 2, action: 'ADD', values: { mail, list: [mail] } } } } })
  await db().contact.create({ data: { role: 'COMPANY', companyId: (await aCompany({ mail })).id, name: 'Quelqu’un d’autre', skills: [`demander à ${mail}`] } })
  await db().activity.update({ where: { id: session.activityId }, data: { contactName: name, contactMail: mail, description: `Contact : ${mail}` } })
  await db().activityRevision.create({ data: { activityId: session.activityId, typed: { title: 'Visite', contactName: name, contactMail: mail, contactPhone: phone }, base: { title: 'Visite', contactName: name, contactMail: mail } } })
  return { viewer, mail, name, phone }
}

test('after somebody erased their account, their address, name and phone are in no table at all, and the counts are', async () => {
  await aStaffViewer()
  const { viewer, mail, name, phone } = await somebodyBusy()
  expect((await whereIs(mail)).length).toBeGreaterThan(10)
  expect(await eraseMyself(viewer)).toEqual({ ok: true })
  expect(await whereIs(mail)).toEqual([])
  expect(await whereIs(name)).toEqual([])
  expect(await whereIs(phone)).toEqual([])
  const signUp = await db().signUp.findFirstOrThrow({ where: { schoolId: viewer.schoolIds[0] } })
  expect(signUp).toMatchObject({ userId: null, pupils: 24, adults: 2, status: 'ATTENDED' })
  expect(await db().user.findUniqueOrThrow({ where: { id: viewer.userId ?? '' } })).toMatchObject({ name: '', erasedAt: expect.any(Date) })
  const trail = await db().auditEntry.findMany({ where: { actorId: viewer.userId }, orderBy: { id: 'asc' } })
  expect(trail.map(({ action }) => action)).toEqual(['test.done', 'person.erased'])
  expect(trail[1]).toMatchObject({ subjectType: 'User', subjectId: viewer.userId, changes: { why: 'asked' } })
})

describe('each statement is needed', () => {
  const needed: Record<string, (found: { mail: string[]; name: string[] }, viewer: Viewer) => Promise<unknown> | void> = {
    bookings: async (_found, viewer) => expect(await db().signUp.count({ where: { userId: viewer.userId, contactPhone: { not: null } } })).toBe(1),
    mentions: ({ mail, name }) => { expect(mail).toContain('ImportRow.values'); expect(name).toContain('Message.text') },
    'names beside what was done': ({ name }) => expect(name).toContain('Deadline.doneByName'),
    contacts: ({ name }) => expect(name).toContain('Contact.name'),
    leads: ({ name }) => expect(name).toContain('Lead.name'),
    'published contacts': ({ name }) => expect(name).toEqual(expect.arrayContaining(['Activity.contactName', 'ActivityRevision.typed', 'ActivityRevision.base'])),
    account: ({ name }) => expect(name).toContain('User.name'),
    messages: async (_found, viewer) => expect(await db().message.count({ where: { userId: viewer.userId } })).toBe(1),
    'sign-ins': async (_found, viewer) => expect(await db().authSession.count({ where: { userId: viewer.userId ?? '' } })).toBe(1),
    links: async () => expect(await db().authVerification.count({ where: { value: { contains: 'effacé' } } })).toBeGreaterThan(0),
  }
  test.each(Object.entries(needed))('without erasing the %s, something is still found', async (left, proof) => {
    const { viewer, mail, name } = await somebodyBusy()
    await transaction(async (tx) => {
      const person = await personOf(tx, { userId: viewer.userId ?? '' })
      if (person) await erasePerson(tx, person, erasures.filter(({ what }) => what !== left))
    })
    await proof({ mail: await whereIs(mail), name: await whereIs(name) }, viewer)
  })
})

test('who shares part of an address, or a mailbox, keeps theirs', async () => {
  const other = await aTeacher({ email: `ju-lea.${randomUUID().slice(0, 4)}@ecole.exemple` })
  const viewer = await aTeacher({ email: other.email.replace('ju-', '') })
  const company = await aCompany()
  const [first, second] = await Promise.all(['Une', 'Deux'].map((name) => db().contact.create({ data: { role: 'COMPANY', companyId: company.id, name, email: 'contact@usinage.exemple' } })))
  await eraseMyself(viewer)
  expect(await whereIs(viewer.email)).toEqual(['User.email'])
  expect((await db().user.findUniqueOrThrow({ where: { id: other.userId ?? '' } })).email).toBe(other.email)
  expect(await eraseOnRequest(await aStaffViewer(), { contactId: first?.id ?? '' })).toEqual({ ok: true })
  expect(await db().contact.findUniqueOrThrow({ where: { id: second?.id } })).toMatchObject({ email: 'contact@usinage.exemple' })
  expect(await db().contact.findUnique({ where: { id: first?.id } })).toBeNull()
})

describe('who is counted on stays until they are not', () => {
  test('a booking to come, or a place on a rota', async () => {
    const teacher = await aTeacher()
    const session = await aSession()
    const booking = await db().signUp.create({ data: { sessionId: session.id, kind: 'CLASS', status: 'CONFIRMED', userId: teacher.userId, schoolId: teacher.schoolIds[0], level: 'TROISIEME', pupils: 20, adults: 2 } })
    expect(await eraseMyself(teacher)).toEqual({ ok: false, reason: 'coming', details: { n: 1 } })
    expect(await whereIs(teacher.email)).toContain('User.email')
    await db().signUp.update({ where: { id: booking.id }, data: { status: 'CANCELLED' } })
    expect(await eraseMyself(teacher)).toEqual({ ok: true })

    const exhibitor = await aCompanyViewer()
    const show = await aShow()
    const { id: contactId } = await db().contact.findFirstOrThrow({ where: { userId: exhibitor.userId } })
    const startsAt = new Date(Date.now() + 90 * 86_400_000)
    await db().shift.create({ data: { showId: show.id, title: 'Matin', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), duties: { create: { contactId } } } })
    expect(await eraseOnRequest(await aStaffViewer(), { contactId })).toMatchObject({ ok: false, reason: 'coming' })
  })

  test('the last account of the staff, even when two leave at once', async () => {
    await db().contact.updateMany({ where: { role: 'STAFF' }, data: { endedAt: new Date() } })
    const [one, two] = [await aStaffViewer(), await aStaffViewer()]
    const answers = await Promise.all([eraseMyself(one), eraseMyself(two)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'lastStaff' })
    expect(await db().contact.count({ where: { role: 'STAFF', endedAt: null } })).toBe(1)
  })
})

test('erasing twice at once erases once, and nobody is found again', async () => {
  const viewer = await aTeacher()
  const answers = await Promise.allSettled([eraseMyself(viewer), eraseMyself(viewer)])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().auditEntry.count({ where: { action: 'person.erased', subjectId: viewer.userId ?? '' } })).toBe(1)
})

test('the trail itself is not rewritten: erasing changes its details only', async () => {
  const viewer = await aStaffViewer()
  await transaction((tx) => audit(tx, viewer, 'test.kept', { type: 'Test', id: '1' }, { n: 1 }))
  await expect(db().$executeRaw`UPDATE "AuditEntry" SET changes = '{}' WHERE action = 'test.kept'`).rejects.toThrow(/never changed/)
  await expect(transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pavillon.retention', 'on', true)`
    await tx.$executeRaw`UPDATE "AuditEntry" SET "actorId" = 'somebody else' WHERE action = 'test.kept'`
  })).rejects.toThrow(/never changed/)
})

test('an export holds all that is theirs, no secret, and nobody else', async () => {
  const { viewer, mail, name, phone } = await somebodyBusy()
  const { data } = await exportOf(viewer, 'Maison', 'fr')
  const text = JSON.stringify(data)
  for (const table of ['User', 'Contact', 'SignUp', 'Message', 'AuditEntry', 'CalendarFeed', 'AuthSession', 'ApplicationComment', 'Lead', 'Activity']) expect(Object.keys(data)).toContain(table)
  for (const words of [mail, name, phone]) expect(text).toContain(words)
  const { password } = await db().authAccount.findFirstOrThrow({ where: { userId: viewer.userId ?? '' } })
  const { token } = await db().authSession.findFirstOrThrow({ where: { userId: viewer.userId ?? '' } })
  expect(text).not.toContain(password)
  expect(text).not.toContain(token)
  expect(text).not.toContain('autre@exemple.test')
  expect(data.SignUp?.until).toContain('Un an')
})

test('of what one wrote down about others, an export says which and when, not who', async () => {
  const staff = await aStaffViewer()
  const show = await aShow()
  await db().lead.create({ data: { showId: show.id, companyId: (await aCompany()).id, deviceKey: randomUUID(), name: 'Une prospecte', mail: 'prospecte@exemple.test', consent: 'Oui', keepUntil: new Date(), madeAt: new Date(), createdById: staff.userId } })
  const { data } = await exportOf(staff, 'Maison', 'fr')
  expect(data.Lead?.rows).toHaveLength(1)
  expect(JSON.stringify(data)).not.toContain('rospecte')
})
