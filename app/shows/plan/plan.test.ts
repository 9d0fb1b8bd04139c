import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { aHall, anApplication, aShow, aStand } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { formErrorKeys } from '~/ui/form-errors'
import { addHall, changeHall, removeBackground, removeHall, savePlan, setBackground } from './commands.server'
import { backgroundFileId } from './plan-files.server'
import { planOf } from './queries.server'
import { insideHall, overlap, type PlanHall, type Point, type Rect } from './rules'
import { outlineOf, readPlan, typedPlan, type PlanInput, type StandInput } from './schema'

useTestDatabase()
beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "User", "Contact", "StoredFile" CASCADE'))

const stand = (number: string, x: number, y: number, more: Partial<StandInput> = {}): StandInput => ({ id: `new-${number}`, number, x, y, width: 3, height: 3, openSides: 1, equipped: true, zone: '', ...more })
const plan = (stands: StandInput[], more: Partial<PlanInput> = {}): PlanInput => ({ version: 0, outline: [], gangways: [], stands, ...more })

/** A hall of 30 by 20 metres with two stands side by side, as the editor has it. */
async function twoStands() {
  const show = await aShow()
  const { id: hallId } = await aHall({ showId: show.id, width: 30, height: 20 })
  expect(await savePlan(system, show.id, hallId, plan([stand('A1', 0, 0), stand('A2', 3, 0)]))).toEqual({ ok: true, version: 1 })
  const now = async () => (await planOf(show.id)).find(({ id }) => id === hallId) as PlanHall
  const hall = await now()
  const [one, two] = hall.stands as [StandInput, StandInput]
  const save = async (stands: StandInput[], more: Partial<PlanInput> = {}) => savePlan(system, show.id, hallId, plan(stands, { version: (await now()).version, ...more }))
  return { showId: show.id, hallId, one, two, save, now }
}
const numbers = ({ stands }: PlanHall) => stands.map(({ number, x }) => `${number} ${x}`)

test('two stands exchange places and numbers in one save', async () => {
  const { one, two, save, now } = await twoStands()
  expect(await save([{ ...one, x: 3, number: 'A2' }, { ...two, x: 0, number: 'A1' }])).toMatchObject({ ok: true })
  const { stands } = await now()
  expect(stands.map(({ id, number, x }) => [id, number, x])).toEqual([[two.id, 'A1', 0], [one.id, 'A2', 3]])
})

test('what does not hold is refused by the stands’ numbers, and nothing is written', async () => {
  const { one, two, save, now } = await twoStands()
  expect(await save([one, { ...two, x: 2.99 }])).toEqual({ ok: false, reason: 'overlap', details: { stand: 'A1', other: 'A2' } })
  expect(await save([one, { ...two, x: 27.01 }])).toMatchObject({ reason: 'outside', details: { stand: 'A2' } })
  expect(await save([one, { ...two, number: 'A1' }])).toMatchObject({ reason: 'number', details: { stand: 'A1' } })
  expect(await save([one, two], { outline: [[0, 0], [5, 0], [5, 5], [0, 5]] })).toMatchObject({ reason: 'outside', details: { stand: 'A2' } })
  expect(await save([one, two, stand('A3', 9, 9)], { version: 0 })).toMatchObject({ reason: 'changedMeanwhile' })
  expect(numbers(await now())).toEqual(['A1 0', 'A2 3'])
})

test('the database refuses on its own what the rules refuse before it', async () => {
  const { hallId, one } = await twoStands()
  await expect(db().stand.update({ where: { id: one.id }, data: { x: 0.01 } })).rejects.toThrow(/Stand_apart/)
  await expect(db().stand.update({ where: { id: one.id }, data: { y: 17.01 } })).rejects.toThrow(/outside its hall/)
  await expect(aStand({ hallId, number: 'A1', x: 20, y: 10 })).rejects.toThrow(/[Uu]nique/)
  await expect(db().hall.update({ where: { id: hallId }, data: { width: 5.99 } })).rejects.toThrow(/no longer hold/)
})

test('a new outline and stands that only fit in it are saved at once', async () => {
  const { one, two, save, now } = await twoStands()
  const lower: PlanInput['outline'] = [[0, 10], [30, 10], [30, 20], [0, 20]]
  expect(await save([{ ...one, y: 10 }, { ...two, y: 10 }], { outline: lower, gangways: [{ x: 0, y: 13, width: 30, height: 2 }] })).toMatchObject({ ok: true })
  expect(await save([{ ...one, y: 0 }, { ...two, y: 0 }], { outline: [[0, 0], [30, 0], [30, 10], [0, 10]] })).toMatchObject({ ok: true })
  expect((await now()).outline[2]).toEqual([30, 10])
})

