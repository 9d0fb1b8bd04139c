import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import type { Tx } from '~/db/client.server'
import { dateOnly, fromDateOnly, localDate } from '~/ui/time'
import { dueDay, type Anchors } from './rules'

/** The days from which a show's deadlines are counted. */
export async function anchorsOf(tx: Tx, showId: string): Promise<Anchors> {
  const { applicationsClose, programme } = await tx.show.findUniqueOrThrow({
    where: { programmeId: showId }, select: { applicationsClose: true, programme: { select: { startsOn: true, endsOn: true, zone: true } } },
  })
  return { startsOn: dateOnly(programme.startsOn), endsOn: dateOnly(programme.endsOn), closesOn: applicationsClose && localDate(applicationsClose, programme.zone) }
}

/**
 * Puts the deadlines that are counted from the show on their days again, after the show has moved; each that moves
 * raises its SEQUENCE, so that calendars follow. Gives how many moved.
 */
export async function moveDeadlines(tx: Tx, viewer: Viewer, showId: string): Promise<number> {
  const anchors = await anchorsOf(tx, showId)
  const deadlines = await tx.deadline.findMany({ where: { showId, anchor: { not: null }, cancelledAt: null }, select: { id: true, dueOn: true, anchor: true, offsetDays: true } })
  let moved = 0
  for (const { id, dueOn, anchor, offsetDays } of deadlines) {
    const day = anchor && offsetDays !== null ? dueDay(anchor, offsetDays, anchors) : undefined
    if (!day || day === dateOnly(dueOn)) continue
    await tx.deadline.update({ where: { id }, data: { dueOn: fromDateOnly(day), sequence: { increment: 1 }, changedAt: new Date() } })
    await audit(tx, viewer, 'deadline.moved', { type: 'Deadline', id }, { dueOn: [dateOnly(dueOn), day] })
    moved += 1
  }
  return moved
}
