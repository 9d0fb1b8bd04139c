import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aSchool, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Session } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass } from '~/signups/commands.server'
import { sessionSignUps } from '~/signups/session-list.server'
import { listAnswer } from './answers.server'
import { openList } from './catalogue.server'
import { chosen } from './list'

useTestDatabase()

const fileOf = async (viewer: Viewer, creneau: string) => listAnswer(await openList(viewer, 'inscriptions', new URLSearchParams({ creneau }), 'fr'), 'csv', 'fr')

let staff: Viewer
let session: Session

beforeAll(async () => {
  staff = await aStaffViewer()
  session = await aSession({ seats: 30, activity: { slug: 'visite-de-la-forge', approvals: ['CHAMBER'] } })
  const school = await aSchool({ name: '=SOMME(1;2)', uai: '0022008Z', postcode: '02100', town: 'Saint-Quentin', department: '02' })
  const teacher = await aTeacher({ school, name: 'Maud Lefebvre' })
  const book = (pupils: number, more: object = {}) => bookClass(teacher, {
    sessionId: session.id, level: 'TROISIEME', className: '3e B', pupils, adults: 2, stepFree: 1, stepFreeAcknowledged: false,
    needs: 'Un fauteuil ; "accès par le quai"\nmerci', contactPhone: '06 12 34 56 78', formKey: `form-of-${pupils}`, ...more,
  })
  await book(24)
  await book(26)
  await book(10)
})

test('staff read the list in French Excel as it is: seated first, then who waits in order, names that are numbers whole', async () => {
  const file = await fileOf(staff, session.id)
  const bytes = Buffer.from(await file.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows = parse(bytes, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]
  expect(rows.map((row) => [row['Rang'], row['Élèves'], row['Total']])).toEqual([['', '24', '26'], ['1', '26', '28'], ['2', '10', '12']])
  expect(rows[0]).toMatchObject({
    UAI: '0022008Z', Établissement: "'=SOMME(1;2)", Commune: '02100 Saint-Quentin', Niveau: '3e', Téléphone: '06 12 34 56 78',
    Besoins: 'Un fauteuil ; "accès par le quai"\nmerci', 'Avis CCI': 'demandé', 'Avis rectorat': '',
  })
  expect(rows[0]?.['Inscrite le']).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  expect(file.headers.get('Content-Disposition')).toMatch(/inscriptions-visite-de-la-forge-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv/)
})

test('the sheet to sign has the few columns that are asked at the door, unless others are chosen', async () => {
  const list = await openList(staff, 'inscriptions', new URLSearchParams({ creneau: session.id }), 'fr')
  const keys = (...how: [string[], boolean?]) => chosen(list, ...how).columns.map(({ key }) => key)
  expect(keys([], true)).toEqual(['state', 'school', 'class', 'contact', 'phone', 'pupils', 'adults'])
  expect(keys(['total', 'school'], true)).toEqual(['total', 'school'])
  expect(keys([])).toEqual(list.columns.map(({ key }) => key))
})

test('the page says why nobody was called though seats are free', async () => {
  const { totals, heldBy, waiting } = await sessionSignUps(staff, session.id)
  expect(totals).toEqual({ pupils: 24, adults: 2, individuals: 0, stepFree: 1, taken: 26 })
  expect(heldBy).toEqual({ size: 28, left: 4, yearLimit: null })
  expect(waiting).toHaveLength(2)
})

test('a list longer than a batch is whole, waiting and seated together', async () => {
  const { id: schoolId } = await aSchool()
  const long = await aSession({ seats: 5000 })
  await db().signUp.createMany({
    data: Array.from({ length: 1201 }, (_, n) => ({ sessionId: long.id, kind: 'CLASS' as const, status: n % 2 ? ('CONFIRMED' as const) : ('WAITLISTED' as const), queuedAt: n % 2 ? null : new Date(1_800_000_000_000 + (n >> 3)), schoolId, level: 'CM2' as const, pupils: n + 1, adults: 0 })),
  })
  const text = await (await fileOf(staff, long.id)).text()
  const pupils = (parse(text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]).map((row) => Number(row['Élèves']))
  expect(pupils.sort((a, b) => a - b)).toEqual(Array.from({ length: 1201 }, (_, n) => n + 1))
})

test('of an activity with more sessions than are read at once, each sign-up is there once, session after session', async () => {
  const { id: schoolId } = await aSchool()
  const { activityId, startsAt, endsAt } = await aSession({ seats: 50 })
  const later = (date: Date, minutes: number) => new Date(date.getTime() + minutes * 60_000)
  await db().session.createMany({ data: Array.from({ length: 450 }, (_, n) => ({ activityId, startsAt: later(startsAt, n % 225), endsAt: later(endsAt, n), seats: 50 })) })
  const sessions = await db().session.findMany({ where: { activityId }, select: { id: true }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
  await db().signUp.createMany({ data: sessions.flatMap(({ id: sessionId }, n) => [0, 1].map((more) => ({ sessionId, kind: 'CLASS' as const, status: 'WAITLISTED' as const, queuedAt: later(new Date(1_800_000_000_000), more), schoolId, level: 'CM2' as const, pupils: 2 * n + more + 1, adults: 0 }))) })
  const answer = await listAnswer(await openList(staff, 'inscriptions', new URLSearchParams({ action: activityId }), 'fr'), 'json', 'fr')
  const rows = (await answer.json()) as { pupils: number; rank: number }[]
  expect(rows.map(({ pupils }) => pupils)).toEqual(Array.from({ length: 902 }, (_, n) => n + 1))
  expect(new Set(rows.map(({ rank, pupils }) => `${rank} ${pupils % 2}`))).toEqual(new Set(['1 1', '2 0']))
})

test('nobody but staff gets it', async () => {
  await expect(fileOf(await aTeacher(), session.id)).rejects.toMatchObject({ status: 404 })
  await expect(fileOf(staff, '0193b3f4-0000-7000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
})
