import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { publicHolidays } from '~/activities/queries.server'
import { labelEditionFields, labelEditionOf, labelLacks } from '~/activities/label-check'
import { db } from '~/db/client.server'
import { dateOnly, localDate, todayIn } from '~/ui/time'
import { answerDueOn } from './rules'

export const labelFields = {
  id: true, title: true, label: true, labelNumber: true, labelReason: true, labelSubmittedAt: true, labelChecked: true, moderation: true, priceCents: true, audiences: true, levels: true, programmeOfVisit: true, theme: true,
  host: { select: { name: true } }, sessions: { where: { status: 'PLANNED' as const }, select: { startsAt: true } },
}

/** Every activity of an edition of the Industry Week with what it lacks for the label and where its request stands. A 404 for another programme. */
export async function labelBoard(_staff: Viewer, programmeId: string, now = new Date()) {
  const programme = await db().programme.findFirst({ where: { id: programmeId, kind: 'INDUSTRY_WEEK' }, select: { id: true, title: true, zone: true, labelDeadline: true, ...labelEditionFields } })
  if (!programme) throw notFound()
  const { zone } = programme
  const edition = labelEditionOf(programme)
  const found = await db().activity.findMany({ where: { programmeId, moderation: { in: ['DRAFT', 'PROPOSED', 'PUBLISHED'] } }, select: labelFields, orderBy: [{ title: 'asc' }, { id: 'asc' }] })
  const today = todayIn(zone, now)
  const year = Number(today.slice(0, 4))
  const holidays = publicHolidays(year - 1, year + 1)
  const activities = found.map(({ sessions, labelSubmittedAt, ...activity }) => {
    const dueOn = activity.label === 'SUBMITTED' && labelSubmittedAt ? answerDueOn(localDate(labelSubmittedAt, zone), holidays) : null
    return {
      id: activity.id, title: activity.title, host: activity.host?.name ?? null, label: activity.label, number: activity.labelNumber, reason: activity.labelReason, published: activity.moderation === 'PUBLISHED',
      lacks: labelLacks(activity, sessions.map(({ startsAt }) => localDate(startsAt, zone)), edition), dueOn, late: dueOn !== null && dueOn < today,
    }
  })
  const open = activities.filter(({ label }) => label === 'NONE' || label === 'READY' || label === 'REFUSED')
  return {
    programme: { id: programme.id, title: programme.title }, ...edition, deadline: programme.labelDeadline && dateOnly(programme.labelDeadline), over: programme.labelDeadline !== null && dateOnly(programme.labelDeadline) < today,
    ready: open.filter(({ lacks, published }) => published && lacks.length === 0),
    lacking: open.filter(({ lacks, published }) => !published || lacks.length > 0),
    submitted: activities.filter(({ label }) => label === 'SUBMITTED').sort((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? '')),
    labelled: activities.filter(({ label }) => label === 'LABELLED'),
  }
}
export type LabelBoard = Awaited<ReturnType<typeof labelBoard>>
