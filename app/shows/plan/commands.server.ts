import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { storeUpload } from '~/db/files.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import type { Hall, Stand } from '~/db/generated/client'
import { areaOf, cm, conflictsOf, insideHall, type Point, type Rect } from './rules'
import { OutlineList, type BackgroundInput, type HallInput, type PlanInput, type StandInput } from './schema'

export type PlanRefusal = 'changedMeanwhile' | 'overlap' | 'outside' | 'number' | 'assigned' | 'resized'

async function lockHall(tx: Tx, showId: string, hallId: string): Promise<Hall> {
  await tx.$queryRaw`SELECT 1 FROM "Hall" WHERE id = ${hallId}::uuid AND "showId" = ${showId}::uuid FOR UPDATE`
  const hall = await tx.hall.findFirst({ where: { id: hallId, showId } })
  if (!hall) throw notFound()
  return hall
}

async function checkShow(tx: Tx, showId: string): Promise<void> {
  const [show] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Show" WHERE "programmeId" = ${showId}::uuid FOR UPDATE`
  if (!show) throw notFound()
}

const rectOf = ({ x, y, width, height }: Pick<Stand, 'x' | 'y' | 'width' | 'height'>): Rect => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) })

/** Who has which of these stands at an instant, by stand. */
async function companiesOn(tx: Tx, standIds: string[], now: Date): Promise<Map<string, string>> {
  const rows = await tx.assignment.findMany({
    where: { standId: { in: standIds }, OR: [{ state: 'CONFIRMED' }, { state: 'HELD', OR: [{ heldUntil: null }, { heldUntil: { gt: now } }] }] },
    select: { standId: true, application: { select: { company: { select: { name: true } } } } },
  })
  return new Map(rows.map(({ standId, application }) => [standId, application.company.name]))
}

/**
 * Saves a hall's whole plan: its outline, its gangways, and its stands as they are to be from now on. A stand that is not
 * among them leaves the plan; with a past it is kept, retired. Refuses, naming the stands: two that overlap, one outside
 * the hall, a number given twice, one that a company has and that would go or change its area; and a plan that somebody
 * else has saved since it was opened (`version`).
 */
export async function savePlan(viewer: Viewer, showId: string, hallId: string, input: PlanInput, now = new Date()): Promise<{ ok: true; version: number } | Refused<PlanRefusal>> {
  return transaction(async (tx) => {
    const hall = await lockHall(tx, showId, hallId)
    if (hall.version !== input.version) return refused('changedMeanwhile')
    // Locked as those who give stands to companies lock them: what is decided here holds until it is written.
    await tx.$queryRaw`SELECT 1 FROM "Stand" WHERE "hallId" = ${hallId}::uuid ORDER BY id FOR UPDATE`
    const before = await tx.stand.findMany({ where: { hallId, retiredAt: null } })
    const refusal = conflictIn(hall, input) ?? (await takenAway(tx, before, input.stands, now))
    if (refusal) return refusal

    await tx.$executeRaw`SET CONSTRAINTS "Stand_apart" DEFERRED`
    // Inside the whole rectangle first: the old outline need not hold the new stands, nor the new outline the old ones.
    await tx.hall.update({ where: { id: hallId }, data: { outline: [], gangways: input.gangways, version: { increment: 1 } } })
    const counts = await writeStands(tx, hallId, before, input.stands, now)
    await tx.hall.update({ where: { id: hallId }, data: { outline: input.outline } })
    await tx.$executeRaw`SET CONSTRAINTS "Stand_apart" IMMEDIATE`
    await audit(tx, viewer, 'plan.saved', { type: 'Hall', id: hallId }, { ...counts, version: hall.version + 1 })
    return { ok: true, version: hall.version + 1 }
  })
}

