import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db, pool } from '~/db/client.server'
import { liveStatuses } from './rules'

/** Seats taken of each of these sessions; a session without sign-ups has 0. */
export async function seatsTaken(sessionIds: readonly string[]): Promise<Map<string, number>> {
  const taken = new Map(sessionIds.map((id) => [id, 0]))
  if (sessionIds.length === 0) return taken
  const { rows } = await pool().query<{ id: string; taken: number }>(
    `SELECT "sessionId" AS id, sum(pupils + adults)::int AS taken FROM "SignUp"
     WHERE "sessionId" = ANY($1::uuid[]) AND status IN ('PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW')
     GROUP BY 1`,
    [sessionIds],
  )
  for (const row of rows) taken.set(row.id, row.taken)
  return taken
}

/** Which sign-ups somebody sees: their schools' own, or all for staff. */
export function visibleTo(viewer: Viewer) {
  return viewer.roles.includes('STAFF') ? {} : ofOwnSchools(viewer, 'userId')
}

/** How a class comes. */
export const transportFields = { transportMode: true, transportCostCents: true, transportPayer: true, transportNotes: true } as const

const ofSchool = {
  id: true, status: true, className: true, level: true, pupils: true, adults: true, queuedAt: true, offeredUntil: true, transportMode: true,
  school: { select: { name: true, town: true } },
  session: {
    select: {
      id: true, startsAt: true, endsAt: true, status: true,
      activity: {
        select: { slug: true, kind: true, attendance: true, title: true, placeName: true, town: true, programme: { select: { zone: true, example: true } } },
      },
    },
  },
} as const

// A page that one can read; who had more finds them in the programme's figures.
const MOST_ENDED = 50

/**
 * The sign-ups of the viewer's schools: those to come or going on, soonest first, those that wait with their rank, and the last that
 * are over (past, cancelled, refused).
 */
export async function mySignUps(viewer: Viewer, now = new Date()) {
  const own = { kind: 'CLASS', ...ofOwnSchools(viewer, 'userId') } as const
  const toCome = { status: { in: [...liveStatuses] }, session: { endsAt: { gt: now } } }
  const [live, ended] = await Promise.all([
    db().signUp.findMany({ where: { ...own, ...toCome }, select: ofSchool, orderBy: [{ session: { startsAt: 'asc' } }, { id: 'asc' }] }),
    db().signUp.findMany({
      where: { ...own, NOT: toCome }, select: ofSchool, orderBy: [{ session: { startsAt: 'desc' } }, { id: 'desc' }], take: MOST_ENDED,
    }),
  ])
  const ranks = await ranksOf(live.filter(({ status }) => status === 'WAITLISTED').map(({ id }) => id))
  const ranked = (signUp: (typeof live)[number]) => ({ ...signUp, rank: ranks.get(signUp.id) ?? null })
  return {
    coming: live.filter(({ status }) => status !== 'WAITLISTED').map(ranked),
    waiting: live.filter(({ status }) => status === 'WAITLISTED').map(ranked),
    ended: ended.map(ranked),
  }
}

/** Rank of each of these in the waiting list of its session: 1 goes first. */
export async function ranksOf(signUpIds: readonly string[]): Promise<Map<string, number>> {
  if (signUpIds.length === 0) return new Map()
  const { rows } = await pool().query<{ id: string; rank: number }>(
    `SELECT id, rank FROM (
       SELECT id, (row_number() OVER (PARTITION BY "sessionId" ORDER BY "queuedAt", id))::int AS rank FROM "SignUp"
       WHERE status = 'WAITLISTED' AND "sessionId" IN (SELECT "sessionId" FROM "SignUp" WHERE id = ANY($1::uuid[]))
     ) AS ranked WHERE id = ANY($1::uuid[])`,
    [signUpIds],
  )
  return new Map(rows.map(({ id, rank }) => [id, rank]))
}

/** One sign-up with all that its school may see, or null for somebody else's. */
export async function signUpOf(viewer: Viewer, id: string) {
  const signUp = await db().signUp.findFirst({
    where: { id, kind: 'CLASS', ...visibleTo(viewer) },
    select: {
      ...ofSchool, schoolId: true, stepFree: true, otherNeeds: true, needs: true, contactPhone: true, ...transportFields, cancelReason: true, refuseReason: true, version: true,
      createdAt: true, sessionId: true,
      approvals: {
        where: { state: { not: 'SUPERSEDED' } },
        select: { id: true, authority: true, state: true, dueAt: true, decidedAt: true, reason: true },
        orderBy: { authority: 'asc' },
      },
      session: {
        select: {
          ...ofSchool.session.select, seats: true, note: true,
          activity: {
            select: {
              ...ofSchool.session.select.activity.select, levels: true, stepFree: true, pupilsPerAdult: true, minParty: true,
              maxParty: true, address: true, postcode: true, contactName: true, contactPhone: true, conventionNeeded: true,
            },
          },
        },
      },
    },
  })
  if (!signUp) return null
  const ranks = signUp.status === 'WAITLISTED' ? await ranksOf([id]) : new Map<string, number>()
  return { ...signUp, rank: ranks.get(id) ?? null }
}

/** The schools for which the viewer acts. */
export function schoolsOf(viewer: Viewer) {
  return db().school.findMany({
    where: { id: { in: viewer.schoolIds } }, select: { id: true, name: true, town: true, uai: true }, orderBy: { name: 'asc' },
  })
}
