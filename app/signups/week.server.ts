import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** Bookings that wait for the chamber's decision, the first due first. */
export function chamberDecisions(_viewer: Viewer) {
  return db().approval.findMany({
    where: { authority: 'CHAMBER', state: 'ASKED', signUp: { status: 'PENDING' } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true, dueAt: true,
      signUp: { select: { level: true, className: true, pupils: true, adults: true, school: { select: { name: true, town: true } }, session: { select: { id: true, startsAt: true, activity: { select: { title: true } } } } } },
    },
  })
}
export type ChamberDecision = Awaited<ReturnType<typeof chamberDecisions>>[number]