function conflictIn(hall: Hall, { outline, gangways, stands }: PlanInput): Refused<PlanRefusal> | undefined {
  const found = conflictsOf({ width: Number(hall.width), height: Number(hall.height), outline, gangways, stands }).find(({ kind }) => kind !== 'gangway')
  return found && refused(found.kind as PlanRefusal, { stand: found.stands[0] ?? '', other: found.stands[1] ?? '' })
}

/** Why stands that a company has may not go, or be of another size, as its application and its quote say. */
async function takenAway(tx: Tx, before: Stand[], after: StandInput[], now: Date): Promise<Refused<PlanRefusal> | undefined> {
  const held = await companiesOn(tx, before.map(({ id }) => id), now)
  for (const stand of before) {
    const company = held.get(stand.id)
    if (!company) continue
    const kept = after.find(({ id }) => id === stand.id)
    if (!kept) return refused('assigned', { stand: stand.number, company })
    if (areaOf(kept) !== areaOf(rectOf(stand))) return refused('resized', { stand: stand.number, company })
  }
  return undefined
}

async function writeStands(tx: Tx, hallId: string, before: Stand[], after: StandInput[], now: Date): Promise<{ added: number; changed: number; removed: number }> {
  const known = new Map(before.map((stand) => [stand.id, stand]))
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  const past = new Set((await tx.assignment.findMany({ where: { standId: { in: gone } }, select: { standId: true }, distinct: ['standId'] })).map(({ standId }) => standId))
  await tx.stand.updateMany({ where: { id: { in: gone.filter((id) => past.has(id)) } }, data: { retiredAt: now } })
  await tx.stand.deleteMany({ where: { id: { in: gone.filter((id) => !past.has(id)) } } })
  const changed = after.filter((stand) => {
    const old = known.get(stand.id)
    return old && !same(old, stand)
  })
  // Numbers are unique at every moment: two that change places first get one that nobody has.
  const renumbered = changed.filter(({ id, number }) => known.get(id)?.number !== number).map(({ id }) => id)
  await tx.$executeRaw`UPDATE "Stand" SET number = id::text WHERE id = ANY(${renumbered}::uuid[])`
  await tx.$executeRaw`
    UPDATE "Stand" s SET number = n.number, x = n.x, y = n.y, width = n.width, height = n.height, "openSides" = n."openSides", equipped = n.equipped, zone = NULLIF(n.zone, '')
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS n(id uuid, number text, x numeric, y numeric, width numeric, height numeric, "openSides" int, equipped boolean, zone text)
    WHERE s.id = n.id`
  const added = after.filter(({ id }) => !known.has(id))
  await tx.stand.createMany({ data: added.map(({ id: _new, zone, ...stand }) => ({ ...stand, zone: zone || null, hallId })) })
  return { added: added.length, changed: changed.length, removed: gone.length }
}

const same = (old: Stand, now: StandInput) => old.number === now.number && Number(old.x) === now.x && Number(old.y) === now.y && Number(old.width) === now.width && Number(old.height) === now.height && old.openSides === now.openSides && old.equipped === now.equipped && (old.zone ?? '') === now.zone

/** Adds a hall to a show, after the others. */
export async function addHall(viewer: Viewer, showId: string, input: HallInput): Promise<{ ok: true; id: string } | Refused<'nameTaken'>> {
  return transaction(async (tx) => {
    await checkShow(tx, showId)
    const others = await tx.hall.findMany({ where: { showId }, select: { name: true, position: true } })
    if (others.some(({ name }) => name === input.name)) return refused('nameTaken')
    const { id } = await tx.hall.create({ data: { ...measures(input), showId, position: Math.max(-1, ...others.map(({ position }) => position)) + 1 }, select: { id: true } })
    await audit(tx, viewer, 'hall.added', { type: 'Hall', id })
    return { ok: true, id }
  })
}

const measures = ({ name, width, height, gridStep }: HallInput) => ({ name, width: cm(width), height: cm(height), gridStep: cm(gridStep) })

