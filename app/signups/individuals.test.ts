import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eraseWhatIsDue } from '~/access/privacy/nightly.server'
import { anActivity, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { resetWording, saveWording } from '~/messages/wording-commands.server'
import { bookClass, cancelSignUp, decideApproval } from './commands.server'
import { cancelPerson, changePerson, confirmPerson, releaseUnconfirmed, signUpByLink, signUpPerson } from './individuals.server'
import { linkOf } from './individuals-letters.server'
import { authoritiesFor, confirmBy, whyNotThesePersons } from './individuals-rules'
import { PersonSignUp } from './individuals-schema'
import { seatedStatuses } from './rules'
import { cancelSession, saveSession } from './session-changes.server'
import { sessionSignUps } from './session-list.server'
import { lockSession, countSeats } from './seats.server'
import { within } from '~/db/statements.server'
import { acceptOffer, declineOffer, expireOffers, offerOf } from './waiting-list.server'

useTestDatabase()

const HOUR = 3_600_000
let people = 0
const mailOf = () => `famille-${(people += 1)}@maison.test`
const open = { openTo: ['PERSON' as const, 'CLASS' as const] }
const aDoor = (seats = 10, activity = {}) => aSession({ seats, activity: { ...open, ...activity } })

async function signUp(sessionId: string, persons: number, mail = mailOf()) {
  const done = await signUpPerson(PersonSignUp.parse({ sessionId, name: 'Alix Martin', mail, persons }), 'fr')
  const row = await db().signUp.findFirst({ where: { sessionId, personMail: mail.toLowerCase() }, orderBy: { id: 'desc' } })
  return { done, mail, id: row?.id ?? '', token: linkOf(row?.id ?? '').token }
}
const row = (id: string) => db().signUp.findUniqueOrThrow({ where: { id } })
const kinds = async (id: string) => (await db().message.findMany({ where: { aboutId: id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const taken = async (sessionId: string) => (await db().signUp.aggregate({ where: { sessionId, status: { in: [...seatedStatuses] } }, _sum: { pupils: true, adults: true } }))._sum
const is404 = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 })

describe('a family that signs up', () => {
  test('gives a name and an address, gets a mail with a link, and its seats are kept for a day', async () => {
    const session = await aDoor()
    const { id, token, mail } = await signUp(session.id, 4)
    expect(await row(id)).toMatchObject({ kind: 'PERSON', status: 'PENDING', adults: 4, pupils: 0, userId: null, schoolId: null })
    const letter = await db().message.findFirstOrThrow({ where: { aboutId: id } })
    expect(letter).toMatchObject({ recipient: mail, secret: true, kind: 'individual.received' })
    expect(letter.text).toContain(`/inscription/${token}`)
    const { confirmBy: until, linkHash } = await row(id)
    expect(Math.abs(until!.getTime() - Date.now() - 24 * HOUR)).toBeLessThan(60_000)
    // Who reads the database finds no link that opens.
    expect(linkHash).not.toBe(token)
    expect(await signUpByLink(linkHash!)).toBeNull()
  })

  test('confirms by the link, once', async () => {
    const session = await aDoor()
    const { id, token } = await signUp(session.id, 4)
    expect(await confirmPerson(token)).toEqual({ ok: true })
    expect(await confirmPerson(token)).toEqual({ ok: true })
    expect(await row(id)).toMatchObject({ status: 'CONFIRMED', confirmBy: null })
    expect(await kinds(id)).toEqual(['individual.received', 'individual.confirmed'])
  })

  test('cannot open anything with a link that nobody sent', async () => {
    for (const token of ['', 'x', linkOf('00000000-0000-7000-8000-000000000000').token]) {
      await is404(confirmPerson(token))
      await is404(cancelPerson(token))
      expect(await signUpByLink(token)).toBeNull()
    }
  })

  test('comes with more when there is room, with fewer always, and never with more than there is', async () => {
    const session = await aDoor(6)
    const { id, token } = await signUp(session.id, 2)
    await confirmPerson(token)
    expect(await changePerson(token, { version: (await row(id)).version, persons: 5 })).toEqual({ ok: true })
    await signUp(session.id, 1)
    expect(await changePerson(token, { version: (await row(id)).version, persons: 6 })).toMatchObject({ ok: false, reason: 'full', details: { n: 0 } })
    expect(await changePerson(token, { version: 0, persons: 1 })).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
    expect((await row(id)).adults).toBe(5)
  })

  test('calls it off: seats go to who waits, name and address are gone at once, the trail never had them', async () => {
    const session = await aDoor(4)
    const first = await signUp(session.id, 4)
    await confirmPerson(first.token)
    const second = await signUp(session.id, 3)
    await confirmPerson(second.token)
    expect(await row(second.id)).toMatchObject({ status: 'WAITLISTED' })
    expect(await cancelPerson(first.token)).toEqual({ ok: true })
    expect(await row(first.id)).toMatchObject({ status: 'CANCELLED', contactName: null, personMail: null, formKey: null })
    expect(await row(second.id)).toMatchObject({ status: 'OFFERED' })
    expect(await kinds(second.id)).toEqual(['individual.waitlisted', 'offer.offered'])
    expect(JSON.stringify(await db().auditEntry.findMany({ where: { subjectId: first.id }, select: { changes: true, actorId: true } }))).not.toMatch(/Alix|maison/)
    expect(await cancelPerson(first.token)).toMatchObject({ ok: false, reason: 'state' })
    // What was sent is emptied the next night; what waits to be sent still goes.
    await db().message.updateMany({ where: { aboutId: first.id, kind: { not: 'individual.cancelled' } }, data: { state: 'SENT', sentAt: new Date() } })
    await eraseWhatIsDue()
    expect((await db().message.findMany({ where: { aboutId: first.id }, orderBy: { id: 'asc' } })).map(({ kind, recipient }) => [kind, recipient])).toEqual([['individual.received', ''], ['individual.confirmed', ''], ['individual.cancelled', first.mail]])
    expect(await db().message.count({ where: { aboutId: second.id, recipient: second.mail } })).toBe(2)
    // The same address may come back.
    expect((await signUp(session.id, 1, first.mail)).done).toEqual({ ok: true, waits: false })
  })

  test('that signs up twice is signed up once and gets its link again, at most once an hour', async () => {
    const session = await aDoor()
    const { id, mail } = await signUp(session.id, 2)
    for (const again of [mail, mail.toUpperCase(), mail]) expect((await signUp(session.id, 3, again)).done).toEqual({ ok: true, waits: false })
    expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(1)
    expect((await row(id)).adults).toBe(2)
    expect(await kinds(id)).toEqual(['individual.received', 'individual.again'])
  })

  test('is answered as a newcomer would be, whether it is new or not: seats are kept, or it waits', async () => {
    const session = await aDoor(4)
    const first = await signUp(session.id, 4)
    expect(first.done).toEqual({ ok: true, waits: false })
    expect((await signUp(session.id, 1)).done).toEqual({ ok: true, waits: true })
    expect((await signUp(session.id, 1, first.mail)).done).toEqual({ ok: true, waits: true })
  })

  test('is told of a new date, and of a date that is cancelled', async () => {
    const staff = await aStaffViewer()
    const session = await aDoor()
    const { id, token } = await signUp(session.id, 2)
    await confirmPerson(token)
    const later = (date: Date) => new Date(date.getTime() + HOUR)
    await saveSession(staff, { sessionId: session.id, version: 0, startsAt: later(session.startsAt), endsAt: later(session.endsAt), seats: 10 })
    await cancelSession(staff, session.id, 'Panne')
    expect(await kinds(id)).toEqual(['individual.received', 'individual.confirmed', 'individual.sessionMoved', 'individual.sessionCancelled'])
    expect(await changePerson(token, { version: (await row(id)).version, persons: 3 })).toMatchObject({ reason: 'cancelled' })
  })

  test('can come when staff cancel it by hand no more, and is told why', async () => {
    const session = await aDoor()
    const { id, token } = await signUp(session.id, 2)
    await confirmPerson(token)
    const staff = await aStaffViewer()
    // Words that staff wrote before there was a reason in them: it is said all the same.
    expect(await saveWording(staff, 'individual.cancelled', 'fr', 0, { subject: 'Annulé', text: '{{nom}}, c’est annulé.\n\nRang : {{rang}}' })).toEqual({ ok: true })
    await cancelSignUp(staff, id, 'Site fermé')
    await resetWording(staff, 'individual.cancelled', 'fr')
    expect(await kinds(id)).toEqual(['individual.received', 'individual.confirmed', 'individual.cancelled'])
    const { text } = await db().message.findFirstOrThrow({ where: { aboutId: id, kind: 'individual.cancelled' } })
    expect(text).toContain('c’est annulé.')
    expect(text).toContain('Raison : Site fermé')
    expect(text).not.toContain('Rang')
    expect(await signUpByLink(token)).toMatchObject({ over: 'team', cancelReason: 'Site fermé' })
  })

  test('reads on its page how it ended, and nothing of a mail that is held', async () => {
    const session = await aDoor()
    const [left, silent] = [await signUp(session.id, 1), await signUp(session.id, 1)]
    await confirmPerson(left.token)
    expect(await signUpByLink(left.token)).toMatchObject({ status: 'CONFIRMED', over: undefined })
    expect(await signUpByLink(left.token)).not.toHaveProperty('personMail')
    for (const { token } of [left, silent]) await cancelPerson(token)
    expect([(await signUpByLink(left.token))?.over, (await signUpByLink(silent.token))?.over]).toEqual(['own', 'unconfirmed'])
    expect(await db().message.findFirstOrThrow({ where: { aboutId: left.id, kind: 'individual.cancelled' } })).toMatchObject({ text: expect.not.stringContaining('Raison') })
  })

  test('needs the chamber’s decision where one is asked, never the rectorate’s', async () => {
    const session = await aDoor(10, { approvals: ['CHAMBER', 'RECTORATE'] })
    const { id, token } = await signUp(session.id, 2)
    expect(await db().approval.count({ where: { signUpId: id } })).toBe(0)
    await confirmPerson(token)
    const [approval, ...others] = await db().approval.findMany({ where: { signUpId: id } })
    expect([approval?.authority, others]).toEqual(['CHAMBER', []])
    expect((await row(id)).status).toBe('PENDING')
    await decideApproval(await aStaffViewer(), { approvalId: approval!.id, decision: 'GIVEN' })
    expect((await row(id)).status).toBe('CONFIRMED')
  })

  test('stands in one line with classes: nobody overtakes', async () => {
    const session = await aDoor(30)
    const teacher = await aTeacher()
    const aClass = { level: 'TROISIEME' as const, adults: 0, stepFree: 0, stepFreeAcknowledged: false, sessionId: session.id }
    await bookClass(teacher, { ...aClass, pupils: 28, formKey: 'class-one' })
    await bookClass(teacher, { ...aClass, pupils: 20, formKey: 'class-two' })
    const { id } = await signUp(session.id, 2)
    expect((await row(id)).status).toBe('WAITLISTED')
  })
})

describe('an address that nobody confirms', () => {
  test('gives its seats back when the day is over, and is erased; the next in line is told', async () => {
    await db().signUp.updateMany({ where: { mailConfirmedAt: null }, data: { confirmBy: null } })
    const session = await aDoor(4)
    const first = await signUp(session.id, 4)
    const second = await signUp(session.id, 2)
    await confirmPerson(second.token)
    const dayLater = new Date(Date.now() + 25 * HOUR)
    expect(await releaseUnconfirmed(new Date(Date.now() + 23 * HOUR))).toBe(0)
    expect(await releaseUnconfirmed(dayLater)).toBe(1)
    expect(await row(first.id)).toMatchObject({ status: 'CANCELLED', personMail: null, contactName: null })
    expect((await row(second.id)).status).toBe('OFFERED')
    await confirmPerson(second.token)
    expect((await row(second.id)).status).toBe('CONFIRMED')
    expect(await confirmPerson(first.token)).toMatchObject({ reason: 'state' })
    expect(await releaseUnconfirmed(dayLater)).toBe(0)
  })

  test('that waits and is called up gets the seats for a time only', async () => {
    const session = await aDoor(4)
    const first = await signUp(session.id, 4)
    const second = await signUp(session.id, 2)
    await cancelPerson(first.token)
    expect(await row(second.id)).toMatchObject({ status: 'PENDING', mailConfirmedAt: null })
    expect((await row(second.id)).confirmBy!.getTime()).toBeGreaterThan(Date.now())
    await confirmPerson(second.token)
    expect((await row(second.id)).status).toBe('CONFIRMED')
  })

  test('that is offered a seat takes it by the link while the offer holds', async () => {
    const session = await aDoor(4)
    const offered = async (until: Date) => {
      const { id, token } = await signUp(session.id, 1)
      await db().signUp.update({ where: { id }, data: { status: 'OFFERED', queuedAt: new Date(), mailConfirmedAt: new Date(), confirmBy: null, offeredUntil: until } })
      return { id, token }
    }
    const [inTime, late] = [await offered(new Date(Date.now() + HOUR)), await offered(new Date(Date.now() - HOUR))]
    expect(await confirmPerson(inTime.token)).toEqual({ ok: true })
    expect(await confirmPerson(late.token)).toMatchObject({ reason: 'state' })
    expect([(await row(inTime.id)).status, (await row(late.id)).status]).toEqual(['CONFIRMED', 'OFFERED'])
  })

  test('is confirmed or released, never both, when both come at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const session = await aDoor(4)
      const { id, token } = await signUp(session.id, 4)
      await db().signUp.update({ where: { id }, data: { confirmBy: new Date(Date.now() - 1) } })
      const [confirmed] = await Promise.all([confirmPerson(token), releaseUnconfirmed()])
      const { status, personMail } = await row(id)
      expect([status, personMail !== null]).toEqual(confirmed.ok ? ['CONFIRMED', true] : ['CANCELLED', false])
    }
  })
})

describe('the list of staff', () => {
  test('counts who comes by themselves apart from who accompanies a class', async () => {
    const session = await aDoor(40)
    await bookClass(await aTeacher(), { level: 'TROISIEME', pupils: 20, adults: 2, stepFree: 0, stepFreeAcknowledged: false, sessionId: session.id, formKey: 'beside-a-family' })
    await signUp(session.id, 5)
    await signUp(session.id, 3)
    expect((await sessionSignUps(await aStaffViewer(), session.id)).totals).toMatchObject({ pupils: 20, adults: 2, individuals: 8, taken: 30 })
  })
})

describe('many at once', () => {
  test('never get more seats than there are; whoever gets none waits', async () => {
    const session = await aDoor(20)
    const parties = Array.from({ length: 40 }, (_, n) => (n % 5) + 1)
    await Promise.all(parties.map((persons) => signUp(session.id, persons)))
    const { adults } = await taken(session.id)
    expect(adults).toBeLessThanOrEqual(20)
    expect(adults).toBeGreaterThan(15)
    expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(40)
  })

  test('with one address are one', async () => {
    const session = await aDoor(20)
    const mail = mailOf()
    await Promise.all(Array.from({ length: 12 }, () => signUp(session.id, 2, mail)))
    expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(1)
  })

  test('confirm, change and cancel: the seats hold, and whoever could be seated is', async () => {
    const session = await aDoor(12)
    const all = await Promise.all(Array.from({ length: 8 }, () => signUp(session.id, 3)))
    await Promise.all(all.map(({ token }) => confirmPerson(token)))
    await Promise.all([
      ...all.slice(0, 3).map(({ token }) => cancelPerson(token)),
      ...all.slice(3, 6).map(async ({ token, id }) => changePerson(token, { version: (await row(id)).version, persons: 4 })),
    ])
    const { adults } = await taken(session.id)
    expect(adults).toBeLessThanOrEqual(12)
    const [first] = await db().signUp.findMany({ where: { sessionId: session.id, status: 'WAITLISTED' }, orderBy: { queuedAt: 'asc' }, take: 1 })
    if (first) expect(first.adults).toBeGreaterThan(12 - (adults ?? 0))
  })

  test('oversell when the room is counted without the lock', async () => {
    const session = await aDoor(4)
    const alone = (count: typeof countSeats, n: number) => transaction(async (tx) => {
      const { taken } = await count(within(tx), session.id)
      if (taken + 4 > 4) return
      await new Promise((resolve) => setTimeout(resolve, 30))
      await tx.signUp.create({ data: { sessionId: session.id, kind: 'PERSON', status: 'PENDING', adults: 4, linkHash: `${session.id} ${n}` } })
    })
    await Promise.all([1, 2, 3].map((n) => alone(lockSession, n)))
    expect((await taken(session.id)).adults).toBe(4)
    await db().signUp.deleteMany({ where: { sessionId: session.id } })
    await Promise.all([1, 2, 3].map((n) => alone(countSeats, n)))
    expect((await taken(session.id)).adults).toBeGreaterThan(4)
  })
})

describe('the rules', () => {
  let session: { seats: number }
  beforeEach(() => { session = { seats: 8 } })
  afterEach(() => expect(session.seats).toBe(8))

  test('say who may come: open to people, ten at most, no more than there are seats', () => {
    const activity = { openTo: ['PERSON' as const], maxParty: null }
    expect(whyNotThesePersons(session, activity, 3)).toBeUndefined()
    expect(whyNotThesePersons(session, { ...activity, openTo: ['CLASS'] }, 3)).toMatchObject({ reason: 'notOpenToPersons' })
    expect(whyNotThesePersons({ seats: 50 }, activity, 11)).toMatchObject({ reason: 'tooMany', details: { n: 10 } })
    expect(whyNotThesePersons(session, { ...activity, maxParty: 2 }, 3)).toMatchObject({ reason: 'tooMany', details: { n: 2 } })
    expect(whyNotThesePersons(session, activity, 9)).toMatchObject({ reason: 'aboveSeats' })
  })

  test('keep seats for a day, for two hours when it is near, never past the beginning', () => {
    const now = new Date('2026-11-10T10:00:00Z')
    expect(confirmBy(now, new Date('2026-11-20T10:00:00Z'))).toEqual(new Date('2026-11-11T10:00:00Z'))
    expect(confirmBy(now, new Date('2026-11-11T10:00:00Z'))).toEqual(new Date('2026-11-10T12:00:00Z'))
    expect(confirmBy(now, new Date('2026-11-10T11:00:00Z'))).toEqual(new Date('2026-11-10T11:00:00Z'))
  })

  test('leave the rectorate out of what is no school’s', () => {
    expect(authoritiesFor('PERSON', ['CHAMBER', 'RECTORATE'])).toEqual(['CHAMBER'])
    expect(authoritiesFor('CLASS', ['CHAMBER', 'RECTORATE'])).toEqual(['CHAMBER', 'RECTORATE'])
  })

  test('the database itself refuses pupils or a school with somebody who comes for themselves', async () => {
    const activity = await anActivity(open)
    const { id: sessionId } = await aSession({ activityId: activity.id })
    await expect(db().signUp.create({ data: { sessionId, kind: 'PERSON', status: 'PENDING', pupils: 3, adults: 1 } })).rejects.toThrow(/SignUp_person/)
  })
})

describe('somebody who is called from the waiting list', () => {
  const called = async () => {
    const session = await aDoor(4)
    const [first, second] = [await signUp(session.id, 4), await signUp(session.id, 2)]
    await confirmPerson(second.token)
    await cancelPerson(first.token)
    return { ...second, offer: (await offerOf(second.id))!.address.slice('/offre/'.length) }
  }

  test('takes the seats by the link of the offer, once', async () => {
    const { id, offer } = await called()
    expect([await acceptOffer(offer), await acceptOffer(offer)]).toEqual([{ ok: true }, { ok: true }])
    expect((await row(id)).status).toBe('CONFIRMED')
    // After their yes they read that it is confirmed, not a second time that there is room.
    expect(await kinds(id)).toEqual(['individual.waitlisted', 'offer.offered', 'individual.confirmed'])
  })

  test('too near to be asked, is told that they are in and how to call it off; where the organiser decides, that too', async () => {
    for (const [approvals, status, kind] of [[[], 'CONFIRMED', 'seated'], [['CHAMBER'], 'PENDING', 'seatedPending']] as const) {
      const startsAt = new Date(Date.now() + 40 * HOUR)
      const session = await aSession({ seats: 4, startsAt, endsAt: new Date(startsAt.getTime() + HOUR), activity: { ...open, approvals: [...approvals] } })
      const [first, second] = [await signUp(session.id, 4), await signUp(session.id, 2)]
      await confirmPerson(second.token)
      await cancelPerson(first.token)
      expect((await row(second.id)).status).toBe(status)
      expect(await kinds(second.id)).toEqual(['individual.waitlisted', `individual.${kind}`])
      const { subject, text } = await db().message.findFirstOrThrow({ where: { aboutId: second.id, kind: `individual.${kind}` } })
      expect(subject.startsWith('C’est confirmé')).toBe(status === 'CONFIRMED')
      expect(text).toMatch(/des places se sont libérées[^]*annulez par le lien[^]*\/inscription\//)
    }
  })

  test('hears nothing more by mail while the organiser decides after their yes, nor after their no', async () => {
    const session = await aDoor(4, { approvals: ['CHAMBER'] })
    const [first, second, third] = [await signUp(session.id, 4), await signUp(session.id, 2), await signUp(session.id, 2)]
    for (const { token } of [second, third]) await confirmPerson(token)
    await cancelPerson(first.token)
    const [yes, no] = [(await offerOf(second.id))!, (await offerOf(third.id))!].map(({ address }) => address.slice('/offre/'.length))
    await acceptOffer(yes!)
    expect(await declineOffer(no!)).toEqual({ ok: true, called: false })
    expect((await row(second.id)).status).toBe('PENDING')
    for (const { id } of [second, third]) expect(await kinds(id)).toEqual(['individual.waitlisted', 'offer.offered'])
    expect(await signUpByLink(third.token)).toMatchObject({ over: 'declined' })
  })

  test('who says no, or nothing in time, is gone at once by name and address', async () => {
    const [no, silent] = [await called(), await called()]
    await declineOffer(no.offer)
    await db().signUp.update({ where: { id: silent.id }, data: { offeredUntil: new Date(Date.now() - HOUR) } })
    await expireOffers()
    expect(await row(no.id)).toMatchObject({ status: 'CANCELLED', personMail: null, contactName: null })
    expect(await row(silent.id)).toMatchObject({ status: 'EXPIRED', personMail: null, contactName: null })
    expect(await db().message.count({ where: { aboutId: silent.id, kind: 'offer.expired', recipient: silent.mail } })).toBe(1)
  })
})
