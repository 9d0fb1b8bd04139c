import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction } from '~/db/client.server'
import type { SchoolFacts } from './school-facts'

/** Staff say whether a school is in priority education (a later import of the official file may say otherwise), and whether in the countryside. */
export async function setSchoolFacts(viewer: Viewer, id: string, { priorityEducation, rural = false }: SchoolFacts): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.school.updateMany({ where: { id }, data: { priorityEducation, rural } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'school.factsSet', { type: 'School', id }, { priorityEducation, rural })
  })
}
