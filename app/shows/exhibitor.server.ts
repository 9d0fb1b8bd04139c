import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { exhibitorTimeline } from './deadlines/queries.server'
import { callState } from './edition/rules'
import { planOf } from './plan/queries.server'

const programmeFields = { id: true, slug: true, title: true, startsOn: true, endsOn: true, zone: true, status: true, statusNote: true, place: true, town: true, example: true } as const

/** Shows that a company can apply to or takes part in, on its own stand or another's, the nearest first; with where its own application stands. */
export async function showsOfCompany(viewer: Viewer, now = new Date()) {
  const shared = await db().coExhibitor.findMany({
    where: { companyId: { in: viewer.companyIds }, application: { state: 'ACCEPTED', companyId: { notIn: viewer.companyIds } } },
    select: { application: { select: { showId: true, company: { select: { name: true } }, assignments: { where: { state: 'CONFIRMED' }, select: { stand: { select: { id: true, number: true, hall: { select: { name: true } } } } } } } } },
  })
  const rows = await db().show.findMany({
    where: { programme: { publishedAt: { not: null } }, OR: [{ programmeId: { in: shared.map(({ application }) => application.showId) } }, { applications: { some: { companyId: { in: viewer.companyIds } } } }, { programme: { endsOn: { gte: new Date(now.getTime() - 86_400_000) } } }] },
    orderBy: { programme: { startsOn: 'asc' } },
    select: { applicationsOpen: true, applicationsClose: true, programme: { select: programmeFields }, applications: { where: { companyId: { in: viewer.companyIds } }, select: { id: true, state: true, company: { select: { name: true } }, assignments: { where: { state: 'CONFIRMED' }, select: { stand: { select: { number: true, hall: { select: { name: true } } } } } } } } },
  })
  return rows.map(({ applicationsOpen, applicationsClose, ...row }) => ({
    ...row, applicationsClose, call: callState({ applicationsOpen, applicationsClose }, now),
    // Stands of others on which the company stands too.
    shared: shared.filter(({ application }) => application.showId === row.programme.id).map(({ application: { company, assignments } }) => ({ host: company.name, stand: assignments[0]?.stand ?? null })),
  }))
}

/** One show as an exhibitor sees it at a glance; null when none of the viewer's companies has an application there. */
export async function exhibitorGlance(viewer: Viewer, showId: string, now = new Date()) {
  const application = await db().application.findFirst({
    where: { showId, companyId: { in: viewer.companyIds } },
    select: {
      id: true, state: true, refuseReason: true, submittedAt: true, late: true, company: { select: { id: true, name: true } },
      show: { select: { applicationsOpen: true, applicationsClose: true, programme: { select: programmeFields } } },
      assignments: {
        where: { state: { not: 'RELEASED' } },
        select: { state: true, heldUntil: true, shares: { where: { companyId: { in: viewer.companyIds } }, select: { area: true } }, stand: { select: { id: true, number: true, width: true, height: true, openSides: true, equipped: true, hallId: true, hall: { select: { name: true } } } } },
      },
      quotes: { where: { state: { in: ['SENT', 'ACCEPTED', 'REFUSED'] } }, orderBy: { version: 'desc' }, take: 1, select: { id: true, number: true, version: true, state: true, validUntil: true, lines: { where: { code: { not: 'SUBSIDY' } }, select: { amountCents: true } } } },
    },
  })
  if (!application) return null
  const [timeline, shifts, leads] = await Promise.all([
    exhibitorTimeline(viewer, showId, now),
    db().shiftDuty.count({ where: { contact: { companyId: { in: viewer.companyIds } }, shift: { showId, cancelledAt: null, endsAt: { gte: now } } } }),
    db().lead.groupBy({ by: ['followUp'], where: { showId, companyId: { in: viewer.companyIds } }, _count: true }),
  ])
  const { show, assignments, quotes, ...own } = application
  const [assignment] = assignments.filter(({ state, heldUntil }) => state === 'CONFIRMED' || !heldUntil || heldUntil > now)
  const [quote] = quotes
  const hall = assignment && (await planOf(showId)).find(({ id }) => id === assignment.stand.hallId)
  const due = timeline?.rows.filter(({ state }) => state !== 'done') ?? []
  return {
    application: own, programme: show.programme, call: callState(show, now), applicationsClose: show.applicationsClose,
    stand: assignment && { ...assignment.stand, area: Number(assignment.stand.width) * Number(assignment.stand.height), confirmed: assignment.state === 'CONFIRMED', share: assignment.shares[0] ? Number(assignment.shares[0].area) : null }, hall,
    quote: quote && { ...quote, netCents: quote.lines.reduce((sum, { amountCents }) => sum + amountCents, 0), lines: undefined },
    due: due.slice(0, 4).map(({ id, title, dueOn, state }) => ({ id, title, dueOn, state })), dueCount: due.length, shifts,
    leads: leads.reduce((sum, { _count }) => sum + _count, 0), toCall: leads.find(({ followUp }) => followUp === 'OPEN')?._count ?? 0,
  }
}
