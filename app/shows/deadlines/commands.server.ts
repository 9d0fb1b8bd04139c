import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { storeUpload } from '~/db/files.server'
import { refused, type Refused } from '~/db/outcome'
import { dateOnly, daysBetween, fromDateOnly } from '~/ui/time'
import { anchorsOf } from './moves.server'
import { dueDay } from './rules'
import type { DeadlineInput } from './schema'

/**
 * Adds a deadline to a show, or saves one; a new day or title raises its SEQUENCE. Refuses an anchor that has no day
 * yet (the call's closing).
 */
export async function saveDeadline(viewer: Viewer, showId: string, id: string | null, input: DeadlineInput): Promise<{ ok: true; id: string } | Refused<'anchorUnset'>> {
  return transaction(async (tx) => {
    const anchor = input.counted === 'DAY' ? null : input.counted
    const offsetDays = anchor ? (input.offsetDays ?? 0) : null
    const day = anchor ? dueDay(anchor, offsetDays ?? 0, await anchorsOf(tx, showId)) : input.dueOn
    if (!day) return refused('anchorUnset')
    const { title, detail, owner, perCompany, remindDays } = input
    const row = { title, detail, owner, perCompany, remindDays, ownerName: input.ownerName ?? null, anchor, offsetDays, dueOn: fromDateOnly(day) }
    const before = id ? await tx.deadline.findFirst({ where: { id, showId, cancelledAt: null } }) : undefined
    if (before === null) throw notFound()
    const moved = before && (dateOnly(before.dueOn) !== day || before.title !== title)
    const saved = before
      ? await tx.deadline.update({ where: { id: before.id }, data: { ...row, changedAt: new Date(), ...(moved && { sequence: { increment: 1 } }) }, select: { id: true } })
      : await tx.deadline.create({ data: { ...row, showId }, select: { id: true } })
    await audit(tx, viewer, before ? 'deadline.saved' : 'deadline.created', { type: 'Deadline', id: saved.id }, { dueOn: [before ? dateOnly(before.dueOn) : null, day] })
    return { ok: true, id: saved.id }
  })
}

/** Takes a deadline away; calendars show it as cancelled. */
export async function cancelDeadline(viewer: Viewer, showId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.deadline.updateMany({ where: { id, showId, cancelledAt: null }, data: { cancelledAt: new Date(), changedAt: new Date(), sequence: { increment: 1 } } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'deadline.cancelled', { type: 'Deadline', id })
  })
}

/** What of a deadline one may tick off or hand files in for: all of it for staff, one's own part for an exhibitor. */
async function partOf(tx: Tx, viewer: Viewer, deadlineId: string, applicationId: string | null) {
  const deadline = await tx.deadline.findFirst({ where: { id: deadlineId, cancelledAt: null }, select: { id: true, showId: true, perCompany: true } })
  if (!deadline || deadline.perCompany !== (applicationId !== null)) throw notFound()
  const staff = viewer.roles.includes('STAFF')
  if (applicationId) {
    const own = await tx.application.findFirst({ where: { id: applicationId, showId: deadline.showId, state: 'ACCEPTED', ...(!staff && { companyId: { in: viewer.companyIds } }) }, select: { id: true } })
    if (!own) throw notFound()
  } else if (!staff) throw notFound()
  return deadline
}

/** Ticks off what was to be done, for the show or for one exhibitor, with who did it and when; or takes the tick back. */
export async function tickDeadline(viewer: Viewer, { deadlineId, applicationId, done, note = '' }: { deadlineId: string; applicationId: string | null; done: boolean; note?: string }): Promise<void> {
  await transaction(async (tx) => {
    await partOf(tx, viewer, deadlineId, applicationId)
    const tick = { doneAt: done ? new Date() : null, doneById: done ? viewer.userId : null, doneByName: done ? viewer.name : null }
    if (applicationId) {
      const part = { ...tick, note: note.slice(0, 1_000) }
      await tx.deadlineTask.upsert({ where: { deadlineId_applicationId: { deadlineId, applicationId } }, create: { deadlineId, applicationId, ...part }, update: part })
    } else await tx.deadline.update({ where: { id: deadlineId }, data: tick })
    await audit(tx, viewer, done ? 'deadline.done' : 'deadline.undone', { type: 'Deadline', id: deadlineId }, { applicationId })
  })
}

