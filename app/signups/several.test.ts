import { describe, expect, test } from 'vitest'
import { db } from '~/db/client.server'
import { aSession, aTeacher, anActivity } from '~/db/builders.server'
import { useTestDatabase } from '~/db/testing.server'
import { newId } from '~/db/statements.server'
import { bookClass } from './commands.server'
import { bookingStep, valuesLike, type Added } from './booking-steps.server'
import { ClassSignUp } from './schema'
import { bookClasses, outlookOf } from './several.server'
import { setTransport } from './transport.server'

useTestDatabase()

const aClass = (sessionId: string, pupils: number, more: Partial<Added> = {}): Added =>
  ClassSignUp.parse({ sessionId, level: 'TROISIEME', className: `3e ${pupils}`, pupils, adults: 2, formKey: newId(), ...more })

const rows = (sessionId: string) => db().signUp.findMany({ where: { sessionId }, orderBy: { createdAt: 'asc' }, select: { status: true, pupils: true, queuedAt: true, otherNeeds: true, transportMode: true, transportCostCents: true, transportPayer: true, transportNotes: true } })

describe('several classes of a school', () => {
  test('are signed up each on its own, in the order in which they were added: who does not fit waits, and those after it behind it', async () => {
    const teacher = await aTeacher()
    const session = await aSession({ seats: 60 })
    const classes = [aClass(session.id, 24), aClass(session.id, 40), aClass(session.id, 10)]
    expect(await outlookOf(session.id, classes)).toEqual(['seated', 'waits', 'waits'])
    const booked = await bookClasses(teacher, session.id, { classes, said: ['seated', 'waits', 'waits'] })
    expect(booked).toMatchObject({ ok: true, signUps: [{ waits: false }, { waits: true }, { waits: true }] })
    const written = (await rows(session.id)).sort((one, other) => Number(one.queuedAt ?? 0) - Number(other.queuedAt ?? 0))
    expect(written.map(({ status, pupils }) => [status, pupils])).toEqual([['CONFIRMED', 24], ['WAITLISTED', 40], ['WAITLISTED', 10]])
    expect(await db().message.count({ where: { recipient: teacher.email } })).toBe(3)
  })

  test('are not written at all when one would wait that was told to have its seats; a class that can come after all is seated', async () => {
    const teacher = await aTeacher()
    const session = await aSession({ seats: 60 })
    const classes = [aClass(session.id, 24), aClass(session.id, 20)]
    await bookClass(await aTeacher(), aClass(session.id, 20))
    expect(await bookClasses(teacher, session.id, { classes, said: ['seated', 'seated'] })).toEqual({ ok: false, reason: 'lessRoom' })
    expect(await rows(session.id)).toHaveLength(1)
    const roomy = await aSession({ seats: 60 })
    expect(await bookClasses(teacher, roomy.id, { classes: [aClass(roomy.id, 20)], said: ['waits'] })).toMatchObject({ signUps: [{ waits: false }] })
  })

  test('sent twice, even at once, are booked once', async () => {
    const teacher = await aTeacher()
    const session = await aSession({ seats: 60 })
    const given = { classes: [aClass(session.id, 20), aClass(session.id, 22)], said: ['seated', 'seated'] as const }
    const [one, other] = await Promise.all([bookClasses(teacher, session.id, given), bookClasses(teacher, session.id, given)])
    expect([one.ok, other.ok]).toEqual([true, true])
    expect(await rows(session.id)).toHaveLength(2)
  })

  test('of two schools that send at once never pass the seats, and each gets what it read or nothing', async () => {
    const session = await aSession({ seats: 60 })
    const schools = await Promise.all([1, 2, 3, 4].map(() => aTeacher()))
    const outcomes = await Promise.all(schools.map((teacher) => bookClasses(teacher, session.id, { classes: [aClass(session.id, 26), aClass(session.id, 26)], said: ['seated', 'seated'] })))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await rows(session.id)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED'])
  })

  test('are no more than the company receives in a year', async () => {
    const teacher = await aTeacher()
    const session = await aSession({ seats: 90, activityId: (await anActivity({ maxPerYear: 2 })).id })
    const classes = [aClass(session.id, 20), aClass(session.id, 20), aClass(session.id, 20)]
    expect((await outlookOf(session.id, classes)).at(-1)).toMatchObject({ reason: 'yearFull' })
    expect(await bookClasses(teacher, session.id, { classes, said: ['seated', 'seated', 'seated'] })).toMatchObject({ ok: false, reason: 'yearFull' })
    expect(await rows(session.id)).toHaveLength(0)
  })

  test('are nobody’s who does not act for the school', async () => {
    const session = await aSession()
    const other = await aTeacher()
    await expect(bookClasses(await aTeacher(), session.id, { schoolId: other.schoolIds[0], classes: [aClass(session.id, 10)], said: ['seated'] })).rejects.toMatchObject({ status: 404 })
  })
})

