import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, anActivity, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { certificateOf, certificatePaper } from './certificates.server'
import { closeAttendance, recordArrival } from './commands.server'
import { askFeedback, feedbackByLink, giveFeedback } from './feedback.server'
import { daySessions, doorOf, whereCodeLeads } from './queries.server'
import { atDoor, attendanceOf, certificateNumber, comeWhenYouLike, doorIsOpen, doorOpensAt, isMoot, seenOf, whenSeen, type Sighting } from './rules'
import { paperText } from '~/ui/testing-paper'
import { localDate } from '~/ui/time'

useTestDatabase()

const MINUTE = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)

let staff: Viewer
let teacher: Viewer

beforeEach(async () => {
  ;[staff, teacher] = [await aStaffViewer(), await aTeacher()]
})

/** A session that began some minutes ago, received by a company. */
async function today(minutes = 30, companyId?: string) {
  const activity = await anActivity({ hostId: companyId ?? (await aCompany()).id })
  return aSession({ activityId: activity.id, startsAt: ago(minutes), endsAt: ago(minutes - 120), seats: 100 })
}
const aClass = async (sessionId: string, given: object = {}) =>
  db().signUp.create({ data: { sessionId, kind: 'CLASS', status: 'CONFIRMED', schoolId: teacher.schoolIds[0], userId: teacher.userId, level: 'TROISIEME', className: '3e B', pupils: 24, adults: 2, ...given } })
const sighting = (signUpId: string, pupils: number, adults: number, more: object = {}) => ({ deviceKey: randomUUID(), signUpId, pupils, adults, ...more })
const row = (id: string) => db().signUp.findUniqueOrThrow({ where: { id } })
const is404 = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 })

