import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, aHall, anApplication, aShow, aStaffViewer, aStand } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, todayIn } from '~/ui/time'
import { moveApplication } from '../applications/commands.server'
import { confirmAssignment, confirmAssignments, extendHold, holdStand, moveAssignment, releaseAssignment, releaseExpiredHolds, shareStand, swapAssignments } from './commands.server'
import { areNear, bestFit, defaultWeights, gapBetween, type StandOnPlan } from './fit'
import { standTowards } from './neighbours'
import { assignmentFile, boardOf, exhibitorRows, standHistory } from './queries.server'
import { assignmentTransitions, freeStandsFor, isLive, remarksOn, type Board } from './rules'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "User", "Contact" CASCADE'))

const until = addDays(todayIn(), 10)
const DAY = 86_400_000

/** A show with one hall, so many stands and so many accepted companies, each with somebody who reads mail. */
async function pavilion(stands: number, companies: number) {
  const show = await aShow()
  const hall = await aHall({ showId: show.id })
  const places: Awaited<ReturnType<typeof aStand>>[] = []
  for (let n = 0; n < stands; n += 1) places.push(await aStand({ hallId: hall.id }))
  const applications: Awaited<ReturnType<typeof anApplication>>[] = []
  for (let n = 0; n < companies; n += 1) {
    const viewer = await aCompanyViewer({ email: `exposant${n}-${show.id}@exemple.test` })
    applications.push(await anApplication({ showId: show.id, companyId: viewer.companyIds[0] ?? '', state: 'ACCEPTED' }))
  }
  const hold = (application: number, stand: number, confirm = false) => holdStand(system, show.id, { applicationId: applications[application]?.id ?? '', standId: places[stand]?.id ?? '', ...(confirm ? { confirm: 'oui' as const } : { until }) })
  const live = () => db().assignment.findMany({ where: { state: { not: 'RELEASED' } }, include: { stand: true }, orderBy: { stand: { number: 'asc' } } })
  const told = async () => (await db().message.findMany({ orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)
  return { show, hall, stands: places, applications, hold, live, told }
}

const idOf = (outcome: { ok: boolean; id?: string }) => ('id' in outcome ? (outcome.id ?? '') : '')

test('the life of an assignment: held, confirmed, released; released is the end', () => {
  expect(assignmentTransitions).toEqual({ HELD: ['CONFIRMED', 'RELEASED'], CONFIRMED: ['RELEASED'], RELEASED: [] })
})

test('every way through the table is walked by the commands, and none beside it', async () => {
  const { show, stands, hold, live } = await pavilion(1, 1)
  const held = idOf(await hold(0, 0))
  expect(await confirmAssignment(system, show.id, held)).toEqual({ ok: true })
  expect(await extendHold(system, show.id, { assignmentId: held, until })).toMatchObject({ reason: 'confirmedAlready' })
  expect(await releaseAssignment(system, show.id, { assignmentId: held, reason: 'Désistement' })).toEqual({ ok: true })
  expect(await confirmAssignment(system, show.id, held)).toMatchObject({ reason: 'changedMeanwhile' })
  expect(await releaseAssignment(system, show.id, { assignmentId: held, reason: 'Encore' })).toMatchObject({ reason: 'changedMeanwhile' })
  expect(await moveAssignment(system, show.id, { assignmentId: held, standId: stands[0]?.id ?? '' })).toMatchObject({ reason: 'changedMeanwhile' })
  const again = idOf(await hold(0, 0))
  expect(await releaseAssignment(system, show.id, { assignmentId: again, reason: 'Erreur' })).toEqual({ ok: true })
  expect(await live()).toEqual([])
})

test('64 at once want one stand: one gets it, the others read who has it', async () => {
  const { show, stands, applications, live } = await pavilion(1, 64)
  const outcomes = await Promise.all(applications.map(({ id }) => holdStand(system, show.id, { applicationId: id, standId: stands[0]?.id ?? '', until })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const winner = await db().company.findFirstOrThrow({ where: { applications: { some: { assignments: { some: {} } } } } })
  for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toEqual({ ok: false, reason: 'standTaken', details: { stand: stands[0]?.number, company: winner.name } })
  expect(await live()).toHaveLength(1)
})

test('what keeps two off one stand is the index: without it both would stand there', async () => {
  const { hold, live } = await pavilion(1, 2)
  await pool().query('DROP INDEX "Assignment_live"')
  try {
    expect(await Promise.all([hold(0, 0), hold(1, 0)])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await live()).toHaveLength(2)
  } finally {
    await pool().query('TRUNCATE "Assignment" CASCADE; CREATE UNIQUE INDEX "Assignment_live" ON "Assignment" ("standId") WHERE state <> \'RELEASED\'')
  }
})

test('one company asked for 8 stands at once has one', async () => {
  const { hold, live } = await pavilion(8, 1)
  const outcomes = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((stand) => hold(0, stand)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'hasStand')).toHaveLength(7)
  expect(await live()).toHaveLength(1)
})

test('two people swap and move the same stands crosswise, again and again: nobody waits for ever, nobody loses a stand', async () => {
  const { show, stands, applications, hold, live } = await pavilion(3, 2)
  await hold(0, 0)
  await hold(1, 1)
  for (let round = 0; round < 12; round += 1) {
    const now = await live()
    const [one, other] = [now[0]?.id ?? '', now[1]?.id ?? '']
    const outcomes = await Promise.all([
      swapAssignments(system, show.id, { assignmentId: one, otherId: other }), swapAssignments(system, show.id, { assignmentId: other, otherId: one }),
      moveAssignment(system, show.id, { assignmentId: one, standId: stands[2]?.id ?? '' }), moveAssignment(system, show.id, { assignmentId: other, standId: stands[2]?.id ?? '' }),
    ])
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    const after = await live()
    expect(after).toHaveLength(2)
    expect(new Set(after.map(({ applicationId }) => applicationId))).toEqual(new Set(applications.map(({ id }) => id)))
  }
})

test('a stand that is confirmed while its company is moved stays confirmed', async () => {
  const { show, stands, hold, live } = await pavilion(2, 1)
  for (let round = 0; round < 10; round += 1) {
    const held = idOf(await hold(0, 0))
    const [confirmed, moved] = await Promise.all([confirmAssignment(system, show.id, held), moveAssignment(system, show.id, { assignmentId: held, standId: stands[1]?.id ?? '' })])
    expect(moved.ok).toBe(true)
    const now = await live()
    expect(now).toHaveLength(1)
    if (confirmed.ok) expect(now[0]?.state).toBe('CONFIRMED')
    await releaseAssignment(system, show.id, { assignmentId: now[0]?.id ?? '', reason: 'Encore une fois' })
  }
})

test('a hold that has run out is free at once for the next, and tidied away by the house', async () => {
  const { show, applications, stands, hold } = await pavilion(2, 3)
  const first = idOf(await hold(0, 0))
  await hold(2, 1)
  const later = new Date(Date.now() + 12 * DAY)
  expect((await boardOf(system, show.id, later)).assignments).toEqual([])
  expect(await confirmAssignment(system, show.id, first, later)).toMatchObject({ reason: 'expired' })
  expect(await holdStand(system, show.id, { applicationId: applications[1]?.id ?? '', standId: stands[0]?.id ?? '', until: addDays(todayIn(), 20) }, later)).toMatchObject({ ok: true })
  expect(await db().assignment.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ state: 'RELEASED', endReason: 'EXPIRED' })
  expect(await releaseExpiredHolds(later)).toBe(1)
  expect(await releaseExpiredHolds(later)).toBe(0)
  expect(await db().auditEntry.count({ where: { action: 'assignment.expired', actorRole: 'SYSTEM' } })).toBe(2)
})

test('the house tidies expired holds away while people take those very stands', async () => {
  const { show, applications, stands } = await pavilion(6, 12)
  for (let n = 0; n < 6; n += 1) await db().assignment.create({ data: { standId: stands[n]?.id ?? '', applicationId: applications[n]?.id ?? '', heldUntil: new Date(Date.now() - 1000) } })
  const outcomes = await Promise.all([releaseExpiredHolds(), ...stands.map((stand, n) => holdStand(system, show.id, { applicationId: applications[n + 6]?.id ?? '', standId: stand.id, until })), releaseExpiredHolds()])
  expect(outcomes.filter((outcome) => typeof outcome === 'object' && outcome.ok)).toHaveLength(6)
  expect(await db().assignment.count({ where: { state: 'HELD' } })).toBe(6)
})

test('a company is told when its stand is confirmed, moved, or taken back, and not while it is only held', async () => {
  const { show, stands, hold, told, live } = await pavilion(3, 2)
  const held = idOf(await hold(0, 0))
  expect(idOf(await moveAssignment(system, show.id, { assignmentId: held, standId: stands[1]?.id ?? '' }))).not.toBe('')
  expect(await told()).toEqual([])
  const now = (await live())[0]?.id ?? ''
  await Promise.all([confirmAssignment(system, show.id, now), confirmAssignment(system, show.id, now)])
  expect(await told()).toEqual(['assignment.confirmed'])
  const moved = idOf(await moveAssignment(system, show.id, { assignmentId: now, standId: stands[2]?.id ?? '' }))
  expect(await db().assignment.findUniqueOrThrow({ where: { id: moved } })).toMatchObject({ state: 'CONFIRMED' })
  await releaseAssignment(system, show.id, { assignmentId: moved, reason: 'Le salon a réduit le pavillon' })
  expect(await told()).toEqual(['assignment.confirmed', 'assignment.moved', 'assignment.released'])
  const last = await db().message.findFirstOrThrow({ where: { kind: 'assignment.released' } })
  expect(last.text).toContain('Le salon a réduit le pavillon')
})

test('a confirmed swap tells both, and each keeps its state', async () => {
  const { show, hold, told, live } = await pavilion(2, 2)
  const [one, other] = [idOf(await hold(0, 0, true)), idOf(await hold(1, 1))]
  expect(await swapAssignments(system, show.id, { assignmentId: one, otherId: other })).toEqual({ ok: true })
  expect((await live()).map(({ state, applicationId }) => [state, applicationId])).toEqual([['HELD', expect.any(String)], ['CONFIRMED', expect.any(String)]])
  expect(await told()).toEqual(['assignment.confirmed', 'assignment.moved'])
  expect(await swapAssignments(system, show.id, { assignmentId: one, otherId: other })).toMatchObject({ reason: 'changedMeanwhile' })
})

test('only accepted companies get stands, only stands of the plan are given, and only those of this show', async () => {
  const { show, stands, applications, hold } = await pavilion(2, 1)
  const waiting = await anApplication({ showId: show.id, state: 'WAITING' })
  expect(await holdStand(system, show.id, { applicationId: waiting.id, standId: stands[0]?.id ?? '', until })).toMatchObject({ reason: 'notAccepted' })
  await db().stand.update({ where: { id: stands[0]?.id ?? '' }, data: { retiredAt: new Date() } })
  expect(await hold(0, 0)).toMatchObject({ reason: 'standGone' })
  await expect(holdStand(system, show.id, { applicationId: applications[0]?.id ?? '', standId: (await aStand()).id, until })).rejects.toMatchObject({ status: 404 })
  await expect(holdStand(system, (await aShow()).id, { applicationId: applications[0]?.id ?? '', standId: stands[1]?.id ?? '', until })).rejects.toMatchObject({ status: 404 })
  expect(await holdStand(system, show.id, { applicationId: applications[0]?.id ?? '', standId: stands[1]?.id ?? '', until: addDays(todayIn(), -1) })).toMatchObject({ reason: 'untilPast' })
})

test('an application that is withdrawn frees its stand, while somebody confirms it', async () => {
  const { show, applications, hold, live } = await pavilion(1, 1)
  const held = idOf(await hold(0, 0))
  const application = applications[0]
  const [, moved] = await Promise.all([confirmAssignment(system, show.id, held), moveApplication(system, application?.id ?? '', { to: 'WITHDRAWN', version: application?.version ?? 0 })])
  expect(moved).toEqual({ ok: true })
  expect(await live()).toEqual([])
})

test('several are confirmed together; the one that has run out is named, the others hold', async () => {
  const { show, hold, live } = await pavilion(2, 2)
  const [one, other] = [idOf(await hold(0, 0)), idOf(await hold(1, 1))]
  await db().assignment.update({ where: { id: other }, data: { heldUntil: new Date(Date.now() - 1000) } })
  expect(await confirmAssignments(system, show.id, [one, other])).toMatchObject([{ reason: 'expired' }])
  expect(await live()).toMatchObject([{ id: one, state: 'CONFIRMED' }])
})

test('a stand is shared by square metres, never more than it has, and only among those who stand there', async () => {
  const { show, applications, stands, hold } = await pavilion(2, 1)
  const other = await aCompany()
  await db().coExhibitor.create({ data: { applicationId: applications[0]?.id ?? '', companyId: other.id } })
  const held = idOf(await hold(0, 0))
  const own = applications[0]?.companyId ?? ''
  expect(await shareStand(system, show.id, { assignmentId: held, shares: [{ companyId: own, area: 6 }, { companyId: other.id, area: 3.5 }] })).toMatchObject({ reason: 'tooMuch', details: { sum: 9.5, room: 9 } })
  expect(await shareStand(system, show.id, { assignmentId: held, shares: [{ companyId: (await aCompany()).id, area: 1 }] })).toMatchObject({ reason: 'notExhibitor' })
  expect(await shareStand(system, show.id, { assignmentId: held, shares: [{ companyId: own, area: 6 }, { companyId: other.id, area: 3 }] })).toEqual({ ok: true })
  expect((await exhibitorRows(system, show.id)).map(({ area }) => area)).toEqual([6, 3])
  const moved = idOf(await moveAssignment(system, show.id, { assignmentId: held, standId: stands[1]?.id ?? '' }))
  expect(await db().standShare.count({ where: { assignmentId: moved } })).toBe(2)
})

test('each stand and each company remembers where it was and why that ended', async () => {
  const { show, stands, applications, hold } = await pavilion(2, 1)
  const staff = await aStaffViewer({ name: 'Camille Équipe' })
  const held = idOf(await hold(0, 0))
  const moved = idOf(await moveAssignment(staff, show.id, { assignmentId: held, standId: stands[1]?.id ?? '' }))
  await releaseAssignment(staff, show.id, { assignmentId: moved, reason: 'Demande de l’entreprise' })
  expect((await standHistory(staff, show.id, stands[0]?.id ?? ''))?.assignments).toMatchObject([{ endReason: 'MOVED' }])
  const file = await assignmentFile(staff, show.id, applications[0]?.id ?? '')
  expect(file?.assignments).toMatchObject([{ endReason: 'RELEASED', endNote: 'Demande de l’entreprise' }, { endReason: 'MOVED' }])
  expect(file?.trail.map(({ action, who }) => [action, who])).toEqual([['assignment.released', 'Camille Équipe'], ['assignment.moved', 'Camille Équipe'], ['assignment.held', null]])
})

const rectangle = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }), width: fc.integer({ min: 1, max: 10 }), height: fc.integer({ min: 1, max: 10 }) })

