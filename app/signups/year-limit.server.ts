/**
 * How many classes a year an activity receives, where its company has said so: counted from the rows of its sign-ups in
 * the school year of the session, with the seats and under the same lock (`seats.server.ts`).
 */
import { pool } from '~/db/client.server'
import type { Statements } from '~/db/statements.server'
import { addMonths, localDate } from '~/ui/time'
import { seatedStatuses } from './rules'

/** Classes that the activity receives in the school year of a session, and how many of them are left; null: as many as come. */
export type YearRoom = { yearLimit: number | null; yearLeft: number | null }

const seated = seatedStatuses.map((status) => `'${status}'`).join(', ')

/** The school year in which something is, by the year in which it began or, from January to August, the one before. */
export const schoolYearOf = (at: Date, zone: string) => addMonths(localDate(at, zone).slice(0, 7), -8).slice(0, 4)

/** A school year begins with September: shifted by eight months it is a calendar year. */
const schoolYear = (at: string, zone: string) => `extract(year FROM (${at} AT TIME ZONE ${zone}) - interval '8 months')::int`

const classes = `(
  SELECT count(*)::int FROM "SignUp" u JOIN "Session" o ON o.id = u."sessionId"
  WHERE o."activityId" = a.id AND u.kind = 'CLASS' AND u.status IN (${seated}) AND ${schoolYear('o."startsAt"', 'p.zone')} = ${schoolYear('s."startsAt"', 'p.zone')}
)`

const columns = `a."maxPerYear" AS "yearLimit", CASE WHEN a."maxPerYear" IS NOT NULL THEN greatest(0, a."maxPerYear" - ${classes}) END AS "yearLeft"`
const tables = '"Session" s JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId"'

/**
 * Whoever books a class for an activity that receives so many a year takes turns with those who book its other sessions.
 * It goes before the session's lock, always: so two can wait for each other and not for ever.
 */
export const lockYearText = (sessionId: string) => `
  SELECT 1 FROM "Session" s JOIN "Activity" a ON a.id = s."activityId", LATERAL pg_advisory_xact_lock(hashtextextended('classes a year of ' || a.id::text, 0))
  WHERE s.id = ${sessionId}::uuid AND a."maxPerYear" IS NOT NULL`

/** `yearLimit` and `yearLeft` of one session; it holds only under both locks. */
export const countYearText = (sessionId: string) => `SELECT ${columns} FROM ${tables} WHERE s.id = ${sessionId}::uuid`

/** The same of a date on which an activity has no session yet, without a lock: whoever books there counts again. */
export async function yearRoomAt(run: Statements, activityId: string, startsAt: Date): Promise<YearRoom> {
  const [room] = await run<YearRoom>(
    `SELECT ${columns} FROM "Activity" a JOIN "Programme" p ON p.id = a."programmeId", (SELECT $2::timestamptz AS "startsAt") s WHERE a.id = $1::uuid`, [activityId, startsAt])
  return room ?? { yearLimit: null, yearLeft: null }
}

/** The same of several sessions, for reading and for planning. Sessions with the same `yearKey` share what is left. */
export async function yearRoomsOf(sessionIds: readonly string[]): Promise<Map<string, YearRoom & { yearKey: string }>> {
  if (sessionIds.length === 0) return new Map()
  const { rows } = await pool().query<YearRoom & { yearKey: string; id: string }>(
    `SELECT s.id, a.id || ' ' || ${schoolYear('s."startsAt"', 'p.zone')} AS "yearKey", ${columns} FROM ${tables} WHERE s.id = ANY($1::uuid[])`, [sessionIds])
  return new Map(rows.map(({ id, ...room }) => [id, room]))
}

/** Of these sessions those whose activity receives no more classes in their year, with how many it receives. */
export async function yearFullOf(sessionIds: readonly string[]): Promise<Record<string, number>> {
  const years = await yearRoomsOf(sessionIds)
  return Object.fromEntries([...years].flatMap(([id, { yearLimit, yearLeft }]) => (yearLeft === 0 ? [[id, yearLimit ?? 0]] : [])))
}
