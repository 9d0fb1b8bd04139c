import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Session } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { deliverDue, openPostOffice, type PostOffice } from '~/messages/delivery.server'
import { aMailServer, type MailServer } from '~/messages/testing.server'
import { bookClass, cancelSignUp, changeSignUp, decideApproval } from '~/signups/commands.server'
import { cancelSession, saveSession } from '~/signups/session-changes.server'
import { invitationFor } from './invitations.server'

useTestDatabase()

let teacher: Viewer
let staff: Viewer
let server: MailServer
let office: PostOffice
let keys = 0

beforeEach(async () => {
  await db().message.deleteMany()
  ;[teacher, staff, server] = [await aTeacher(), await aStaffViewer(), await aMailServer()]
  office = openPostOffice(server.url)
})
afterEach(async () => {
  office.close()
  await server.close()
})

async function book(session: Session, className = '3e B'): Promise<string> {
  const booked = await bookClass(teacher, { level: 'TROISIEME', className, pupils: 24, adults: 2, stepFree: 0, stepFreeAcknowledged: false, sessionId: session.id, formKey: `form-key-${(keys += 1)}` })
  if (!booked.ok) throw new Error(booked.reason)
  return booked.signUp.id
}

/** Sends what waits and gives the last mail to the teacher, with its invitation as a calendar program reads it. */
async function sent() {
  await deliverDue(office, invitationFor)
  const mail = server.mails.filter(({ to }) => JSON.stringify(to).includes(teacher.email ?? '')).at(-1)
  const file = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar')
  if (!file) return { mail, event: undefined }
  const calendar = new ICAL.Component(ICAL.parse(file.content.toString('utf8')))
  const vevent = calendar.getFirstSubcomponent('vevent')
  const value = (name: string) => vevent?.getFirstPropertyValue(name)
  return {
    mail,
    event: {
      method: calendar.getFirstPropertyValue('method'), uid: value('uid'), sequence: Number(value('sequence')), status: value('status'), attendee: String(value('attendee')), organizer: String(value('organizer')),
      starts: (value('dtstart') as ICAL.Time | null)?.toJSDate().toISOString(), description: String(value('description')), longest: Math.max(...file.content.toString('utf8').split('\r\n').map((line) => Buffer.byteLength(line))),
    },
  }
}
const versionOf = async (id: string) => (await db().signUp.findUniqueOrThrow({ where: { id } })).version

test('a confirmed class is invited, its changes follow, and calling off ends the same event', async () => {
  const session = await aSession({ seats: 60 })
  const id = await book(session, '3e « É » 🚆')
  const invited = await sent()
  expect(invited.event).toMatchObject({ method: 'REQUEST', uid: id, status: 'CONFIRMED', attendee: `mailto:${teacher.email}`, starts: session.startsAt.toISOString() })
  expect(invited.event?.organizer).toMatch(/^mailto:.+@.+/)
  expect(invited.event?.description).toContain('3e « É » 🚆 · 24 élèves')
  expect(invited.event?.longest).toBeLessThanOrEqual(75)

  const { startsAt, endsAt, version } = await db().session.findUniqueOrThrow({ where: { id: session.id } })
  const later = (instant: Date) => new Date(instant.getTime() + 3_600_000)
  expect(await saveSession(staff, { sessionId: session.id, startsAt: later(startsAt), endsAt: later(endsAt), seats: 60, version })).toMatchObject({ ok: true })
  const moved = await sent()
  expect(moved.event).toMatchObject({ method: 'REQUEST', uid: id, starts: later(startsAt).toISOString() })
  expect(moved.event?.sequence).toBeGreaterThan(invited.event?.sequence ?? Infinity)

  expect(await changeSignUp(teacher, id, { level: 'TROISIEME', className: '3e B', pupils: 20, adults: 2, stepFree: 0, stepFreeAcknowledged: false, version: await versionOf(id) })).toMatchObject({ ok: true })
  const changed = await sent()
  expect(changed.event?.description).toContain('20 élèves')
  expect(changed.event?.sequence).toBeGreaterThan(moved.event?.sequence ?? Infinity)

  await cancelSignUp(teacher, id, 'Grève')
  const off = await sent()
  expect(off.event).toMatchObject({ method: 'CANCEL', uid: id, status: 'CANCELLED' })
  expect(off.event?.sequence).toBeGreaterThan(changed.event?.sequence ?? Infinity)
})

test('when the house calls a session off, each class has its own event ended, and another class’s stands', async () => {
  const [first, second] = [await aSession({ seats: 60 }), await aSession({ seats: 60 })]
  const [gone, kept] = [await book(first), await book(second)]
  await sent()
  await cancelSession(staff, first.id, 'Panne')
  const { event } = await sent()
  expect(event).toMatchObject({ method: 'CANCEL', uid: gone })
  expect(gone).not.toBe(kept)
})

test('who still waits for a decision is not invited; who is refused before that is not called off', async () => {
  const session = await aSession({ activity: { approvals: ['CHAMBER'] } })
  const id = await book(session)
  const asked = await sent()
  expect(asked.mail?.text).toContain(`/ecole/classes/${id}`)
  expect(asked.event).toBeUndefined()
  const approval = await db().approval.findFirstOrThrow({ where: { signUpId: id } })
  await decideApproval(staff, { approvalId: approval.id, decision: 'REFUSED', reason: 'Complet' })
  const refused = await sent()
  expect(server.mails).toHaveLength(2)
  expect(refused.event).toBeUndefined()
})

test('a confirmation that goes out after the class called off carries nothing: the letter that overtook it does', async () => {
  const id = await book(await aSession({ seats: 60 }))
  await cancelSignUp(teacher, id, 'Grève')
  await deliverDue(office, invitationFor)
  const carried = server.mails.map(({ attachments }) => attachments.map(({ content }) => /METHOD:(\w+)/.exec(content.toString())?.[1]).filter(Boolean))
  expect(carried.flat()).not.toContain('REQUEST')
  expect(carried.flat()).toContain('CANCEL')
})

test('a mail goes out without its invitation rather than not at all', async () => {
  await book(await aSession({ seats: 60 }))
  expect(await deliverDue(office, () => Promise.reject(new Error('no calendar today')))).toBe(1)
  expect(server.mails[0]?.attachments).toEqual([])
})
