/** What a company does with its own activities: propose, write, send to the chamber, take back, give up. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { createActivityIn, saveActivityIn } from '~/activities/commands.server'
import type { FormValues } from '~/activities/form-values'
import type { Missing } from '~/activities/rules'
import { ActivityInput } from '~/activities/schema'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { openProgrammes } from '~/programmes/queries.server'
import { translator } from '~/ui/translator'
import { heldProposal, readForm, withHouseFields, type HeldProposal } from './held.server'
import { changesOf, isDated, lacksOf, liveRevisions, may } from './rules'
import type { NewProposal } from './schema'

/** What most of a kind are, so that less is to be typed; all of it can be changed. */
function usual({ kind }: NewProposal, company: { name: string; address: string | null; postcode: string | null; town: string | null }, viewer: Viewer) {
  const contact = { contactName: viewer.name || undefined, contactMail: viewer.email || undefined }
  if (kind === 'TALK_IN_CLASS') return { ...contact, placeName: translator('fr', 'proposals')('inSchool') }
  if (kind === 'ONLINE_EVENT' || kind === 'VIRTUAL_VISIT') return { ...contact, attendance: 'ONLINE' as const }
  const { name, address, postcode, town } = company
  return { ...contact, placeName: name.slice(0, 140), address: address?.slice(0, 200) ?? undefined, postcode: postcode && /^\d{5}$/.test(postcode) ? postcode : undefined, town: town?.slice(0, 80) ?? undefined }
}

/** Begins a proposal of one of the viewer's companies in a programme that is open, as a draft. */
export async function startProposal(viewer: Viewer, input: NewProposal, now = new Date()): Promise<{ ok: true; id: string } | Refused<'programmeOver'>> {
  const companyId = input.companyId ?? viewer.companyIds[0]
  if (!companyId || !viewer.companyIds.includes(companyId)) throw notFound()
  if (!(await openProgrammes(now)).some(({ id }) => id === input.programmeId)) return refused('programmeOver')
  return transaction(async (tx) => {
    const company = await tx.company.findUniqueOrThrow({ where: { id: companyId } })
    const draft = ActivityInput.parse({
      kind: input.kind, title: input.title, openTo: ['CLASS'], approvals: ['CHAMBER', 'RECTORATE'], ...usual(input, company, viewer),
      ...(input.kind !== 'TALK_IN_CLASS' && company.latitude !== null && company.longitude !== null && { latitude: company.latitude, longitude: company.longitude }),
    })
    const { id } = await createActivityIn(tx, viewer, input.programmeId, draft, { hostId: companyId, coHostIds: [] }, { proposed: true })
    return { ok: true, id }
  })
}

/** A form that holds: what it says, and whom its co-hosts are. */
export type Valid = { input: ActivityInput; coHostIds: string[] }

/**
 * Keeps what a company typed. Of what is not published it is the activity itself, once the form holds; before that, and of
 * what is published, it is kept beside it. `version` is the one that the form showed.
 */
export async function saveProposal(viewer: Viewer, id: string, version: number, typed: FormValues, valid?: Valid): Promise<{ ok: true } | Refused<'state' | 'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const held = await heldProposal(tx, viewer, id)
    if (!may(held.standing, 'write')) return refused('state')
    if (shownVersion(held) !== version) return refused('changedMeanwhile')
    if (held.activity.moderation === 'PUBLISHED') {
      await keepChange(tx, viewer, held, { typed })
      return { ok: true }
    }
    if (!valid) {
      await keepChange(tx, viewer, held, { typed })
      await tx.activity.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
      return { ok: true }
    }
    const saved = await saveActivityIn(tx, viewer, id, version, withHouseFields(valid.input, held.activity), { hostId: held.activity.hostId, coHostIds: valid.coHostIds })
    if (!saved.ok) return saved
    await tx.activityRevision.deleteMany({ where: { activityId: id, state: { in: [...liveRevisions] } } })
    return { ok: true }
  })
}

/** The version that a company's form carries: the activity's while it is not published, then the change's (none yet: -1). */
export const shownVersion = ({ activity, revision }: Pick<HeldProposal, 'revision'> & { activity: { moderation: string; version: number } }) =>
  activity.moderation === 'PUBLISHED' ? (revision?.version ?? -1) : activity.version

