import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { labelEditionFields, labelEditionOf, labelLacks } from '~/activities/label-check'
import { transaction, type Tx } from '~/db/client.server'
import type { LabelState } from '~/db/generated/enums'
import { refused, type Refused } from '~/db/outcome'
import { localDate } from '~/ui/time'
import { labelFields } from './queries.server'
import { labelCanBecome } from './rules'
import type { LabelAnswer } from './schema'

/** Activities of one edition under their locks, in one order, so that two batches that share some wait and do not deadlock. */
async function held(tx: Tx, programmeId: string, ids: readonly string[]) {
  await tx.$queryRaw`SELECT 1 FROM "Activity" WHERE "programmeId" = ${programmeId}::uuid AND id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
  const found = await tx.activity.findMany({ where: { programmeId, id: { in: [...ids] }, programme: { kind: 'INDUSTRY_WEEK' } }, select: { ...labelFields, programme: { select: { zone: true, ...labelEditionFields } } }, orderBy: { id: 'asc' } })
  if (found.length !== new Set(ids).size) throw notFound()
  return found
}

async function move(tx: Tx, viewer: Viewer, activity: { id: string; label: LabelState }, to: LabelState, fields: { labelNumber?: string | null; labelReason?: string | null; labelSubmittedAt?: Date | null }): Promise<void> {
  if (!labelCanBecome(activity.label, to)) throw new Error(`The label does not go from ${activity.label} to ${to}`)
  await tx.activity.update({ where: { id: activity.id }, data: { ...fields, label: to }, select: { id: true } })
  await audit(tx, viewer, `label.${to.toLowerCase()}`, { type: 'Activity', id: activity.id }, { from: activity.label, to })
}

/**
 * Marks activities as handed in to the committee, all of them or none: each must be published, meet the edition's conditions, and
 * not wait for an answer or bear the label already. Gives how many.
 */
export async function submitForLabel(viewer: Viewer, programmeId: string, ids: readonly string[], now = new Date()): Promise<{ ok: true; n: number } | Refused<'nothing' | 'notReady' | 'already'>> {
  if (ids.length === 0) return refused('nothing')
  return transaction(async (tx) => {
    const activities = await held(tx, programmeId, ids)
    const already = activities.filter(({ label }) => !labelCanBecome(label, 'SUBMITTED'))
    if (already.length > 0) return refused('already', { list: already.map(({ title }) => title).join(', ') })
    const notReady = activities.filter((activity) => {
      const days = activity.sessions.map(({ startsAt }) => localDate(startsAt, activity.programme.zone))
      return activity.moderation !== 'PUBLISHED' || labelLacks(activity, days, labelEditionOf(activity.programme)).length > 0
    })
    if (notReady.length > 0) return refused('notReady', { list: notReady.map(({ title }) => title).join(', ') })
    for (const activity of activities) await move(tx, viewer, activity, 'SUBMITTED', { labelSubmittedAt: now, labelReason: null })
    return { ok: true, n: activities.length }
  })
}

/** Writes down what the committee answered. Refuses where no answer is awaited: somebody else wrote it down before. */
export async function recordLabelAnswer(viewer: Viewer, programmeId: string, activityId: string, input: LabelAnswer): Promise<{ ok: true } | Refused<'notAwaited'>> {
  return transaction(async (tx) => {
    const [activity] = await held(tx, programmeId, [activityId])
    if (activity?.label !== 'SUBMITTED') return refused('notAwaited')
    await move(tx, viewer, activity, input.answer, input.answer === 'LABELLED' ? { labelNumber: input.number } : { labelReason: input.reason })
    return { ok: true }
  })
}

/** Takes back a mark that was set by mistake, as long as no answer was written down. */
export async function unsubmitForLabel(viewer: Viewer, programmeId: string, activityId: string): Promise<{ ok: true } | Refused<'notAwaited'>> {
  return transaction(async (tx) => {
    const [activity] = await held(tx, programmeId, [activityId])
    if (activity?.label !== 'SUBMITTED') return refused('notAwaited')
    await move(tx, viewer, activity, 'NONE', { labelSubmittedAt: null })
    return { ok: true }
  })
}
