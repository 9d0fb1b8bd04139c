import type { Viewer } from '~/access/viewer.server'
import { db, pool } from '~/db/client.server'
import type { Statements } from '~/db/statements.server'
import type { Authority } from '~/db/generated/enums'
import type { BookableActivity, BookableProgramme, BookableSession } from './rules'

/** What deciding over a sign-up needs to know of a session, its activity and its programme. */
export type SessionToBook = {
  session: BookableSession & { id: string; endsAt: Date; note: string | null }
  activity: BookableActivity & { id: string; slug: string; title: string; approvals: Authority[]; place: string }
  programme: BookableProgramme & { zone: string }
}

type Row = Omit<SessionToBook['session'], 'note'> & Omit<BookableActivity, 'moderation'> & {
  note: string | null
  moderation: BookableActivity['moderation']
  activityId: string
  slug: string
  title: string
  approvals: Authority[]
  place: string
  publishedAt: Date | null
  programmeStatus: BookableProgramme['status']
  opensAt: Date | null
  closesAt: Date | null
  zone: string
}

// One round trip with a join: this is read before every booking.
const toBookText = `
  SELECT s.id, s.seats, s.status::text, s."startsAt", s."endsAt", s."signUpClosesAt", s.note,
    a.id AS "activityId", a.slug, a.title, a.moderation::text, a.levels::text[], a."minParty", a."maxParty",
    a."pupilsPerAdult", a."openTo"::text[], a."stepFree", a.approvals::text[],
    concat_ws(', ', a."placeName", a.address, nullif(concat_ws(' ', a.postcode, a.town), '')) AS place,
    p."publishedAt", p.status::text AS "programmeStatus", p."signUpOpensAt" AS "opensAt",
    p."signUpClosesAt" AS "closesAt", p.zone
  FROM "Session" s JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId"
  WHERE s.id = $1::uuid`

const onPool: Statements = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await pool().query(text, values as unknown[])).rows as Row[]

/** A session with what decides over signing up for it, or undefined when it is not there. Takes no lock. */
export async function sessionToBook(sessionId: string, run: Statements = onPool): Promise<SessionToBook | undefined> {
  const [row] = await run<Row>(toBookText, [sessionId])
  if (!row) return undefined
  const { id, seats, status, startsAt, endsAt, signUpClosesAt, note } = row
  const { activityId, slug, title, moderation, levels, minParty, maxParty, pupilsPerAdult, openTo, stepFree, approvals, place } = row
  return {
    session: { id, seats, status, startsAt, endsAt, signUpClosesAt, note },
    activity: {
      id: activityId, slug, title, moderation, levels, minParty, maxParty, pupilsPerAdult, openTo, stepFree, approvals, place,
    },
    programme: {
      publishedAt: row.publishedAt, status: row.programmeStatus, signUpOpensAt: row.opensAt, signUpClosesAt: row.closesAt,
      zone: row.zone,
    },
  }
}

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

/** Counts that the booking form shows before anything is sent. */
export async function roomOf(sessionId: string): Promise<{ taken: number; waiting: number }> {
  const [taken, waiting] = await Promise.all([
    seatsTaken([sessionId]),
    db().signUp.count({ where: { sessionId, status: 'WAITLISTED' } }),
  ])
  return { taken: taken.get(sessionId) ?? 0, waiting }
}
