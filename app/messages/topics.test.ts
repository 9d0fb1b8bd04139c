import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass, cancelSignUp } from '~/signups/commands.server'
import { remindSessions } from '~/signups/reminders.server'
import { deliverDue, openPostOffice } from './delivery.server'
import { enqueue } from './outbox.server'
import { mutedBy, muteTopic, readUnsubscribe, unsubscribeAddress } from './unsubscribe.server'

useTestDatabase()

const mail = (kind: string, userId: string, n = 0) => ({ kind, dedupeKey: `${kind}:${userId}:${n}`, to: 'a@exemple.test', userId, locale: 'fr' as const, subject: 's', text: 't', html: '<html><body>t</body></html>' })

test('what somebody chose not to be sent is not written; what they must know is', async () => {
  const { userId = '' } = await aStaffViewer() as { userId: string }
  await muteTopic(userId, 'lists', true)
  await muteTopic(userId, 'lists', true)
  await transaction((tx) => enqueue(tx, mail('list.due', userId), mail('signup.confirmed', userId), mail('deadline.reminder', userId)))
  expect((await db().message.findMany({ where: { userId }, orderBy: { kind: 'asc' } })).map(({ kind }) => kind)).toEqual(['deadline.reminder', 'signup.confirmed'])
  await muteTopic(userId, 'lists', false)
  await transaction((tx) => enqueue(tx, mail('list.due', userId)))
  expect(await db().message.count({ where: { userId, kind: 'list.due' } })).toBe(1)
})

test('the link of a mail ends its topic for its reader, and none can be made up', async () => {
  const { userId = '' } = await aStaffViewer() as { userId: string }
  const token = new URL(unsubscribeAddress(userId, 'digests')).pathname.split('/').at(-1) ?? ''
  expect(readUnsubscribe(token)).toEqual({ userId, topic: 'digests' })
  const [topic, who, signature] = token.split('.')
  for (const forged of [`lists.${who}.${signature}`, `${topic}.${Buffer.from('another').toString('base64url')}.${signature}`, `${topic}.${who}.`, `${topic}.${who}.${signature?.slice(1)}x`, '', '..']) expect([forged, readUnsubscribe(forged)]).toEqual([forged, undefined])
  await muteTopic(userId, 'digests', true)
  expect(await mutedBy(userId)).toEqual(['digests'])
  await muteTopic('nobody at all', 'digests', true)
  expect(await db().mutedTopic.count({ where: { userId: 'nobody at all' } })).toBe(0)
})

test('over the wire an optional mail says how to end it, in words and in one click; a needed one does not', async () => {
  const { userId = '' } = await aStaffViewer() as { userId: string }
  await db().message.deleteMany()
  await transaction((tx) => enqueue(tx, mail('deadline.reminder', userId, 7), mail('signup.confirmed', userId, 7)))
  const received: string[] = []
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData(stream, _session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => { received.push(Buffer.concat(chunks).toString()); done() })
  } })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as { port: number }
  const office = openPostOffice(`smtp://127.0.0.1:${port}`)
  // By night reminders wait; the test may run then.
  expect(await deliverDue(office, undefined, new Date('2026-11-24T22:00:00Z'))).toBe(1)
  expect(await deliverDue(office, undefined, new Date('2026-11-25T05:59:00Z'))).toBe(0)
  expect(await deliverDue(office, undefined, new Date('2026-11-25T06:00:00Z'))).toBe(1)
  office.close()
  await new Promise<void>((resolve) => { server.close(() => resolve()) })
  const parsed = await Promise.all(received.map((raw) => simpleParser(raw)))
  const address = unsubscribeAddress(userId, 'reminders')
  const optional = parsed.filter(({ text }) => text?.includes(address))
  expect(optional).toHaveLength(1)
  expect(received.filter((raw) => /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m.test(raw))).toHaveLength(1)
  expect(optional[0]?.html).toContain(address)
})

const booking = { level: 'TROISIEME' as const, className: '3e B', pupils: 12, adults: 1, stepFree: 0, stepFreeAcknowledged: false }

test('two days before, a class is reminded once, again if the session moves, and not once it has cancelled', async () => {
  const startsAt = new Date('2027-03-18T09:00:00Z')
  const session = await aSession({ startsAt, endsAt: new Date('2027-03-18T11:00:00Z'), activity: { approvals: [], title: 'La forge' } })
  const teacher = await aTeacher()
  const booked = await bookClass(teacher, { ...booking, sessionId: session.id, formKey: 'the form of a reminder' })
  const id = booked.ok ? booked.signUp.id : ''
  const reminders = () => db().message.findMany({ where: { kind: 'signup.reminder', aboutId: id }, orderBy: { createdAt: 'asc' } })
  expect(await remindSessions(new Date('2027-03-15T08:15:00Z'))).toBe(0)
  expect(await remindSessions(new Date('2027-03-16T08:15:00Z'))).toBe(1)
  await Promise.all([remindSessions(new Date('2027-03-16T08:16:00Z')), remindSessions(new Date('2027-03-17T08:15:00Z'))])
  expect(await reminders()).toMatchObject([{ subject: 'Dans 2 jours : La forge', recipient: teacher.email }])
  await db().session.update({ where: { id: session.id }, data: { startsAt: new Date('2027-03-25T09:00:00Z'), endsAt: new Date('2027-03-25T11:00:00Z') } })
  await remindSessions(new Date('2027-03-24T08:15:00Z'))
  expect((await reminders()).map(({ subject }) => subject)).toEqual(['Dans 2 jours : La forge', 'Demain : La forge'])
  await db().message.deleteMany({ where: { kind: 'signup.reminder' } })
  await cancelSignUp(teacher, id)
  await remindSessions(new Date('2027-03-23T08:15:00Z'))
  expect(await reminders()).toEqual([])
})
