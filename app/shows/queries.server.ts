import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** What the rooms of one show share: its name, days and state; null when there is no such show. */
export function showFrame(_viewer: Viewer, id: string) {
  return db().programme.findFirst({
    where: { id, kind: 'SHOW' },
    select: { id: true, title: true, slug: true, startsOn: true, endsOn: true, zone: true, status: true, statusNote: true, publishedAt: true, example: true, place: true, town: true },
  })
}

/** The shows to which a company applied or in which it shares a stand, the latest first; where and in what state. */
export async function applicationsOfCompany(_viewer: Viewer, companyId: string) {
  const found = await db().application.findMany({
    where: { OR: [{ companyId }, { coExhibitors: { some: { companyId } } }] }, orderBy: { show: { programme: { startsOn: 'desc' } } }, take: 50,
    select: {
      id: true, state: true, companyId: true, showId: true, company: { select: { name: true } }, show: { select: { programme: { select: { title: true, startsOn: true, endsOn: true } } } },
      assignments: { where: { state: { not: 'RELEASED' } }, select: { stand: { select: { number: true } } } },
    },
  })
  return found.map(({ show, assignments, company, ...row }) => ({ ...row, ...show.programme, host: row.companyId === companyId ? null : company.name, stand: assignments[0]?.stand.number ?? null }))
}
