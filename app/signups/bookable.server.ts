import { db, pool } from '~/db/client.server'
import { onPool, type Statements } from '~/db/statements.server'
import type { Authority } from '~/db/generated/enums'
import { wordingsPart, wordingsRead, type Wordings } from '~/messages/wordings.server'
import { placeOf } from './moves.server'
import { whyShut, type BookableActivity, type BookableProgramme, type BookableSession } from './rules'
import { yearRoomsOf } from './year-limit.server'

/** What deciding over a sign-up needs to know of a session, its activity and its programme. */
export type SessionToBook = {
  session: BookableSession & { id: string; endsAt: Date; note: string | null }
  activity: BookableActivity & { id: string; slug: string; title: string; approvals: Authority[]; place: string }
  programme: BookableProgramme & { zone: string }
  /** Whether seats are held by an offer that ran out. */
  overdue: boolean
  /** What staff made of the words in which it is told. */
  wordings: Wordings
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
  overdue: boolean
  wordings: unknown
}

// One round trip with a join: this is read before every booking.
const toBookText = `
  SELECT s.id, s.seats, s.status::text, s."startsAt", s."endsAt", s."signUpClosesAt", s.note,
    a.id AS "activityId", a.slug, a.title, a.moderation::text, a.levels::text[], a."minParty", a."maxParty",
    a."pupilsPerAdult", a."openTo"::text[], a."stepFree", a.approvals::text[],
    concat_ws(', ', a."placeName", a.address, nullif(concat_ws(' ', a.postcode, a.town), '')) AS place,
    p."publishedAt", p.status::text AS "programmeStatus", p."signUpOpensAt" AS "opensAt",
    p."signUpClosesAt" AS "closesAt", p.zone,
    EXISTS (SELECT 1 FROM "SignUp" u WHERE u."sessionId" = s.id AND u.status = 'OFFERED' AND u."offeredUntil" <= now()) AS overdue,
    ${wordingsPart(['signup.received', 'signup.confirmed', 'signup.matched', 'signup.matchedPending', 'signup.waitlisted', 'individual.received', 'individual.waitlisted'])} AS wordings
  FROM "Session" s JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId"
  WHERE s.id = $1::uuid`

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
    overdue: row.overdue,
    wordings: wordingsRead(row.wordings),
  }
}

type Room = { taken: number; waiting: number }

/** Seats taken and parties waiting of each of these sessions. */
export async function roomsOf(sessionIds: readonly string[]): Promise<Map<string, Room>> {
  const rooms = new Map<string, Room>(sessionIds.map((id) => [id, { taken: 0, waiting: 0 }]))
  if (sessionIds.length === 0) return rooms
  const { rows } = await pool().query<Room & { id: string }>(
    `SELECT "sessionId" AS id,
       coalesce(sum(pupils + adults) FILTER (WHERE status <> 'WAITLISTED'), 0)::int AS taken,
       (count(*) FILTER (WHERE status = 'WAITLISTED'))::int AS waiting
     FROM "SignUp"
     WHERE "sessionId" = ANY($1::uuid[]) AND status IN ('PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW', 'WAITLISTED')
     GROUP BY 1`,
    [sessionIds],
  )
  for (const { id, taken, waiting } of rows) rooms.set(id, { taken, waiting })
  return rooms
}

/** A published activity with the coming sessions for which one can sign up now, or null. */
export async function bookableActivity(slug: string, now = new Date()) {
  const activity = await db().activity.findFirst({
    where: { slug, moderation: { in: ['PUBLISHED', 'CANCELLED'] }, programme: { publishedAt: { not: null } } },
    select: {
      slug: true, kind: true, attendance: true, title: true, placeName: true, address: true, postcode: true, town: true, moderation: true, levels: true,
      minParty: true, maxParty: true, pupilsPerAdult: true, openTo: true, stepFree: true, conventionNeeded: true,
      approvals: true,
      programme: { select: { publishedAt: true, status: true, signUpOpensAt: true, signUpClosesAt: true, zone: true, example: true } },
      sessions: {
        where: { startsAt: { gt: now } },
        select: { id: true, startsAt: true, endsAt: true, seats: true, status: true, signUpClosesAt: true },
        orderBy: { startsAt: 'asc' },
      },
    },
  })
  if (!activity) return null
  const { sessions, ...rest } = activity
  const dated = sessions.filter((session) => !whyShut(session, activity, activity.programme, now))
  const years = await yearRoomsOf(dated.map(({ id }) => id))
  const open = dated.filter(({ id }) => years.get(id)?.yearLeft !== 0)
  const rooms = await roomsOf(open.map(({ id }) => id))
  return {
    ...rest,
    place: placeOf(activity),
    /** How many classes a year it receives, once a year that has dates left has them all. */
    yearFull: [...years.values()].find(({ yearLeft }) => yearLeft === 0)?.yearLimit ?? null,
    sessions: open.map((session) => ({ ...session, ...(rooms.get(session.id) ?? { taken: 0, waiting: 0 }) })),
  }
}