describe('at the door', () => {
  test('pupils and adults are counted, and since when', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    expect(await recordArrival(staff, session.id, sighting(id, 22, 2, { seenAt: ago(28).getTime() }))).toEqual({ ok: true, again: false })
    const seen = await row(id)
    expect(seen).toMatchObject({ pupilsPresent: 22, adultsPresent: 2, status: 'CONFIRMED' })
    expect(atDoor(seen, { ...session, kind: 'COMPANY_VISIT' })).toBe('here')
  })

  test('a group that comes a quarter of an hour later is late; one that nobody saw is expected; one that nobody came with is absent', async () => {
    const session = await today()
    const [late, unseen, absent] = [await aClass(session.id), await aClass(session.id), await aClass(session.id)]
    await recordArrival(staff, session.id, sighting(late.id, 24, 2, { seenAt: ago(15).getTime() }))
    await recordArrival(staff, session.id, sighting(absent.id, 0, 0))
    expect(await Promise.all([late, unseen, absent].map(async ({ id }) => atDoor(await row(id), { ...session, kind: 'COMPANY_VISIT' })))).toEqual(['late', 'expected', 'absent'])
  })

  test('what a phone sends eight times at once is one arrival, one line in the trail', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    const sent = sighting(id, 20, 1)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => recordArrival(staff, session.id, sent)))
    expect(outcomes.filter((one) => one.ok && !one.again)).toHaveLength(1)
    expect(await db().arrival.count({ where: { signUpId: id } })).toBe(1)
    expect(await db().auditEntry.count({ where: { subjectId: id } })).toBe(1)
  })

  test('without the key of the device the same sending would be two', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    await Promise.all([1, 2].map(() => recordArrival(staff, session.id, sighting(id, 20, 1))))
    expect(await db().arrival.count({ where: { signUpId: id } })).toBe(2)
  })

  test('two phones that were offline: what was seen last counts, whichever sends last', async () => {
    const session = await today(60)
    const { id } = await aClass(session.id)
    await recordArrival(staff, session.id, sighting(id, 24, 2, { seenAt: ago(20).getTime() }))
    await recordArrival(staff, session.id, sighting(id, 10, 1, { seenAt: ago(50).getTime() }))
    expect(await row(id)).toMatchObject({ pupilsPresent: 24, adultsPresent: 2 })
    expect(Math.abs((await row(id)).arrivedAt!.getTime() - ago(50).getTime())).toBeLessThan(MINUTE)
  })

  test('a clock that runs ahead, or of last year, is not believed', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    for (const clock of [Date.now() + 86_400_000, 300_000]) await recordArrival(staff, session.id, sighting(id, 24, 2, { seenAt: clock - 5 * MINUTE, sentAt: clock }))
    await recordArrival(staff, session.id, sighting(id, 24, 2, { seenAt: Date.now() + 86_400_000 }))
    const minutes = (await db().arrival.findMany({ where: { signUpId: id }, orderBy: { seenAt: 'asc' } })).map(({ seenAt }) => Math.round((Date.now() - seenAt.getTime()) / MINUTE))
    expect(minutes).toEqual([5, 5, 0])
  })

  test('a tap on the eve is no arrival, and is none on the day either, however late it is sent', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    const eve = doorOpensAt(session.startsAt).getTime() - MINUTE
    for (const sentAt of [undefined, Date.now()]) expect(await recordArrival(staff, session.id, sighting(id, 24, 2, { seenAt: eve, sentAt }))).toEqual({ ok: false, reason: 'tooEarly' })
    expect(await db().arrival.count({ where: { signUpId: id } })).toBe(0)
    expect(await row(id)).toMatchObject({ pupilsPresent: null, arrivedAt: null })
    await recordArrival(staff, session.id, sighting(id, 24, 2, { seenAt: eve + 2 * MINUTE, sentAt: Date.now() }))
    expect(await row(id)).toMatchObject({ pupilsPresent: 24 })
  })

  test('the company that receives keeps its own door and no other', async () => {
    const host = await aCompanyViewer()
    const [own, others] = [await today(30, host.companyIds[0]), await today()]
    const [mine, theirs] = [await aClass(own.id), await aClass(others.id)]
    expect((await recordArrival(host, own.id, sighting(mine.id, 24, 2))).ok).toBe(true)
    await is404(recordArrival(host, others.id, sighting(theirs.id, 24, 2)))
    await is404(recordArrival(host, own.id, sighting(theirs.id, 24, 2)))
    await is404(closeAttendance(host, others.id))
    expect(await doorOf(host, others.id)).toBeNull()
    expect(await whereCodeLeads(host, theirs.id)).toBeNull()
    expect(await whereCodeLeads(host, mine.id)).toContain(`/jour/${own.id}?`)
    expect((await daySessions(host, localDate(own.startsAt), 'host')).map(({ id }) => id)).toEqual([own.id])
  })

  test('a drawn code leads its own school to its class, another school nowhere', async () => {
    const { id } = await aClass((await today()).id)
    expect(await whereCodeLeads(teacher, id)).toBe(`/ecole/classes/${id}`)
    expect(await whereCodeLeads(await aTeacher(), id)).toBeNull()
    expect(await whereCodeLeads(staff, id)).toContain(`#groupe-${id}`)
  })

  test('a host sees who comes around the day only; a school never', async () => {
    const host = await aCompanyViewer()
    const session = await today(30, host.companyIds[0])
    await aClass(session.id)
    expect((await doorOf(host, session.id))?.groups).toHaveLength(1)
    expect(await doorOf(host, session.id, new Date(session.startsAt.getTime() - 4 * 86_400_000))).toBeNull()
    expect(await doorOf(staff, session.id, new Date(session.startsAt.getTime() - 4 * 86_400_000))).not.toBeNull()
    expect(await doorOf(teacher, session.id)).toBeNull()
  })

  test('nothing is noted before the day, for what is cancelled, or for who only waits', async () => {
    const early = await aSession()
    const { id } = await aClass(early.id)
    expect(await recordArrival(staff, early.id, sighting(id, 24, 2))).toMatchObject({ reason: 'tooEarly' })
    const session = await today()
    const waits = await aClass(session.id, { status: 'WAITLISTED', queuedAt: new Date() })
    expect(await recordArrival(staff, session.id, sighting(waits.id, 24, 2))).toMatchObject({ reason: 'notExpected' })
    const calledOff = await aClass(session.id, { status: 'CANCELLED' })
    expect(await recordArrival(staff, session.id, sighting(calledOff.id, 24, 2))).toMatchObject({ reason: 'withdrawn' })
    await db().session.update({ where: { id: session.id }, data: { status: 'CANCELLED' } })
    expect(await recordArrival(staff, session.id, sighting((await aClass(session.id)).id, 24, 2))).toMatchObject({ reason: 'cancelled' })
  })

  test('somebody who comes for themselves without having confirmed has confirmed by being there', async () => {
    const session = await today()
    const { id } = await db().signUp.create({ data: { sessionId: session.id, kind: 'PERSON', status: 'PENDING', adults: 3, confirmBy: ago(-60) } })
    await recordArrival(staff, session.id, sighting(id, 0, 3))
    expect(await row(id)).toMatchObject({ status: 'CONFIRMED', adultsPresent: 3, confirmBy: null })
  })
})

