import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aSchool, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass } from '~/signups/commands.server'
import { chunks } from './answers.server'
import { openList } from './catalogue.server'

useTestDatabase()

let staff: Viewer
let programmeId: string
let activityId: string

const rowsOf = async (viewer: Viewer, name: string, about: Record<string, string> = {}): Promise<Record<string, unknown>[]> => {
  const pieces: Buffer[] = []
  for await (const piece of chunks(await openList(viewer, name, new URLSearchParams(about), 'fr'), 'json', 'fr', new Date())) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString())
}

beforeAll(async () => {
  staff = await aStaffViewer()
  const session = await aSession({ seats: 30, activity: { title: 'La forge', approvals: [], openTo: ['CLASS'] } })
  const activity = await db().activity.findUniqueOrThrow({ where: { id: session.activityId } })
  ;[programmeId, activityId] = [activity.programmeId, activity.id]
  await db().session.create({ data: { activityId, startsAt: new Date(session.startsAt.getTime() + 86_400_000), endsAt: new Date(session.endsAt.getTime() + 86_400_000), seats: 12 } })
  await db().session.create({ data: { activityId, startsAt: new Date(session.startsAt.getTime() + 2 * 86_400_000), endsAt: new Date(session.endsAt.getTime() + 2 * 86_400_000), seats: 500, status: 'CANCELLED', cancelReason: 'Panne' } })
  const school = await aSchool()
  const teacher = await aTeacher({ school })
  for (const pupils of [24, 20]) await bookClass(teacher, { sessionId: session.id, level: 'TROISIEME', className: '3e B', pupils, adults: 2, stepFree: 0, stepFreeAcknowledged: false, needs: '', contactPhone: '06 12 34 56 78', formKey: `forge-${pupils}` })
  const base = { programmeId, schoolId: school.id, kind: 'COMPANY_VISIT' as const, level: 'QUATRIEME' as const, pupils: 22, adults: 2 }
  await db().visitRequest.create({ data: { ...base, lastDay: new Date('2027-02-05'), windows: [{ from: '2027-02-01', until: '2027-02-05', part: 'DAY' }] } })
  await db().visitRequest.create({ data: { ...base, lastDay: new Date('2027-01-05'), state: 'WITHDRAWN', closedAt: new Date(), windows: [{ from: '2027-01-05', until: '2027-01-05', part: 'DAY' }] } })
})

test('a programme’s sessions stand in their order with what is taken, what is left and who waits; so do an activity’s', async () => {
  const sessions = await rowsOf(staff, 'creneaux', { programme: programmeId })
  expect(sessions.map(({ activity, state, seats, taken, free, waiting }) => [activity, state, seats, taken, free, waiting])).toEqual([
    ['La forge', 'Prévu', 30, 26, 4, 1], ['La forge', 'Prévu', 12, 0, 12, 0], ['La forge', 'Annulé', 500, 0, 500, 0],
  ])
  expect(await rowsOf(staff, 'creneaux', { action: activityId })).toEqual(sessions)
})

test('an activity counts the seats of sessions that are held, not of those called off', async () => {
  expect(await rowsOf(staff, 'actions', { programme: programmeId })).toMatchObject([{ activity: 'La forge', sessions: 2, seats: 42, taken: 26, free: 16, waiting: 1, moderation: 'Publiée', label: 'non demandé' }])
})

test('more sessions than a batch are all there, each once', async () => {
  const many = await aSession({ seats: 1 })
  await db().session.createMany({ data: Array.from({ length: 1_001 }, (_, n) => ({ activityId: many.activityId, startsAt: new Date(many.startsAt.getTime() + (n >> 2) * 60_000), endsAt: new Date(many.endsAt.getTime() + n * 60_000), seats: n + 2 })) })
  const seats = (await rowsOf(staff, 'creneaux', { action: many.activityId })).map((row) => Number(row.seats)).sort((a, b) => a - b)
  expect(seats).toEqual(Array.from({ length: 1_002 }, (_, n) => n + 1))
})

test('requests are narrowed to a state, as on their page, and say on which days', async () => {
  expect(await rowsOf(staff, 'demandes', { programme: programmeId })).toHaveLength(2)
  expect(await rowsOf(staff, 'demandes', { programme: programmeId, etat: 'OPEN' })).toMatchObject([{ state: 'Ouverte', windows: '01/02/2027 – 05/02/2027', lastDay: '2027-02-05', pupils: 22 }])
})

test('programmes are narrowed to a kind and a year', async () => {
  const { kind, startsOn, title } = await db().programme.findUniqueOrThrow({ where: { id: programmeId } })
  expect((await rowsOf(staff, 'programmes', { type: kind, annee: String(startsOn.getUTCFullYear()) })).map((row) => row.title)).toContain(title)
  expect(await rowsOf(staff, 'programmes', { type: kind, annee: '1950' })).toEqual([])
})

test('none of them is there for a teacher, and none about what is not', async () => {
  const teacher = await aTeacher()
  for (const name of ['creneaux', 'actions', 'programmes', 'demandes']) await expect(openList(teacher, name, new URLSearchParams({ programme: programmeId }), 'fr')).rejects.toMatchObject({ status: 404 })
  await expect(openList(staff, 'creneaux', new URLSearchParams({ programme: '0193b3f4-0000-7000-8000-000000000000' }), 'fr')).rejects.toMatchObject({ status: 404 })
})