/** Changes a hall's name and measures. Refuses measures that its stands no longer fit in, naming the first. */
export async function changeHall(viewer: Viewer, showId: string, hallId: string, input: HallInput): Promise<{ ok: true } | Refused<'nameTaken' | 'outside'>> {
  return transaction(async (tx) => {
    await checkShow(tx, showId)
    const hall = await lockHall(tx, showId, hallId)
    if (await tx.hall.findFirst({ where: { showId, name: input.name, id: { not: hallId } }, select: { id: true } })) return refused('nameTaken')
    const outline = OutlineList.catch([]).parse(hall.outline) as Point[]
    const stands = await tx.stand.findMany({ where: { hallId, retiredAt: null }, orderBy: { number: 'asc' } })
    const out = stands.find((stand) => !insideHall(rectOf(stand), { width: input.width, height: input.height, outline }))
    if (out) return refused('outside', { stand: out.number })
    const next = measures(input)
    const resized = Number(hall.width) !== next.width || Number(hall.height) !== next.height
    await tx.hall.update({ where: { id: hallId }, data: { ...next, ...(resized && { version: { increment: 1 } }) } })
    await audit(tx, viewer, 'hall.changed', { type: 'Hall', id: hallId }, { width: next.width, height: next.height })
    return { ok: true }
  })
}

/** Removes a hall that has no stands, and never had one that a company was given. */
export async function removeHall(viewer: Viewer, showId: string, hallId: string): Promise<{ ok: true } | Refused<'hallInUse'>> {
  return transaction(async (tx) => {
    await lockHall(tx, showId, hallId)
    const n = await tx.stand.count({ where: { hallId } })
    if (n > 0) return refused('hallInUse', { n })
    await tx.hall.delete({ where: { id: hallId } })
    await audit(tx, viewer, 'hall.removed', { type: 'Hall', id: hallId })
    return { ok: true }
  })
}

/** Lays the organiser's plan under a hall, or says anew where it lies and how large it is; `file` only when there is a new one. */
export async function setBackground(viewer: Viewer, showId: string, hallId: string, file: File | undefined, input: BackgroundInput): Promise<{ ok: true } | Refused<'fileEmpty' | 'fileTooLarge' | 'fileKind' | 'fileMissing'>> {
  return transaction(async (tx) => {
    const hall = await lockHall(tx, showId, hallId)
    if (!file && !hall.backgroundId) return refused('fileMissing')
    const stored = file && (await storeUpload(tx, file, ['image/png', 'image/jpeg'], viewer.userId))
    if (stored && !stored.ok) return stored
    const backgroundId = stored ? stored.id : hall.backgroundId
    await tx.hall.update({ where: { id: hallId }, data: { backgroundId, backgroundX: cm(input.x), backgroundY: cm(input.y), metresPerPixel: input.metresPerPixel, backgroundOpacity: input.opacity } })
    if (stored) await dropFile(tx, hall.backgroundId)
    await audit(tx, viewer, 'hall.background', { type: 'Hall', id: hallId }, { metresPerPixel: input.metresPerPixel })
    return { ok: true }
  })
}

/** Takes the organiser's plan away from under a hall. */
export async function removeBackground(viewer: Viewer, showId: string, hallId: string): Promise<{ ok: true }> {
  return transaction(async (tx) => {
    const { backgroundId } = await lockHall(tx, showId, hallId)
    await tx.hall.update({ where: { id: hallId }, data: { backgroundId: null } })
    await dropFile(tx, backgroundId)
    await audit(tx, viewer, 'hall.background', { type: 'Hall', id: hallId }, { metresPerPixel: null })
    return { ok: true }
  })
}

/** Erases a file that no hall uses any more; next year's hall may share its picture. */
async function dropFile(tx: Tx, id: string | null): Promise<void> {
  if (id) await tx.storedFile.deleteMany({ where: { id, backgroundOf: { none: {} } } })
}