test('a stand that a company has neither goes nor changes its area; its place and number may', async () => {
  const { showId, one, two, save, now } = await twoStands()
  const application = await anApplication({ showId, state: 'ACCEPTED' })
  await db().assignment.create({ data: { applicationId: application.id, standId: one.id, state: 'CONFIRMED' } })
  expect(await save([two])).toMatchObject({ reason: 'assigned', details: { stand: 'A1' } })
  expect(await save([{ ...one, width: 2 }, two])).toMatchObject({ reason: 'resized', details: { stand: 'A1' } })
  expect(await save([{ ...one, x: 10, number: 'B1' }, two])).toMatchObject({ ok: true })
  expect(numbers(await now())).toEqual(['A2 3', 'B1 10'])
})

test('a stand with a past leaves the plan and keeps its past; one without is gone; a hold that ran out holds nothing', async () => {
  const { showId, one, two, save } = await twoStands()
  const application = await anApplication({ showId, state: 'ACCEPTED' })
  await db().assignment.create({ data: { applicationId: application.id, standId: one.id, state: 'HELD', heldUntil: new Date(Date.now() - 1_000) } })
  expect(await save([stand('A1', 0, 0)])).toMatchObject({ ok: true })
  expect((await db().stand.findUnique({ where: { id: one.id } }))?.retiredAt).toBeInstanceOf(Date)
  expect(await db().stand.findUnique({ where: { id: two.id } })).toBeNull()
})

test('of two who save the same plan at once one is told that it changed', async () => {
  const { one, two, save } = await twoStands()
  const outcomes = await Promise.all([save([one, two, stand('B1', 9, 9)], { version: 1 }), save([one, two, stand('C1', 9, 9)], { version: 1 })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'changedMeanwhile' })
})

test('a stand of another hall cannot be taken by its id', async () => {
  const { showId, two, save, now } = await twoStands()
  const elsewhere = await aStand({ number: 'Z9', x: 1, y: 1 })
  expect(await save([{ ...stand('Z1', 9, 9), id: elsewhere.id }, two])).toMatchObject({ ok: true })
  expect(numbers(await now())).toEqual(['A2 3', 'Z1 9'])
  expect(await db().stand.findUnique({ where: { id: elsewhere.id } })).toMatchObject({ number: 'Z9', hallId: elsewhere.hallId })
  const { id: otherShow } = await aShow()
  await expect(savePlan(system, otherShow, (await now()).id, plan([]))).rejects.toMatchObject({ status: 404 })
  expect(showId).not.toBe(otherShow)
})

test('halls are added, changed and removed; not under their stands', async () => {
  const { showId, hallId, save } = await twoStands()
  const measures = { name: 'Hall B', width: 40, height: 25.5, gridStep: 0.5 }
  const added = await addHall(system, showId, measures)
  expect(await addHall(system, showId, measures)).toMatchObject({ reason: 'nameTaken' })
  expect(await changeHall(system, showId, hallId, measures)).toMatchObject({ reason: 'nameTaken' })
  expect(await changeHall(system, showId, hallId, { ...measures, name: 'Hall A', width: 5 })).toMatchObject({ reason: 'outside', details: { stand: 'A2' } })
  expect(await changeHall(system, showId, hallId, { ...measures, name: 'Hall A', width: 6, height: 3 })).toEqual({ ok: true })
  expect((await planOf(showId)).map(({ name, width, version }) => [name, width, version])).toEqual([['Hall A', 6, 2], ['Hall B', 40, 0]])
  expect(await removeHall(system, showId, hallId)).toMatchObject({ reason: 'hallInUse', details: { n: 2 } })
  await save([])
  expect(await removeHall(system, showId, hallId)).toEqual({ ok: true })
  expect(added.ok && (await removeHall(system, showId, added.id))).toEqual({ ok: true })
})

test('the organiser’s plan lies under the hall, staff see it, others only when the show is public; it goes with its last hall', async () => {
  const { showId, hallId } = await twoStands()
  const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])], 'plan.png')
  const place = { x: -1, y: 0.5, metresPerPixel: 0.02, opacity: 40 }
  expect(await setBackground(system, showId, hallId, undefined, place)).toMatchObject({ reason: 'fileMissing' })
  expect(await setBackground(system, showId, hallId, new File(['<svg/>'], 'plan.svg'), place)).toMatchObject({ reason: 'fileKind' })
  expect(await setBackground(system, showId, hallId, png, place)).toEqual({ ok: true })
  const { background } = (await planOf(showId))[0] as PlanHall
  expect(background).toMatchObject(place)
  const nobody = { ...system, roles: [] } as typeof system
  const id = background?.id ?? ''
  expect(await backgroundFileId(nobody, id)).toBe(id)
  await db().programme.update({ where: { id: showId }, data: { publishedAt: null } })
  expect(await backgroundFileId(nobody, id)).toBeUndefined()
  expect(await setBackground(system, showId, hallId, undefined, { ...place, opacity: 80 })).toEqual({ ok: true })
  const other = await aHall({ backgroundId: id })
  await removeBackground(system, showId, hallId)
  expect(await db().storedFile.count({ where: { id } })).toBe(1)
  await removeBackground(system, other.showId, other.id)
  expect(await db().storedFile.count({ where: { id } })).toBe(0)
})