/** Writes into the change that is under way, or begins one from what is published. */
export async function keepChange(tx: Tx, viewer: Viewer, { activity, now, revision }: HeldProposal, kept: { typed?: FormValues; dates?: object[] }): Promise<void> {
  if (revision) await tx.activityRevision.update({ where: { id: revision.id }, data: { ...kept, createdById: viewer.userId, version: { increment: 1 } }, select: { id: true } })
  else await tx.activityRevision.create({ data: { activityId: activity.id, base: now, typed: now, ...kept, createdById: viewer.userId }, select: { id: true } })
}

type NotSent = Refused<'state' | 'invalid' | 'nothing'> | { ok: false; reason: 'missing'; missing: Missing[] }

/** Sends a proposal, or a change of what is published, to the chamber; or says what it lacks. */
export async function sendProposal(viewer: Viewer, id: string): Promise<{ ok: true } | NotSent> {
  return transaction(async (tx) => {
    const held = await heldProposal(tx, viewer, id)
    const { activity, revision, standing, now } = held
    if (!may(standing, 'send')) return refused('state')
    const sentAt = new Date()
    if (activity.moderation !== 'PUBLISHED') {
      if (revision) return refused('invalid')
      const missing = lacksOf(now, isDated(activity))
      if (missing.length > 0) return { ok: false, reason: 'missing', missing }
      await tx.activity.update({ where: { id }, data: { moderation: 'PROPOSED', moderationReason: null, proposedAt: sentAt, version: { increment: 1 } }, select: { id: true } })
      await audit(tx, viewer, 'activity.proposed', { type: 'Activity', id })
      return { ok: true }
    }
    if (!revision || (changesOf(revision.base, revision.typed).length === 0 && revision.dates.length === 0)) return refused('nothing')
    if (!readForm(revision.typed)) return refused('invalid')
    const missing = lacksOf(revision.typed, true)
    if (missing.length > 0) return { ok: false, reason: 'missing', missing }
    await tx.activityRevision.update({ where: { id: revision.id }, data: { state: 'PENDING', reason: null, sentAt, createdById: viewer.userId, version: { increment: 1 } }, select: { id: true } })
    await audit(tx, viewer, 'revision.sent', { type: 'Activity', id })
    return { ok: true }
  })
}

/** Takes back what was sent, to write on: the chamber reads it no more. */
export async function takeBack(viewer: Viewer, id: string): Promise<{ ok: true } | Refused<'state'>> {
  return transaction(async (tx) => {
    const { activity, revision, standing } = await heldProposal(tx, viewer, id)
    if (!may(standing, 'takeBack')) return refused('state')
    if (activity.moderation === 'PUBLISHED' && revision) await tx.activityRevision.update({ where: { id: revision.id }, data: { state: 'DRAFT', version: { increment: 1 } }, select: { id: true } })
    else await tx.activity.update({ where: { id }, data: { moderation: 'DRAFT', version: { increment: 1 } }, select: { id: true } })
    await audit(tx, viewer, 'activity.takenBack', { type: 'Activity', id })
    return { ok: true }
  })
}

/** Gives up a change; or a proposal that was never published, with its dates. What was published once stays a draft. */
export async function dropProposal(viewer: Viewer, id: string): Promise<{ ok: true; gone: boolean } | Refused<'state'>> {
  return transaction(async (tx) => {
    const { activity, revision, standing } = await heldProposal(tx, viewer, id)
    if (!may(standing, 'drop')) return refused('state')
    if (activity.moderation === 'PUBLISHED') {
      if (revision) await tx.activityRevision.update({ where: { id: revision.id }, data: { state: 'WITHDRAWN', version: { increment: 1 } }, select: { id: true } })
      await audit(tx, viewer, 'revision.withdrawn', { type: 'Activity', id })
      return { ok: true, gone: false }
    }
    if (activity.publishedAt) return refused('state')
    await tx.session.deleteMany({ where: { activityId: id } })
    await tx.activity.delete({ where: { id }, select: { id: true } })
    await audit(tx, viewer, 'activity.dropped', { type: 'Activity', id })
    return { ok: true, gone: true }
  })
}