test('the gap between two stands is the same from both, zero when they touch, and endless between halls', () => {
  fc.assert(fc.property(rectangle, rectangle, (a, b) => {
    const [one, other] = [{ ...a, hallId: 'A' }, { ...b, hallId: 'A' }]
    expect(gapBetween(one, other)).toBe(gapBetween(other, one))
    expect(gapBetween(one, one)).toBe(0)
    const touch = a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
    expect(gapBetween(one, other) === 0).toBe(touch)
    expect(areNear(one, { ...other, hallId: 'B' })).toBe(false)
  }))
})

const stand = (given: Partial<StandOnPlan> & { id: string }): StandOnPlan & { hall: string } => ({ hallId: 'A', hall: 'A', number: given.id, x: 0, y: 0, width: 3, height: 3, area: 9, openSides: 1, equipped: true, zone: null, ...given })
const wish = (given: object) => ({ area: 9, equipped: true, openSides: 1, place: '', near: [], away: [], ...given })

test('what is not as a company wished is said before it gets the stand', () => {
  const other = { id: 'p2', companyId: 'c2', company: 'Voisin', version: 0, score: null, wishes: [wish({ away: ['c1'] })], coExhibitors: [] }
  const own = { id: 'p1', companyId: 'c1', company: 'Nous', version: 0, score: null, wishes: [wish({ area: 12, equipped: false, openSides: 2, place: 'Entrée' })], coExhibitors: [] }
  const now = new Date()
  const board: Board = {
    applications: [own, other], weights: defaultWeights, stands: [stand({ id: 'A1' }), stand({ id: 'A2', x: 3 }), stand({ id: 'Z1', x: 30, area: 40 }), stand({ id: 'E1', x: 50, area: 12, openSides: 2, equipped: false, zone: 'entrée' })],
    assignments: [{ id: 'a', standId: 'A2', applicationId: 'p2', state: 'HELD', heldUntil: new Date(now.getTime() + DAY) }],
  }
  const kinds = (n: number) => remarksOn(board, own, board.stands[n] ?? stand({ id: '' }), now).map(({ kind }) => kind)
  expect(kinds(0)).toEqual(['tooSmall', 'wantsBare', 'openSides', 'otherPlace', 'notNear'])
  expect(kinds(1)).toEqual(['takenExpiring', 'tooSmall', 'wantsBare', 'openSides', 'otherPlace'])
  expect(kinds(2)).toEqual(['farTooLarge', 'wantsBare', 'openSides'])
  expect(kinds(3)).toEqual(['placeMet'])
  expect(freeStandsFor(board, own, now).map(({ stand: { id } }) => id)).toEqual(['E1', 'A1', 'Z1'])
  expect(isLive({ state: 'HELD', heldUntil: now }, now)).toBe(false)
})

