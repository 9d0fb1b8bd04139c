import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { lockActivity } from '~/activities/commands.server'
import { hostedBy } from '~/activities/company-scope'
import { formValuesOf, sentForm, type FormValues } from '~/activities/form-values'
import { ActivityInput } from '~/activities/schema'
import type { Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { parseFormData } from '~/ui/form.server'
import { liveRevisions, standingOf } from './rules'
import { DateChanges, type DateChange } from './schema'

const named = { id: true, name: true, town: true, siret: true, siren: true } as const
export const heldFields = {
  programme: { select: { id: true, title: true, zone: true, holidayZone: true } },
  host: { select: { ...named, postcode: true, latitude: true, longitude: true } },
  coHosts: { select: { company: { select: named } } },
  sessions: { orderBy: { startsAt: 'asc' } },
  revisions: { where: { state: { in: [...liveRevisions] } } },
} as const satisfies Prisma.ActivityInclude
type Found = Prisma.ActivityGetPayload<{ include: typeof heldFields }>

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
export const isId = (id: string) => UUID.test(id)

/** An activity that the viewer's company hosts, under its lock, with the change that is under way. Throws a 404 for another's. */
export async function heldProposal(tx: Tx, viewer: Viewer, id: string) {
  const own = { id, ...hostedBy(viewer) }
  if (!isId(id) || !(await tx.activity.findFirst({ where: own, select: { id: true } }))) throw notFound()
  await lockActivity(tx, id)
  const found = await tx.activity.findFirst({ where: own, include: heldFields })
  if (!found) throw notFound()
  return withChange(found)
}
export type HeldProposal = Awaited<ReturnType<typeof heldProposal>>

/** An activity beside what its company changes of it: forms as browsers hold them, dates as they were asked for. */
export function withChange({ revisions, ...activity }: Found) {
  const revision = revisions[0]
  return {
    activity, now: formValuesOf(activity), standing: standingOf(activity.moderation, revision?.state),
    revision: revision && { ...revision, typed: revision.typed as FormValues, base: revision.base as FormValues, dates: DateChanges.parse(revision.dates) as DateChange[] },
  }
}

/** What a form says, or undefined while it does not hold. */
export function readForm(values: FormValues): ActivityInput | undefined {
  const form = parseFormData(sentForm(values), ActivityInput)
  return form.ok ? form.value : undefined
}

/**
 * What the house decides stays as it is: who approves, and where it lies on the map. Moved elsewhere it lies where its
 * company does, if that is the postcode; else staff say where.
 */
export function withHouseFields(input: ActivityInput, { approvals, postcode, town, latitude, longitude, host }: Found | HeldProposal['activity']): ActivityInput {
  const stays = postcode === (input.postcode ?? null) && town === (input.town ?? null) && latitude !== null
  const place = stays ? { latitude, longitude } : host?.postcode && host.postcode === input.postcode ? host : { latitude: null, longitude: null }
  return { ...input, approvals, latitude: place.latitude ?? undefined, longitude: place.longitude ?? undefined }
}
