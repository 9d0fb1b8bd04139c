/** What an edition asks of its actions for the label: worded, put out of use, added to; and what staff check by themselves. */
import { randomUUID } from 'node:crypto'
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { isOfCharter, labelConditionsOf, type LabelConditionsInput } from '~/programmes/label-conditions'

const isEdition = { kind: 'INDUSTRY_WEEK' } as const

/** The conditions of an edition, for staff's form. A 404 for another programme. */
export async function conditionsOf(_staff: Viewer, programmeId: string) {
  const found = await db().programme.findFirst({ where: { id: programmeId, ...isEdition }, select: { id: true, title: true, version: true, labelConditions: true } })
  if (!found) throw notFound()
  return { ...found, labelConditions: labelConditionsOf(found.labelConditions) }
}

/** Saves them, unless somebody else saved the edition since `version`. */
export async function saveConditions(viewer: Viewer, programmeId: string, { version, conditions }: LabelConditionsInput): Promise<{ ok: true } | Refused<'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const rows = conditions.map(({ key, words, on }) => ({ key: key ?? `own-${randomUUID().slice(0, 8)}`, ...(words && { words }), on }))
    if (!(await tx.programme.findFirst({ where: { id: programmeId, ...isEdition }, select: { id: true } }))) throw notFound()
    const { count } = await tx.programme.updateMany({ where: { id: programmeId, version }, data: { labelConditions: rows, version: { increment: 1 } } })
    if (count === 0) return refused('changedMeanwhile')
    await audit(tx, viewer, 'label.conditions', { type: 'Programme', id: programmeId }, { inUse: rows.filter(({ on }) => on).map(({ key }) => key) })
    return { ok: true }
  })
}

/** Staff tick a condition of the edition's own for one of its actions, or take the tick away. */
export async function checkCondition(viewer: Viewer, activityId: string, key: string, met: boolean): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Activity" WHERE id = ${activityId}::uuid FOR UPDATE`
    const activity = await tx.activity.findFirst({ where: { id: activityId, programme: isEdition }, select: { labelChecked: true, programme: { select: { labelConditions: true } } } })
    if (!activity || isOfCharter(key) || !labelConditionsOf(activity.programme.labelConditions).some((one) => one.key === key)) throw notFound()
    if (activity.labelChecked.includes(key) === met) return
    await tx.activity.update({ where: { id: activityId }, data: { labelChecked: met ? { push: key } : activity.labelChecked.filter((one) => one !== key) }, select: { id: true } })
    await audit(tx, viewer, met ? 'label.conditionMet' : 'label.conditionNotMet', { type: 'Activity', id: activityId }, { key })
  })
}
