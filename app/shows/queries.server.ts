import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** What the rooms of one show share: its name, days and state; null when there is no such show. */
export function showFrame(_viewer: Viewer, id: string) {
  return db().programme.findFirst({
    where: { id, kind: 'SHOW' },
    select: { id: true, title: true, slug: true, startsOn: true, endsOn: true, zone: true, status: true, statusNote: true, publishedAt: true, example: true, place: true, town: true },
  })
}
