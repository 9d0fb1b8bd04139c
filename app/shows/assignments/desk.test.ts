import { beforeEach, expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, aHall, anApplication, aShow, aStand } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { openList } from '~/lists/catalogue.server'
import { addDays, todayIn } from '~/ui/time'
import { showDashboard } from '../dashboard.server'
import { exhibitorGlance, showsOfCompany } from '../exhibitor.server'
import { holdStand, moveAssignment } from './commands.server'
import { actAtDesk } from './desk-action.server'
import { deskOf } from './desk.server'
import { BoardFilter } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "User", "Contact" CASCADE'))

const until = addDays(todayIn(), 10)
const form = (fields: Record<string, string | string[]>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one)
  return data
}
const wish = (given: object = {}) => ({ area: 9, equipped: true, openSides: 1, place: '', near: [], away: [], ...given })

/** Three stands far from each other, and two companies that want 9 m². */
async function desk() {
  const show = await aShow()
  const hall = await aHall({ showId: show.id })
  const stands: Awaited<ReturnType<typeof aStand>>[] = []
  for (const x of [0, 10, 20]) stands.push(await aStand({ hallId: hall.id, x, y: 0 }))
  const viewer = await aCompanyViewer({ email: `exposant-${show.id}@exemple.test` })
  const one = await anApplication({ showId: show.id, companyId: viewer.companyIds[0] ?? '', state: 'ACCEPTED', wishes: [wish()] })
  const two = await anApplication({ showId: show.id, companyId: (await aCompany({ name: 'Tournage Zèbre' })).id, state: 'ACCEPTED', wishes: [wish({ area: 12 })] })
  const at = (filter: Record<string, string> = {}) => deskOf(system, show.id, BoardFilter.parse(filter))
  const act = (fields: Record<string, string | string[]>) => actAtDesk(system, show.id, form(fields))
  const s = (n: number) => stands[n]?.id ?? ''
  const live = () => db().assignment.findMany({ where: { state: { not: 'RELEASED' } }, orderBy: { createdAt: 'asc' } })
  return { show, stands, s, one, two, viewer, at, act, live }
}

test('what is typed at the desk is checked, done once, and said', async () => {
  const { one, s, act, live } = await desk()
  expect(await act({ faire: 'retenir', applicationId: one.id, standId: s(0) })).toMatchObject({ ok: false, faire: 'retenir', errors: { until: 'required' } })
  expect(await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })).toMatchObject({ ok: true, done: 'held', dossier: one.id })
  expect(await act({ faire: 'retenir', applicationId: one.id, standId: s(1), until })).toMatchObject({ refusal: { reason: 'hasStand' } })
  const held = (await live())[0]?.id ?? ''
  expect(await act({ faire: 'prolonger', assignmentId: held, until: addDays(todayIn(), -1) })).toMatchObject({ refusal: { reason: 'untilPast' } })
  expect(await act({ faire: 'prolonger', assignmentId: held, until: addDays(todayIn(), 20) })).toMatchObject({ done: 'extended' })
  expect(await act({ faire: 'deplacer', assignmentId: held, standId: s(2) })).toMatchObject({ done: 'moved' })
  expect(await act({ faire: 'deplacer', assignmentId: held, standId: s(1) })).toMatchObject({ refusal: { reason: 'changedMeanwhile' } })
  const moved = (await live())[0]?.id ?? ''
  expect(await act({ faire: 'confirmer', assignmentId: moved })).toMatchObject({ done: 'confirmed' })
  expect(await act({ faire: 'liberer', assignmentId: moved, reason: '' })).toMatchObject({ errors: { reason: 'required' }, typed: { reason: '' } })
  expect(await act({ faire: 'liberer', assignmentId: moved, reason: 'Désistement' })).toMatchObject({ done: 'released' })
  expect(await live()).toEqual([])
})