describe('the door is closed', () => {
  test('whoever was seen has attended, whoever was not did not come; closed twice it is closed once', async () => {
    const session = await today()
    const [came, absent] = [await aClass(session.id), await aClass(session.id)]
    await recordArrival(staff, session.id, sighting(came.id, 23, 2))
    expect(await closeAttendance(staff, session.id)).toEqual({ ok: true, attended: 1, absent: 1 })
    expect(await closeAttendance(staff, session.id)).toEqual({ ok: true, attended: 0, absent: 0 })
    expect([(await row(came.id)).status, (await row(absent.id)).status]).toEqual(['ATTENDED', 'NO_SHOW'])
    expect(await row(absent.id)).toMatchObject({ pupilsPresent: 0, adultsPresent: 0 })
  })

  test('not before it begins', async () => {
    expect(await closeAttendance(staff, (await aSession()).id)).toMatchObject({ reason: 'notBegun' })
  })

  test('a count that comes late from a phone still puts it right', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    await closeAttendance(staff, session.id)
    expect((await row(id)).status).toBe('NO_SHOW')
    await recordArrival(staff, session.id, sighting(id, 24, 2, { seenAt: ago(25).getTime() }))
    expect(await row(id)).toMatchObject({ status: 'ATTENDED', pupilsPresent: 24 })
    await recordArrival(staff, session.id, sighting(id, 0, 0))
    expect((await row(id)).status).toBe('NO_SHOW')
  })

  test('arrivals and two closings at once: each group is one thing in the end, with one certificate', async () => {
    const session = await today()
    const classes = await Promise.all(Array.from({ length: 6 }, () => aClass(session.id)))
    await Promise.all([
      ...classes.map(({ id }) => recordArrival(staff, session.id, sighting(id, 24, 2))), closeAttendance(staff, session.id), closeAttendance(staff, session.id),
    ])
    for (const { id } of classes) {
      expect((await row(id)).status).toBe('ATTENDED')
      expect(await db().visitCertificate.count({ where: { signUpId: id, replacedAt: null } })).toBe(1)
    }
  })
})

