import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** Whether a kept file is the background of a plan that the viewer may see: staff all, everyone those of published shows. */
export async function backgroundFileId(viewer: Viewer, fileId: string): Promise<string | undefined> {
  const staff = viewer.roles.includes('STAFF')
  const hall = await db().hall.findFirst({ where: { backgroundId: fileId, ...(!staff && { show: { programme: { publishedAt: { not: null } } } }) }, select: { backgroundId: true } })
  return hall?.backgroundId ?? undefined
}