test('a stand is confirmed at once where staff say so, and several that were ticked together', async () => {
  const { one, two, s, act, live } = await desk()
  expect(await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until: '', confirm: 'oui' })).toMatchObject({ done: 'confirmed' })
  await act({ faire: 'liberer', assignmentId: (await live())[0]?.id ?? '', reason: 'Erreur' })
  await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })
  await act({ faire: 'retenir', applicationId: two.id, standId: s(1), until })
  expect(await act({ faire: 'confirmer', assignmentId: (await live()).map(({ id }) => id) })).toEqual({ ok: true, done: 'confirmedMany', n: 2 })
  expect((await live()).map(({ state }) => state)).toEqual(['CONFIRMED', 'CONFIRMED'])
  expect(await act({ faire: 'confirmer' })).toMatchObject({ ok: false, errors: { assignmentId: expect.any(String) } })
})

test('a company and a stand together say what would come of it before it is done', async () => {
  const { one, two, s, at, act } = await desk()
  const decision = async (application: string, stand: string) => (await at({ dossier: application, stand })).decision
  expect(await decision(one.id, s(0))).toEqual({ way: 'hold', remarks: [] })
  expect(await decision(two.id, s(0))).toMatchObject({ way: 'hold', remarks: [{ kind: 'tooSmall', n: 3, asked: 12 }] })
  await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })
  expect(await decision(one.id, s(0))).toMatchObject({ way: 'same' })
  expect(await decision(one.id, s(1))).toMatchObject({ way: 'move' })
  expect(await decision(two.id, s(0))).toMatchObject({ way: 'taken', remarks: [{ kind: 'taken' }, { kind: 'tooSmall' }], other: { applicationId: one.id } })
  await act({ faire: 'retenir', applicationId: two.id, standId: s(1), until })
  const swap = await decision(one.id, s(1))
  expect(swap).toMatchObject({ way: 'swap', remarks: [], other: { company: 'Tournage Zèbre', remarks: [{ kind: 'tooSmall' }] } })
  const mine = (await at({ dossier: one.id })).chosenCompany?.row?.id ?? ''
  expect(await act({ faire: 'echanger', assignmentId: mine, otherId: swap?.way === 'swap' ? swap.other.assignmentId : '' })).toMatchObject({ done: 'swapped' })
  expect((await at({ dossier: one.id })).chosenCompany?.row?.stand.id).toBe(s(1))
})

test('the list begins with who has no stand, is narrowed by words and state, and counts', async () => {
  const { one, two, s, at, act } = await desk()
  await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })
  const all = await at()
  expect(all.companies.map(({ id }) => id)).toEqual([two.id, one.id])
  expect(all.counts).toEqual({ without: 1, held: 1, confirmed: 0, free: 2 })
  expect((await at({ etat: 'retenu' })).companies.map(({ id }) => id)).toEqual([one.id])
  expect((await at({ q: 'zebre' })).companies.map(({ id }) => id)).toEqual([two.id])
  expect((await at({ stand: s(1) })).chosenStand?.fitting.map(({ application }) => application.id)).toEqual([two.id])
  expect((await at({ stand: s(0) })).chosenStand?.there?.id).toBe(one.id)
})

test('a stand or a company of another show is not found; who was accepted before keeps its past', async () => {
  const { one, s, at, act } = await desk()
  const foreign = await anApplication({ showId: (await aShow()).id, state: 'ACCEPTED' })
  await expect(at({ dossier: foreign.id })).rejects.toMatchObject({ status: 404 })
  await expect(at({ stand: (await aStand()).id })).rejects.toMatchObject({ status: 404 })
  await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })
  await db().assignment.updateMany({ data: { state: 'RELEASED', endedAt: new Date(), endReason: 'WITHDRAWN' } })
  await db().application.update({ where: { id: one.id }, data: { state: 'WITHDRAWN' } })
  expect(await at({ dossier: one.id, stand: s(0) })).toMatchObject({ chosenCompany: null, leftCompany: { id: one.id }, decision: null, chosenStand: { there: null, past: [{ endReason: 'WITHDRAWN' }] } })
})