/** Hands in a file: a form to fill in (staff, for all) or one that an exhibitor has filled in. Sent again, it is kept once. */
export async function addDeadlineFile(viewer: Viewer, { deadlineId, applicationId, file }: { deadlineId: string; applicationId: string | null; file: File }) {
  return transaction(async (tx) => {
    const staff = viewer.roles.includes('STAFF')
    // A form for all hangs on the deadline itself, also where each exhibitor has it to do.
    if (applicationId) await partOf(tx, viewer, deadlineId, applicationId)
    else if (!staff || !(await tx.deadline.findFirst({ where: { id: deadlineId, cancelledAt: null } }))) throw notFound()
    const kept = await storeUpload(tx, file, ['application/pdf', 'image/png', 'image/jpeg'], viewer.userId)
    if (!kept.ok) return kept
    const { sha256 } = await tx.storedFile.findUniqueOrThrow({ where: { id: kept.id }, select: { sha256: true } })
    if (await tx.deadlineFile.findFirst({ where: { deadlineId, applicationId, file: { sha256 } }, select: { id: true } })) {
      await tx.storedFile.delete({ where: { id: kept.id } })
      return { ok: true as const }
    }
    await tx.deadlineFile.create({ data: { deadlineId, applicationId, fileId: kept.id } })
    await audit(tx, viewer, 'deadline.file', { type: 'Deadline', id: deadlineId }, { applicationId, fileId: kept.id })
    return { ok: true as const }
  })
}

/** Takes a handed-in file away: staff any, an exhibitor their own. */
export async function removeDeadlineFile(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const staff = viewer.roles.includes('STAFF')
    const found = await tx.deadlineFile.findFirst({ where: { id, ...(!staff && { application: { companyId: { in: viewer.companyIds } } }) } })
    if (!found) throw notFound()
    await tx.deadlineFile.delete({ where: { id } })
    await tx.storedFile.deleteMany({ where: { id: found.fileId } })
    await audit(tx, viewer, 'deadline.fileRemoved', { type: 'Deadline', id: found.deadlineId }, { fileId: found.fileId })
  })
}

/** Puts what comes back at every show on this show's timeline; what is there already by its title is left alone. Gives how many were added. */
export async function applyTemplates(viewer: Viewer, showId: string, templateIds: string[]): Promise<{ added: number; unset: number }> {
  return transaction(async (tx) => {
    // One at a time: two clicks put each template there once.
    await tx.$queryRaw`SELECT 1 FROM "Show" WHERE "programmeId" = ${showId}::uuid FOR UPDATE`
    const [anchors, templates, there] = [
      await anchorsOf(tx, showId), await tx.deadlineTemplate.findMany({ where: { id: { in: templateIds } } }),
      new Set((await tx.deadline.findMany({ where: { showId, cancelledAt: null }, select: { title: true } })).map(({ title }) => title)),
    ]
    const fresh = templates.filter(({ title }) => !there.has(title)).map(({ id: _id, ...template }) => ({ ...template, day: dueDay(template.anchor, template.offsetDays, anchors) }))
    const rows = fresh.flatMap(({ day, ...template }) => (day ? [{ ...template, showId, dueOn: fromDateOnly(day) }] : []))
    const { count } = await tx.deadline.createMany({ data: rows })
    if (count) await audit(tx, viewer, 'deadline.templates', { type: 'Programme', id: showId }, { added: count })
    return { added: count, unset: fresh.length - rows.length }
  })
}

/** Keeps a deadline for the shows to come, counted from the show's first day where it has a day of its own. */
export async function keepAsTemplate(viewer: Viewer, showId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    const deadline = await tx.deadline.findFirst({ where: { id, showId, cancelledAt: null } })
    if (!deadline) throw notFound()
    const { startsOn } = await anchorsOf(tx, showId)
    const { title, detail, perCompany, owner, remindDays } = deadline
    const row = { title, detail, perCompany, owner, remindDays, anchor: deadline.anchor ?? ('SHOW_START' as const), offsetDays: deadline.offsetDays ?? daysBetween(startsOn, dateOnly(deadline.dueOn)) }
    await tx.deadlineTemplate.upsert({ where: { title }, create: row, update: row })
    await audit(tx, viewer, 'deadline.template', { type: 'Deadline', id })
  })
}