describe('the certificate', () => {
  test('has a number, says what was counted, and is read by its school and by staff alone', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    await recordArrival(staff, session.id, sighting(id, 23, 2))
    await is404(certificateOf(teacher, id))
    await closeAttendance(staff, session.id)
    const certificate = await certificateOf(teacher, id)
    expect(certificate).toMatchObject({ pupils: 23, adults: 2, facts: { className: '3e B', activity: 'Visite d’un atelier d’usinage' } })
    expect(certificate.number).toMatch(/^VIS-20\d\d-\d{4}$/)
    await is404(certificateOf(await aTeacher(), id))
    expect((await certificateOf(staff, id)).id).toBe(certificate.id)
    const [one, same] = [await certificatePaper(certificate), await certificatePaper(certificate)]
    expect(one.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one.equals(same)).toBe(true)
  })

  test('says the company’s name once, also where the place bears it', async () => {
    const company = await aCompany({ name: 'Forges de Sambre' })
    const activity = await anActivity({ hostId: company.id, placeName: company.name })
    const session = await aSession({ activityId: activity.id, startsAt: ago(30), endsAt: ago(-60) })
    const { id } = await aClass(session.id, { pupils: 10, adults: 1 })
    await recordArrival(staff, session.id, sighting(id, 10, 1))
    await closeAttendance(staff, session.id)
    const words = paperText(await certificatePaper(await certificateOf(staff, id)))
    expect(words.split('Forges de Sambre')).toHaveLength(2)
    expect(words).toContain('1 rue du Port')
  })

  test('another count makes another one; nobody having come takes it back', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    await recordArrival(staff, session.id, sighting(id, 23, 2))
    await closeAttendance(staff, session.id)
    const first = await certificateOf(staff, id)
    await recordArrival(staff, session.id, sighting(id, 24, 2))
    const second = await certificateOf(staff, id)
    expect([second.pupils, second.sequence > first.sequence]).toEqual([24, true])
    await recordArrival(staff, session.id, sighting(id, 0, 0))
    await is404(certificateOf(staff, id))
  })

  test('numbers follow each other without a gap, also when many doors close at once', async () => {
    await pool().query('DELETE FROM "VisitCertificate"')
    const sessions = await Promise.all(Array.from({ length: 6 }, () => today()))
    for (const { id } of sessions) for (const one of [await aClass(id), await aClass(id)]) await recordArrival(staff, id, sighting(one.id, 20, 2))
    await Promise.all(sessions.map(({ id }) => closeAttendance(staff, id)))
    const numbers = (await db().visitCertificate.findMany({ orderBy: { sequence: 'asc' } })).map(({ sequence }) => sequence)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  })

  test('is never changed, only replaced: the database itself says no', async () => {
    const session = await today()
    const { id } = await aClass(session.id)
    await recordArrival(staff, session.id, sighting(id, 23, 2))
    await closeAttendance(staff, session.id)
    await expect(pool().query('UPDATE "VisitCertificate" SET pupils = 99 WHERE "signUpId" = $1', [id])).rejects.toThrow(/never changed/)
    await expect(db().visitCertificate.create({ data: { signUpId: id, year: 1999, sequence: 1, pupils: 1, adults: 1, facts: {} } })).rejects.toThrow(/VisitCertificate_live|Unique/)
  })
})

describe('afterwards', () => {
  async function visited() {
    const host = await aCompanyViewer()
    const session = await today(180, host.companyIds[0])
    const { id } = await aClass(session.id)
    await recordArrival(staff, session.id, sighting(id, 23, 2))
    await closeAttendance(staff, session.id)
    return { session, id, host }
  }
  const linkFrom = (text: string) => /\/avis\/([\w-]+)/.exec(text)?.[1] ?? ''
  const mails = (sessionId: string) => db().message.findMany({ where: { aboutId: sessionId, kind: { startsWith: 'feedback.' } }, orderBy: { kind: 'asc' } })

  test('school and host are asked once each, whoever asks and how often', async () => {
    const { session, host } = await visited()
    await Promise.all([askFeedback(), askFeedback()])
    expect(await askFeedback()).toBe(0)
    expect((await mails(session.id)).map(({ kind, recipient }) => [kind, recipient])).toEqual([['feedback.host', host.email], ['feedback.school', teacher.email]])
  })

  test('nobody is asked about a visit to which no class came', async () => {
    const session = await today(180)
    await aClass(session.id)
    await closeAttendance(staff, session.id)
    await askFeedback()
    expect(await mails(session.id)).toEqual([])
  })

  test('an answer is given once by the link, and by nothing else', async () => {
    const { session } = await visited()
    await askFeedback()
    const [, toSchool] = await mails(session.id)
    const token = linkFrom(toSchool?.text ?? '')
    expect(toSchool?.secret).toBe(true)
    expect(await feedbackByLink(token)).toMatchObject({ side: 'SCHOOL', answeredAt: null })
    const answer = { overall: 5, prepared: 4, again: 'yes' as const, comment: 'Très bien' }
    const outcomes = await Promise.all([giveFeedback(token, answer), giveFeedback(token, { ...answer, overall: 1 })])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    await is404(giveFeedback('somebody', answer))
    await is404(giveFeedback((await db().feedback.findFirstOrThrow()).linkHash, answer))
    expect(await feedbackByLink(token, new Date(Date.now() + 61 * 86_400_000))).toBeNull()
  })
})

