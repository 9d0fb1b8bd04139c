import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import type { Programme } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { fromDateOnly, HOUSE_ZONE, instantOf } from '~/ui/time'
import { freeSlug, slugOf, statusTransitions } from './rules'
import { ProgrammeInput, type PartnerInput, type ProgrammeGiven, type StatusInput } from './schema'

const columns = (input: ProgrammeInput, zone: string, before?: Pick<Programme, 'signUpOpensAt' | 'signUpClosesAt'>) => ({
  kind: input.kind, title: input.title, summary: input.summary, theme: input.theme ?? null,
  startsOn: fromDateOnly(input.startsOn), endsOn: fromDateOnly(input.endsOn), place: input.place ?? null, town: input.town ?? null,
  signUpOpensAt: input.signUpOpensOn ? instantOf(input.signUpOpensOn, input.signUpOpensAt, zone, before?.signUpOpensAt ?? undefined) : null,
  signUpClosesAt: input.signUpClosesOn ? instantOf(input.signUpClosesOn, input.signUpClosesAt, zone, before?.signUpClosesAt ?? undefined) : null,
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
export async function createProgramme(viewer: Viewer, given: ProgrammeGiven, extra: { example?: boolean } = {}): Promise<{ id: string }> {
  const input = ProgrammeInput.parse(given)
  return transaction(async (tx) => {
    const slug = await slugForProgramme(tx, input.title)
    const { id } = await tx.programme.create({
      data: { ...columns(input, HOUSE_ZONE), slug, example: extra.example ?? false, ...(input.kind === 'SHOW' && { show: { create: {} } }) },
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
  viewer: Viewer, id: string, version: number, given: ProgrammeGiven, onMoved?: OnChanged,
): Promise<{ ok: true } | Refused<'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const before = await tx.programme.findUniqueOrThrow({ where: { id } })
    const after = columns(ProgrammeInput.parse(given), before.zone, before)
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

/**
 * Names a partner of a programme with the part that it finances, or changes that part; a partner that the house does
 * not know is made. Refused where all parts together would pass the whole.
 */
export async function setPartner(viewer: Viewer, id: string, { name, share }: PartnerInput): Promise<{ ok: true } | Refused<'sharesTooHigh'>> {
  return transaction(async (tx) => {
    await lockProgramme(tx, id)
    const known = await tx.partner.findFirst({ where: { OR: [{ name: { equals: name, mode: 'insensitive' } }, { short: { equals: name, mode: 'insensitive' } }] }, orderBy: { id: 'asc' }, select: { id: true } })
    const partner = known ?? (await tx.partner.create({ data: { name }, select: { id: true } }))
    const shareBp = Math.round(share * 100)
    const { _sum } = await tx.programmePartner.aggregate({ where: { programmeId: id, partnerId: { not: partner.id } }, _sum: { shareBp: true } })
    if ((_sum.shareBp ?? 0) + shareBp > 10_000) return refused('sharesTooHigh', { n: Math.max(0, 10_000 - (_sum.shareBp ?? 0)) / 100 })
    await tx.programmePartner.upsert({ where: { programmeId_partnerId: { programmeId: id, partnerId: partner.id } }, create: { programmeId: id, partnerId: partner.id, shareBp }, update: { shareBp } })
    await audit(tx, viewer, 'programme.partner', { type: 'Programme', id }, { partnerId: partner.id, shareBp })
    return { ok: true }
  })
}

/** Takes a partner off a programme. */
export async function removePartner(viewer: Viewer, id: string, partnerId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.programmePartner.deleteMany({ where: { programmeId: id, partnerId } })
    if (count) await audit(tx, viewer, 'programme.partnerRemoved', { type: 'Programme', id }, { partnerId })
  })
}

async function lockProgramme(tx: Tx, id: string): Promise<Pick<Programme, 'status' | 'sequence'>> {
  const [found] = await tx.$queryRaw<Pick<Programme, 'status' | 'sequence'>[]>`SELECT status::text AS status, sequence FROM "Programme" WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound()
  return found
}
