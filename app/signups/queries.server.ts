import type { Viewer } from '~/access/viewer.server'
import { db, pool } from '~/db/client.server'

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
  return viewer.roles.includes('STAFF') ? {} : { schoolId: { in: viewer.schoolIds } }
}

const ofSchool = {
  id: true, status: true, className: true, level: true, pupils: true, adults: true, queuedAt: true,
  school: { select: { name: true, town: true } },
  session: {
    select: {
      id: true, startsAt: true, endsAt: true, status: true,
      activity: {
        select: { slug: true, title: true, placeName: true, town: true, programme: { select: { zone: true, example: true } } },
      },
    },
  },
} as const

/** The sign-ups of the viewer's schools, soonest first, those that wait with their rank. */
export async function mySignUps(viewer: Viewer) {
  const signUps = await db().signUp.findMany({
    where: { kind: 'CLASS', schoolId: { in: viewer.schoolIds } },
    select: ofSchool,
    orderBy: [{ session: { startsAt: 'asc' } }, { id: 'asc' }],
  })
  const ranks = await ranksOf(signUps.filter(({ status }) => status === 'WAITLISTED').map(({ id }) => id))
  return signUps.map((signUp) => ({ ...signUp, rank: ranks.get(signUp.id) ?? null }))
}

/** Rank of each of these in the waiting list of its session: 1 goes first. */
export async function ranksOf(signUpIds: readonly string[]): Promise<Map<string, number>> {
  if (signUpIds.length === 0) return new Map()
  const { rows } = await pool().query<{ id: string; rank: number }>(
    `SELECT mine.id, count(*)::int AS rank FROM "SignUp" mine
     JOIN "SignUp" ahead ON ahead."sessionId" = mine."sessionId" AND ahead.status = 'WAITLISTED'
       AND (ahead."queuedAt", ahead.id) <= (mine."queuedAt", mine.id)
     WHERE mine.id = ANY($1::uuid[]) GROUP BY 1`,
    [signUpIds],
  )
  return new Map(rows.map(({ id, rank }) => [id, rank]))
}

/** One sign-up with all that its school may see, or null for somebody else's. */
export async function signUpOf(viewer: Viewer, id: string) {
  const signUp = await db().signUp.findFirst({
    where: { id, kind: 'CLASS', ...visibleTo(viewer) },
    select: {
      ...ofSchool, stepFree: true, needs: true, contactPhone: true, cancelReason: true, refuseReason: true, version: true,
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
