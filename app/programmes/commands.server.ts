import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import type { Programme } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { fromDateOnly } from '~/ui/time'
import { freeSlug, slugOf, statusTransitions } from './rules'
import type { ProgrammeInput, StatusInput } from './schema'

const columns = (input: ProgrammeInput) => ({
  kind: input.kind, title: input.title, summary: input.summary, theme: input.theme ?? null,
  startsOn: fromDateOnly(input.startsOn), endsOn: fromDateOnly(input.endsOn), place: input.place ?? null, town: input.town ?? null,
  labelFrom: input.labelFrom ? fromDateOnly(input.labelFrom) : null,
  labelUntil: input.labelUntil ? fromDateOnly(input.labelUntil) : null,
  labelDeadline: input.labelDeadline ? fromDateOnly(input.labelDeadline) : null,
})

/** What follows from a change, in its transaction; `sequence` is the programme's from now on. */
export type OnChanged = (tx: Tx, sequence: number) => Promise<void>

/** An address for a programme that no other has. */
export async function slugForProgramme(tx: Tx, title: string): Promise<string> {
  const slug = slugOf(title)
  const near = await tx.programme.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  return freeSlug(slug, new Set(near.map((row) => row.slug)))
}

/** Makes a programme, as a draft that only staff see. */
export async function createProgramme(viewer: Viewer, input: ProgrammeInput, extra: { example?: boolean } = {}): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const slug = await slugForProgramme(tx, input.title)
    const { id } = await tx.programme.create({
      data: { ...columns(input), slug, example: extra.example ?? false, ...(input.kind === 'SHOW' && { show: { create: {} } }) },
      select: { id: true },
    })
    await audit(tx, viewer, 'programme.created', { type: 'Programme', id }, { kind: input.kind })
    return { id }
  })
}

/**
 * Saves a programme, unless somebody else saved it since `version`. New dates raise the calendar's SEQUENCE. The
 * address stays: people have it. `onMoved` tells whoever must know of new dates or another place, in the same transaction.
 */
export async function saveProgramme(
  viewer: Viewer, id: string, version: number, input: ProgrammeInput, onMoved?: OnChanged,
): Promise<{ ok: true } | Refused<'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const before = await tx.programme.findUniqueOrThrow({ where: { id } })
    const after = columns(input)
    const moved =
      before.startsOn.getTime() !== after.startsOn.getTime() || before.endsOn.getTime() !== after.endsOn.getTime() ||
      before.place !== after.place || before.town !== after.town
    const { count } = await tx.programme.updateMany({
      where: { id, version },
      data: { ...after, version: { increment: 1 }, ...(moved && { sequence: { increment: 1 } }) },
    })
    if (count === 0) return refused('changedMeanwhile')
    await audit(tx, viewer, 'programme.saved', { type: 'Programme', id }, { moved })
    if (moved) await onMoved?.(tx, before.sequence + 1)
    return { ok: true }
  })
}

/** Publishes a programme, or takes it back. */
export async function publishProgramme(viewer: Viewer, id: string, published: boolean): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.programme.updateMany({ where: { id }, data: { publishedAt: published ? new Date() : null, version: { increment: 1 } } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, published ? 'programme.published' : 'programme.unpublished', { type: 'Programme', id })
  })
}

/**
 * Moves a programme to another state, along the table of transitions; `onChanged` does what follows from it (cancels
 * sessions, tells people) in the same transaction.
 */
export async function setProgrammeStatus(
  viewer: Viewer, id: string, { status, statusNote }: StatusInput, onChanged?: OnChanged,
): Promise<{ ok: true } | Refused<'transition'>> {
  return transaction(async (tx) => {
    const before = await lockProgramme(tx, id)
    if (before.status !== status && !statusTransitions[before.status].includes(status)) return refused('transition')
    await tx.programme.update({ where: { id }, data: { status, statusNote: statusNote ?? null, sequence: { increment: 1 }, version: { increment: 1 } } })
    await audit(tx, viewer, 'programme.status', { type: 'Programme', id }, { status: [before.status, status] })
    if (before.status !== status) await onChanged?.(tx, before.sequence + 1)
    return { ok: true }
  })
}

async function lockProgramme(tx: Tx, id: string): Promise<Pick<Programme, 'status' | 'sequence'>> {
  const [found] = await tx.$queryRaw<Pick<Programme, 'status' | 'sequence'>[]>`SELECT status::text AS status, sequence FROM "Programme" WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound()
  return found
}
