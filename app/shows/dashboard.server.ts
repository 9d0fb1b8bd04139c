import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { ApplicationState } from '~/db/generated/enums'
import { dateOnly, daysBetween, todayIn } from '~/ui/time'
import { showTimeline } from './deadlines/queries.server'
import { callState } from './edition/rules'

type Area = { total: number; confirmed: number; held: number; stands: number; free: number }
type Money = { drafts: number; sent: number; accepted: number; sentCents: number; acceptedCents: number; aidCents: number }

/** What staff want to know of a show at a glance. Areas are in square metres, money in cents before tax. */
export async function showDashboard(viewer: Viewer, showId: string, now = new Date()) {
  const [show, states, [area], [money], timeline, soonFree, [rota], leads] = await Promise.all([
    db().show.findUniqueOrThrow({ where: { programmeId: showId }, select: { applicationsOpen: true, applicationsClose: true, programme: { select: { title: true, startsOn: true, endsOn: true, zone: true, status: true, statusNote: true, place: true, town: true } } } }),
    db().application.groupBy({ by: ['state'], where: { showId }, _count: true }),
    db().$queryRaw<Area[]>`
      SELECT coalesce(sum(s.width * s.height), 0)::float8 AS total, count(s.id)::int AS stands, (count(s.id) FILTER (WHERE a.id IS NULL))::int AS free,
        coalesce(sum(s.width * s.height) FILTER (WHERE a.state = 'CONFIRMED'), 0)::float8 AS confirmed, coalesce(sum(s.width * s.height) FILTER (WHERE a.state = 'HELD'), 0)::float8 AS held
      FROM "Stand" s JOIN "Hall" h ON h.id = s."hallId"
      LEFT JOIN "Assignment" a ON a."standId" = s.id AND (a.state = 'CONFIRMED' OR (a.state = 'HELD' AND (a."heldUntil" IS NULL OR a."heldUntil" > ${now})))
      WHERE h."showId" = ${showId}::uuid AND s."retiredAt" IS NULL`,
    db().$queryRaw<Money[]>`
      SELECT (count(*) FILTER (WHERE q.state = 'DRAFT'))::int AS drafts, (count(*) FILTER (WHERE q.state = 'SENT'))::int AS sent, (count(*) FILTER (WHERE q.state = 'ACCEPTED'))::int AS accepted,
        coalesce(sum(q.net) FILTER (WHERE q.state = 'SENT'), 0)::float8 AS "sentCents", coalesce(sum(q.net) FILTER (WHERE q.state = 'ACCEPTED'), 0)::float8 AS "acceptedCents",
        coalesce(-sum(q.aid) FILTER (WHERE q.state IN ('SENT', 'ACCEPTED')), 0)::float8 AS "aidCents"
      FROM (SELECT q.id, q.state, coalesce(sum(l."amountCents") FILTER (WHERE l.code <> 'SUBSIDY'), 0) AS net, coalesce(sum(l."amountCents") FILTER (WHERE l.code = 'SUBSIDY'), 0) AS aid
        FROM "Quote" q JOIN "Application" p ON p.id = q."applicationId" LEFT JOIN "QuoteLine" l ON l."quoteId" = q.id
        WHERE p."showId" = ${showId}::uuid GROUP BY q.id) q`,
    showTimeline(viewer, showId, now),
    db().assignment.count({ where: { application: { showId }, state: 'HELD', heldUntil: { gt: now, lte: new Date(now.getTime() + 3 * 86_400_000) } } }),
    db().$queryRaw<{ shifts: number; missing: number }[]>`
      SELECT count(*)::int AS shifts, coalesce(sum(s.needed - (SELECT count(*) FROM "ShiftDuty" d WHERE d."shiftId" = s.id)), 0)::int AS missing
      FROM "Shift" s WHERE s."showId" = ${showId}::uuid AND s."cancelledAt" IS NULL`,
    db().lead.count({ where: { showId } }),
  ])
  const { programme, ...call } = show
  const count = (state: ApplicationState) => states.find((one) => one.state === state)?._count ?? 0
  const today = todayIn(programme.zone, now)
  return {
    programme, call: { ...call, state: callState(call, now) }, daysLeft: daysBetween(today, dateOnly(programme.startsOn)),
    applications: (['DRAFT', 'SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'] as const).map((state) => ({ state, n: count(state) })),
    area: area ?? { total: 0, confirmed: 0, held: 0, stands: 0, free: 0 },
    money: money ?? { drafts: 0, sent: 0, accepted: 0, sentCents: 0, acceptedCents: 0, aidCents: 0 },
    late: timeline.rows.filter(({ state }) => state === 'late').map(({ id, title, dueOn, state }) => ({ id, title, dueOn, state })),
    next: timeline.rows.filter(({ state }) => state === 'soon' || state === 'coming').slice(0, 5).map(({ id, title, dueOn, state }) => ({ id, title, dueOn, state })),
    soonFree, rota: rota ?? { shifts: 0, missing: 0 }, leads,
  }
}