test('an exhibitor sees its stand on the hall’s plan, with its own part of it', async () => {
  const { show, one, s, viewer, act, at } = await desk()
  const other = await aCompany()
  await db().coExhibitor.create({ data: { applicationId: one.id, companyId: other.id } })
  expect((await exhibitorGlance(viewer, show.id))?.stand).toBeUndefined()
  await act({ faire: 'retenir', applicationId: one.id, standId: s(1), confirm: 'oui' })
  const assignmentId = (await at({ dossier: one.id })).chosenCompany?.row?.id ?? ''
  expect(await act({ faire: 'partager', assignmentId, 'shares[0].companyId': viewer.companyIds[0] ?? '', 'shares[0].area': '6', 'shares[1].companyId': other.id, 'shares[1].area': '3.5' })).toMatchObject({ refusal: { reason: 'tooMuch' } })
  expect(await act({ faire: 'partager', assignmentId, 'shares[0].companyId': viewer.companyIds[0] ?? '', 'shares[0].area': '6', 'shares[1].companyId': other.id, 'shares[1].area': '' })).toMatchObject({ done: 'shared' })
  const glance = await exhibitorGlance(viewer, show.id)
  expect(glance?.stand).toMatchObject({ id: s(1), confirmed: true, share: 6 })
  expect(glance?.hall?.stands.map(({ id }) => id)).toContain(s(1))
})

test('the list of exhibitors has a row for each who shares a stand, and for who has none', async () => {
  const { show, one, s } = await desk()
  await db().coExhibitor.create({ data: { applicationId: one.id, companyId: (await aCompany({ name: 'Atelier Partagé' })).id } })
  const held = await holdStand(system, show.id, { applicationId: one.id, standId: s(0), until })
  await moveAssignment(system, show.id, { assignmentId: held.ok ? held.id : '', standId: s(2) })
  const list = await openList(system, 'attribution', new URLSearchParams({ salon: show.id }), 'fr')
  const rows: unknown[][] = []
  for await (const batch of list.values()) rows.push(...batch)
  const [company, state, stand] = ['company', 'state', 'stand'].map((key) => list.columns.findIndex((column) => column.key === key))
  expect(rows.map((row) => [row[company ?? 0], row[state ?? 0], row[stand ?? 0]]).filter(([name]) => name === 'Atelier Partagé' || name === 'Tournage Zèbre').sort()).toEqual([
    ['Atelier Partagé', 'Réservé', (await db().stand.findUniqueOrThrow({ where: { id: s(2) } })).number], ['Tournage Zèbre', 'Sans stand', null],
  ])
})

test('who shares a stand finds the show among its own, with the stand once it is confirmed', async () => {
  const { show, one, s, act } = await desk()
  const guest = await aCompanyViewer({ email: `invite-${show.id}@exemple.test` })
  expect((await showsOfCompany(guest))[0]?.shared).toEqual([])
  await db().coExhibitor.create({ data: { applicationId: one.id, companyId: guest.companyIds[0] ?? '' } })
  expect((await showsOfCompany(guest))[0]?.shared).toMatchObject([{ stand: null }])
  await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })
  expect((await showsOfCompany(guest))[0]?.shared).toMatchObject([{ stand: null }])
  await act({ faire: 'confirmer', assignmentId: (await db().assignment.findFirstOrThrow()).id })
  expect((await showsOfCompany(guest))[0]?.shared).toMatchObject([{ stand: { id: s(0) } }])
  const letters = await db().message.findMany({ where: { kind: 'assignment.confirmed' } })
  expect(letters.find(({ recipient }) => recipient.startsWith('invite'))?.text).toContain(`/salons/${show.slug}/plan`)
  expect(letters.find(({ recipient }) => recipient.startsWith('exposant'))?.text).toContain(`/entreprise/salons/${show.id}`)
})

test('staff read on the show’s first page which held stands are about to be free', async () => {
  const { show, one, two, s, act } = await desk()
  await act({ faire: 'retenir', applicationId: one.id, standId: s(0), until })
  await act({ faire: 'retenir', applicationId: two.id, standId: s(1), until: addDays(todayIn(), 1) })
  expect((await showDashboard(system, show.id)).soonFree).toBe(1)
})