test('a stand is weighed by the wish that it meets best', () => {
  const wishes = [wish({ area: 18 }), wish({ area: 9, openSides: 2 })]
  expect(bestFit(wishes, stand({ id: 'A1' }), defaultWeights)).toMatchObject({ rank: 2, area: 0, sides: 1, points: 45 })
  expect(bestFit(wishes, stand({ id: 'A1', area: 18 }), defaultWeights)).toMatchObject({ rank: 1, points: 100 })
  expect(bestFit(wishes, stand({ id: 'A1', area: 50 }), defaultWeights)).toBeUndefined()
})

test('arrow keys go from stand to stand as they lie, and stop at the edge', () => {
  const at = (id: string, x: number, y: number) => ({ id, number: id, x, y, width: 3, height: 3, openSides: 1, equipped: true, zone: '' })
  const [a, b, c, d] = [at('A', 0, 0), at('B', 3, 0), at('C', 6, 0), at('D', 0, 6)]
  const all = [a, b, c, d]
  const way = (from: typeof a, ...keys: string[]) => keys.reduce((now, key) => standTowards(all, now, key) ?? now, from).id
  expect(way(a, 'ArrowRight')).toBe('B')
  expect(way(a, 'ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('C')
  expect(way(a, 'ArrowDown')).toBe('D')
  expect(way(d, 'ArrowUp')).toBe('A')
  expect(way(a, 'ArrowUp', 'ArrowLeft', 'Enter')).toBe('A')
})
