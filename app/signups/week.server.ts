import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { seatsTaken } from './queries.server'

const DAYS = 14

/** What staff look at first: the sessions of the next two weeks, and class bookings that wait for the chamber. */
export async function weekAtAGlance(_viewer: Viewer, now = new Date()) {
  const sessions = await db().session.findMany({
    where: { status: 'PLANNED', endsAt: { gte: now }, startsAt: { lt: new Date(now.getTime() + DAYS * 86_400_000) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, startsAt: true, endsAt: true, seats: true, activity: { select: { title: true, town: true, programme: { select: { kind: true, zone: true } } } } },
  })
  const taken = await seatsTaken(sessions.map(({ id }) => id))
  const asked = await db().approval.findMany({
    where: { authority: 'CHAMBER', state: 'ASKED', signUp: { status: 'PENDING' } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true, dueAt: true,
      signUp: { select: { level: true, className: true, pupils: true, adults: true, school: { select: { name: true, town: true } }, session: { select: { id: true, startsAt: true, activity: { select: { title: true } } } } } },
    },
  })
  return { sessions: sessions.map((session) => ({ ...session, taken: taken.get(session.id) ?? 0 })), asked }
}
