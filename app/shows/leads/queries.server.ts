import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { FollowUp } from './schema'

/** What the page at the stand needs: the show, and for which companies the viewer may take contacts; null for nobody's. */
export async function standDesk(viewer: Viewer, showId: string) {
  const staff = viewer.roles.includes('STAFF')
  const show = await db().programme.findFirst({ where: { id: showId, kind: 'SHOW' }, select: { id: true, slug: true, title: true } })
  if (!show) return null
  const exhibits = { showId, state: 'ACCEPTED' as const }
  const companies = await db().company.findMany({
    where: { ...(!staff && { id: { in: viewer.companyIds } }), OR: [{ applications: { some: exhibits } }, { coExhibits: { some: { application: exhibits } } }] },
    orderBy: { name: 'asc' }, select: { id: true, name: true },
  })
  return companies.length > 0 ? { show, companies } : null
}

const fields = {
  id: true, name: true, firm: true, mail: true, phone: true, interest: true, rating: true, notes: true, consent: true, followUp: true, followUpNote: true, madeAt: true, keepUntil: true, createdByName: true,
  company: { select: { id: true, name: true } },
} as const

/** The contacts of the viewer's own companies at a show, newest first, perhaps of one state. */
export function myLeads(viewer: Viewer, showId: string, followUp?: FollowUp) {
  return db().lead.findMany({ where: { showId, companyId: { in: viewer.companyIds }, ...(followUp && { followUp }) }, orderBy: [{ madeAt: 'desc' }, { id: 'asc' }], select: fields })
}

/** How many contacts each exhibitor made and what came of them: all that staff see of them. */
export async function leadCounts(_viewer: Viewer, showId: string) {
  return db().$queryRaw<{ company: string; made: number; followed: number; won: number; best: number }[]>`
    SELECT c.name AS company, count(*)::int AS made, (count(*) FILTER (WHERE l."followUp" <> 'OPEN'))::int AS followed,
      (count(*) FILTER (WHERE l."followUp" = 'WON'))::int AS won, (count(*) FILTER (WHERE l.rating >= 4))::int AS best
    FROM "Lead" l JOIN "Company" c ON c.id = l."companyId" WHERE l."showId" = ${showId}::uuid GROUP BY c.id ORDER BY made DESC, c.name`
}
