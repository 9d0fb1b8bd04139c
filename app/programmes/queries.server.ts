import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** Every programme for the staff's list, newest first. */
export function findProgrammes(_viewer: Viewer) {
  return db().programme.findMany({
    orderBy: [{ startsOn: 'desc' }, { title: 'asc' }],
    select: {
      id: true, kind: true, slug: true, title: true, startsOn: true, endsOn: true, status: true, publishedAt: true, example: true, town: true,
      _count: { select: { activities: true } },
    },
  })
}

/** One programme with its activities and their coming sessions, for staff. */
export function programmeById(_viewer: Viewer, id: string) {
  return db().programme.findUnique({
    where: { id },
    include: {
      partners: { include: { partner: true } },
      activities: {
        orderBy: { title: 'asc' },
        select: { id: true, title: true, kind: true, moderation: true, town: true, host: { select: { name: true } }, sessions: { where: { status: 'PLANNED' }, select: { id: true, seats: true, startsAt: true } } },
      },
    },
  })
}