describe('the form', () => {
  const fields = (entries: [string, string][]) => { const form = new FormData(); for (const [name, value] of entries) form.append(name, value); return form }
  const typed = (sessionId: string, pupils: string): [string, string][] => [['sessionId', sessionId], ['formKey', newId()], ['level', 'TROISIEME'], ['className', '3e A'], ['pupils', pupils], ['adults', '2'], ['stepFree', '0'], ['transportMode', 'COACH'], ['transportCost', '450.5'], ['transportPayer', 'REGION'], ['transportNotes', 'Un car de 55 places']]

  test('adds a class, keeps what the next one shares with it, shows what would be sent, and sends it', async () => {
    const teacher = await aTeacher()
    const session = await aSession({ seats: 60 })
    const first = await bookingStep(teacher, fields([...typed(session.id, '24'), ['faire', 'ajouter']]))
    expect(first).toMatchObject({ step: 'form', basket: [{ pupils: 24 }], values: { level: 'TROISIEME', adults: 2, transportMode: 'COACH', transportPayer: 'REGION' } })
    expect((first as { values: object }).values).not.toHaveProperty('transportCost')
    const carried = (first as { basket: Added[] }).basket.map((one): [string, string] => ['classe', JSON.stringify(one)])
    const wrong = await bookingStep(teacher, fields([...carried, ...typed(session.id, '0'), ['faire', 'ajouter']]))
    expect(wrong).toMatchObject({ step: 'form', basket: [{ pupils: 24 }], result: { error: { pupils: ['tooSmall|1'] }, initialValue: { className: '3e A' } } })
    const summary = await bookingStep(teacher, fields([...carried, ...typed(session.id, '20'), ['faire', 'verifier']]))
    expect(summary).toMatchObject({ step: 'summary', lines: [{ outlook: 'seated' }, { outlook: 'seated' }] })
    expect(await rows(session.id)).toHaveLength(0)
    const lines = (summary as { lines: { added: Added; outlook: string }[] }).lines
    const sent = await bookingStep(teacher, fields([['sessionId', session.id], ['faire', 'confirmer'], ...lines.flatMap(({ added, outlook }): [string, string][] => [['classe', JSON.stringify(added)], ['said', outlook]])]))
    expect(sent).toMatchObject({ step: 'booked', signUps: [{ waits: false }, { waits: false }] })
    expect((await rows(session.id))[0]).toMatchObject({ transportMode: 'COACH', transportCostCents: 45050, transportPayer: 'REGION', transportNotes: 'Un car de 55 places' })
  })

  test('with nothing more typed the classes that were added are enough, and one may be taken out or changed', async () => {
    const teacher = await aTeacher()
    const session = await aSession({ seats: 60 })
    const carried = [aClass(session.id, 20), aClass(session.id, 22)].map((one): [string, string] => ['classe', JSON.stringify(one)])
    const now = (faire: string, more: [string, string][] = []) => bookingStep(teacher, fields([['sessionId', session.id], ['faire', faire], ...carried, ...more]))
    expect(await now('verifier')).toMatchObject({ step: 'summary', lines: [{ added: { pupils: 20 } }, { added: { pupils: 22 } }] })
    expect(await now('retirer:0', [['said', 'seated']])).toMatchObject({ step: 'summary', lines: [{ added: { pupils: 22 } }] })
    expect(await now('retirer:1', [['className', '3e Z']])).toMatchObject({ step: 'form', basket: [{ pupils: 20 }], values: { className: '3e Z' } })
    expect(await now('reprendre:1')).toMatchObject({ step: 'form', basket: [{ pupils: 20 }], values: { pupils: 22, className: '3e 22' } })
    expect(await bookingStep(teacher, fields([['sessionId', session.id], ['faire', 'verifier'], ['classe', 'not a class'], ['pupils', '']]))).toMatchObject({ step: 'form', basket: [] })
  })
})

describe('how a class comes', () => {
  const book = async () => {
    const teacher = await aTeacher()
    const session = await aSession({ activity: { approvals: ['CHAMBER'] } })
    const booked = await bookClass(teacher, aClass(session.id, 20, { transportMode: 'TRAIN' }))
    if (!booked.ok) throw new Error(booked.reason)
    return { teacher, session, id: booked.signUp.id }
  }

  test('may be said later, and no decision is asked again', async () => {
    const { teacher, id } = await book()
    await db().approval.updateMany({ where: { signUpId: id }, data: { state: 'GIVEN', decidedAt: new Date() } })
    expect(await setTransport(teacher, id, { version: 0, transportMode: 'COACH', transportCost: 380, transportPayer: 'COMPANY' })).toEqual({ ok: true })
    expect(await db().signUp.findUniqueOrThrow({ where: { id } })).toMatchObject({ transportMode: 'COACH', transportCostCents: 38_000, transportPayer: 'COMPANY', version: 1 })
    expect(await db().approval.findMany({ where: { signUpId: id }, select: { state: true } })).toEqual([{ state: 'GIVEN' }])
    expect(await db().auditEntry.count({ where: { action: 'signup.transport', subjectId: id } })).toBe(1)
    expect(await setTransport(teacher, id, { version: 0, transportMode: 'CAR' })).toEqual({ ok: false, reason: 'changedMeanwhile' })
  })

  test('not once the visit has begun or is called off, and never by another school', async () => {
    const { teacher, session, id } = await book()
    await expect(setTransport(await aTeacher(), id, { version: 0 })).rejects.toMatchObject({ status: 404 })
    await db().session.update({ where: { id: session.id }, data: { startsAt: new Date(Date.now() - 1), endsAt: new Date(Date.now() + 3_600_000) } })
    expect(await setTransport(teacher, id, { version: 0 })).toEqual({ ok: false, reason: 'past' })
    await db().signUp.update({ where: { id }, data: { status: 'CANCELLED' } })
    expect(await setTransport(teacher, id, { version: 0 })).toEqual({ ok: false, reason: 'state' })
  })

  test('is taken over by the next class of the same school, with its level; never from another school’s', async () => {
    const { teacher, id } = await book()
    expect(await valuesLike(teacher, id)).toMatchObject({ level: 'TROISIEME', adults: 2, transportMode: 'TRAIN' })
    expect(await valuesLike(await aTeacher(), id)).toBeUndefined()
    expect(await valuesLike(teacher, 'no id')).toBeUndefined()
  })
})