describe('the rules', () => {
  const sightings = fc.array(fc.record({ pupils: fc.integer({ min: 0, max: 3 }), adults: fc.integer({ min: 0, max: 2 }), seenAt: fc.integer({ min: 0, max: 1e6 }).map((ms) => new Date(ms)) }), { maxLength: 6 })

  test('the order in which sendings arrive makes no difference', () => {
    fc.assert(fc.property(fc.uniqueArray(sightings.chain((all) => fc.constantFrom(...(all.length ? all : [{ pupils: 1, adults: 0, seenAt: new Date(0) }]))), { selector: ({ seenAt }) => seenAt.getTime(), maxLength: 6 }), (all: Sighting[]) => {
      expect(seenOf([...all].reverse())).toEqual(seenOf(all))
    }))
  })

  test('whoever is here has come since some time, whoever is absent has not', () => {
    fc.assert(fc.property(sightings, (all) => {
      const seen = seenOf(all)
      const present = (seen.pupilsPresent ?? 0) + (seen.adultsPresent ?? 0)
      expect(seen.arrivedAt !== null).toBe(present > 0)
      expect(attendanceOf(seen)).toBe(present > 0 ? 'ATTENDED' : 'NO_SHOW')
    }))
  })

  test('nobody is late where one comes when one likes', () => {
    const startsAt = new Date('2026-11-24T08:00:00Z')
    const seen = { pupilsPresent: 0, adultsPresent: 3, arrivedAt: new Date('2026-11-24T10:24:00Z') }
    for (const kind of comeWhenYouLike) expect(atDoor(seen, { startsAt, kind })).toBe('here')
    for (const kind of ['COMPANY_VISIT', 'WORKSHOP', 'TALK_IN_CLASS', 'CONFERENCE', 'SHOW_VISIT'] as const) expect(atDoor(seen, { startsAt, kind })).toBe('late')
  })

  test('how long ago something was seen is kept whatever a device’s clock says, and nothing was seen in time to come', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: -1e9, max: 1e9 }), (clock, age) => {
      const now = new Date('2026-11-24T10:00:00Z')
      expect(whenSeen({ seenAt: clock - age, sentAt: clock }, now).getTime()).toBe(now.getTime() - Math.max(0, age))
    }))
  })

  test('what was not taken leaves the device by itself only where nothing is lost', () => {
    const startsAt = new Date('2026-11-24T08:00:00Z')
    const at = new Date('2026-11-24T08:30:00Z')
    const now = new Date('2026-11-24T09:00:00Z')
    const group = { id: 'a', pupilsPresent: 24, adultsPresent: 2, arrivedAt: at }
    const untaken = { signUpId: 'a', pupils: 20, adults: 2, reason: 'withdrawn', at }
    expect(isMoot(untaken, [], startsAt, now)).toBe(false)
    expect(isMoot(untaken, [group], startsAt, now)).toBe(false)
    expect(isMoot({ ...untaken, pupils: 24 }, [group], startsAt, now)).toBe(true)
    expect(isMoot({ ...untaken, pupils: 0, adults: 0 }, [], startsAt, now)).toBe(true)
    expect(isMoot(untaken, [group], startsAt, new Date('2026-11-26T09:00:00Z'))).toBe(true)
    const eve = { ...untaken, reason: 'tooEarly', at: new Date('2026-11-23T18:00:00Z') }
    expect(isMoot(eve, [group], startsAt, new Date('2026-11-23T18:01:00Z'))).toBe(false)
    expect(isMoot(eve, [group], startsAt, now)).toBe(true)
    expect([doorIsOpen(startsAt, doorOpensAt(startsAt)), doorIsOpen(startsAt, eve.at)]).toEqual([true, false])
  })

  test('numbers of certificates are read at a glance', () => {
    expect(certificateNumber({ year: 2026, sequence: 42 })).toBe('VIS-2026-0042')
  })
})