test('rules and database agree on what overlaps and what lies inside, whatever is drawn', async () => {
  const whole = fc.integer({ min: 0, max: 800 }).map((n) => n / 100)
  const side = fc.integer({ min: 50, max: 500 }).map((n) => n / 100)
  const rects = fc.record({ x: whole, y: whole, width: side, height: side })
  const outlines = fc.constantFrom<Point[]>([], [[0, 0], [8, 0], [8, 8], [0, 8]], [[0, 0], [8, 0], [8, 3], [4, 3], [4, 8], [0, 8]], [[0, 0], [8, 0], [4, 8]], [[2, 0], [8, 2], [6, 8], [0, 6]])
  const drawn = fc.sample(fc.record({ one: rects, other: rects, outline: outlines }), 400).flatMap((one) => [one, { ...one, other: { ...one.other, x: one.one.x + one.one.width } }])
  const { rows } = await pool().query<{ apart: boolean; inside: boolean }>(`
    SELECT NOT (box(point((a.x + 0.005)::float8, (a.y + 0.005)::float8), point((a.x + a.width - 0.005)::float8, (a.y + a.height - 0.005)::float8))
      && box(point((b.x + 0.005)::float8, (b.y + 0.005)::float8), point((b.x + b.width - 0.005)::float8, (b.y + b.height - 0.005)::float8))) AS apart,
      pavillon_in_hall(jsonb_populate_record(NULL::"Hall", jsonb_build_object('width', 8, 'height', 8, 'outline', d->'outline')), a) AS inside
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS drawn(d, n), jsonb_populate_record(NULL::"Stand", d->'one') a, jsonb_populate_record(NULL::"Stand", d->'other') b ORDER BY n`, [JSON.stringify(drawn)])
  const ours = drawn.map(({ one, other, outline }: { one: Rect; other: Rect; outline: Point[] }) => ({ apart: !overlap(one, other), inside: insideHall(one, { width: 8, height: 8, outline }) }))
  const differing = rows.flatMap((row, n) => (row.apart === ours[n]?.apart && row.inside === ours[n]?.inside ? [] : [{ drawn: drawn[n], database: row, rules: ours[n] }]))
  expect(differing.slice(0, 2)).toEqual([])
  expect(new Set(rows.map(({ apart, inside }) => `${apart} ${inside}`)).size).toBe(4)
})

test('the table is read as it was typed: commas, new rows, rows to remove, and every lack by its row', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return typedPlan(data)
  }
  const row = (n: number, fields: Record<string, string>) => Object.fromEntries(Object.entries({ id: `id${n}`, number: `A${n}`, x: '0', y: '0', width: '3', height: '3', openSides: '2', kind: 'bare', zone: '', ...fields }).map(([name, value]) => [`stands[${n}].${name}`, value]))
  const good = readPlan(form({ version: '4', outline: '0 0; 20,5 0 ; 20,5 10', ...row(0, { x: '1,5' }), ...row(1, { remove: 'oui', x: 'rien' }), ...row(2, { id: '', number: '', x: '', y: '', width: '' }), 'gangways[0].x': '', 'gangways[0].y': '', 'gangways[0].width': '', 'gangways[0].height': '' }), formErrorKeys as never)
  expect(good).toEqual({ ok: true, value: { version: 4, outline: [[0, 0], [20.5, 0], [20.5, 10]], gangways: [], stands: [{ id: 'id0', number: 'A0', x: 1.5, y: 0, width: 3, height: 3, openSides: 2, equipped: false, zone: '' }] } })
  const bad = readPlan(form({ outline: '0 0; ici', ...row(0, { width: '' }), ...row(3, { height: '0,2', x: 'trois' }), 'gangways[1].x': '1' }), formErrorKeys as never)
  expect(bad.ok === false && bad.lacks.map(({ list, index, field }) => `${list} ${index} ${field}`)).toEqual(['stands 0 width', 'stands 3 x', 'stands 3 height', 'gangways 1 y', 'gangways 1 width', 'gangways 1 height', 'outline 0 outline'])
  expect(outlineOf('')).toEqual([])
})
