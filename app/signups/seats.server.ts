/**
 * The only place that decides over seats. The session's row is locked, then the seats are counted from the rows of
 * its sign-ups (there is no counter), then written: two statements, because under READ COMMITTED one statement sees
 * what was there when it began to wait for the lock, not what the one before it wrote. Classes a year, where an activity
 * has a limit of them, are counted with the seats.
 */
import pg from 'pg'
import { auditPart } from '~/access/audit.server'
import type { Statements } from '~/db/statements.server'
import { outboxPart } from '~/messages/outbox.server'
import { notFound } from '~/access/responses.server'
import { seatedStatuses, type Room } from './rules'
import { countYearText, lockYearText, type YearRoom } from './year-limit.server'

export type LockedSession = Room & YearRoom & {
  id: string
  activityId: string
  status: 'PLANNED' | 'CANCELLED'
  startsAt: Date
  endsAt: Date
  signUpClosesAt: Date | null
  sequence: number
  version: number
}

const seated = seatedStatuses.map((status) => `'${status}'`).join(', ')

const lockText = (id: string) => `
  SELECT id, "activityId", seats, status::text, "startsAt", "endsAt", "signUpClosesAt", sequence, version
  FROM "Session" WHERE id = ${id}::uuid FOR UPDATE`

const countText = (id: string) => `
  SELECT
    (SELECT coalesce(sum(pupils + adults), 0)::int FROM "SignUp" WHERE "sessionId" = ${id}::uuid AND status IN (${seated})) AS taken,
    (SELECT count(*)::int FROM "SignUp" WHERE "sessionId" = ${id}::uuid AND status = 'WAITLISTED') AS waiting`

type Count = { taken: number; waiting: number } & YearRoom

/** Locks a session until the transaction ends, and counts its seats under the lock. Throws a 404 when it is not there. */
export async function lockSession(run: Statements, sessionId: string): Promise<LockedSession> {
  await run(lockYearText('$1'), [sessionId])
  const [session] = await run<Omit<LockedSession, keyof Count>>(lockText('$1'), [sessionId])
  return { ...(session ?? gone()), ...(await countSeats(run, sessionId)) }
}

/** Seats taken, parties waiting and classes of the year as of now; it holds only under the lock. */
export async function countSeats(run: Statements, sessionId: string): Promise<Count> {
  const [count] = await run<Omit<Count, keyof YearRoom>>(countText('$1'), [sessionId])
  const [year] = await run<YearRoom>(countYearText('$1'), [sessionId])
  return count && year ? { ...count, ...year } : gone()
}

function gone(): never {
  throw notFound()
}

export type NewSignUp = {
  id: string
  sessionId: string
  status: 'PENDING' | 'CONFIRMED' | 'WAITLISTED'
  userId: string | null
  schoolId: string | null
  level: string | null
  className: string | null
  pupils: number
  adults: number
  stepFree: number
  otherNeeds?: number
  needs: string | null
  transportMode?: string | null
  transportCostCents?: number | null
  transportPayer?: string | null
  transportNotes?: string | null
  contactName: string | null
  contactPhone: string | null
  formKey: string
  /** A class unless said; what follows is of people who come for themselves. */
  kind?: 'PERSON'
  personMail?: string
  personLocale?: string
  linkHash?: string
  confirmBy?: Date
}

/** A sign-up with all that is written with it: approvals to ask, a line of the trail, a letter. */
export type Written = {
  signUp: NewSignUp
  approvals: { id: string; authority: string; dueAt: Date; basis: object }[]
  trail: object[]
  letters: object[]
}

// In words: the sign-ups, but for forms that were sent before; and only with them the approvals, the trail, the letters.
// Those that wait get ranks in their order: the clock may read the same for two rows, so each counts a microsecond.
const writeText = `
  WITH made AS (
    INSERT INTO "SignUp" (
      id, "sessionId", kind, status, "userId", "schoolId", level, "className", pupils, adults, "stepFree", "otherNeeds", needs,
      "transportMode", "transportCostCents", "transportPayer", "transportNotes", "contactName", "contactPhone", "formKey", "personMail", "personLocale", "linkHash", "confirmBy", "queuedAt", "confirmedAt", "updatedAt"
    )
    SELECT
      id, "sessionId", coalesce(kind, 'CLASS'), status, "userId", "schoolId", level, "className", pupils, adults, "stepFree", coalesce("otherNeeds", 0), needs,
      "transportMode", "transportCostCents", "transportPayer", "transportNotes", "contactName", "contactPhone", "formKey", "personMail", "personLocale", "linkHash", "confirmBy",
      CASE status WHEN 'WAITLISTED' THEN clock_timestamp() + row * interval '1 microsecond' END,
      CASE status WHEN 'CONFIRMED' THEN now() END, now()
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given(signup, row), jsonb_populate_record(NULL::"SignUp", signup)
    ORDER BY row
    ON CONFLICT ("formKey") DO NOTHING
    RETURNING id
  ), asked AS (
    INSERT INTO "Approval" (id, authority, "signUpId", "dueAt", basis)
    SELECT approval.id, approval.authority, made.id, approval."dueAt", approval.basis
    FROM jsonb_to_recordset($2::jsonb) AS approval(id uuid, "signUpId" uuid, authority "Authority", "dueAt" timestamptz, basis jsonb)
    JOIN made ON made.id = approval."signUpId"
  ), traced AS (${auditPart('$3', 'made')}), told AS (${outboxPart('$4', 'made')})
  SELECT id FROM made`

/**
 * Writes sign-ups of one session with all that belongs to them, in one statement. The caller holds the lock and has
 * decided. Gives the ids of those that were written: a form that was sent before writes nothing.
 */
export async function writeSignUps(run: Statements, written: readonly Written[]): Promise<Set<string>> {
  if (written.length === 0) return new Set()
  const approvals = written.flatMap(({ signUp, approvals }) => approvals.map((approval) => ({ ...approval, signUpId: signUp.id })))
  const rows = await run<{ id: string }>(writeText, [
    JSON.stringify(written.map(({ signUp }) => signUp)),
    JSON.stringify(approvals),
    JSON.stringify(written.flatMap(({ trail }) => trail)),
    JSON.stringify(written.flatMap(({ letters }) => letters)),
  ])
  return new Set(rows.map(({ id }) => id))
}

/** The statements of `lockSession`, and which of these forms were sent before, to go out with BEGIN in one round trip. */
export function lockOpening(sessionId: string, formKeys: readonly string[]): string {
  const id = pg.escapeLiteral(sessionId)
  const keys = formKeys.map((key) => pg.escapeLiteral(key)).join(', ')
  return `${lockYearText(id)}; ${lockText(id)}; ${countText(id)}; ${countYearText(id)}; SELECT "formKey" FROM "SignUp" WHERE "formKey" IN (${keys})`
}

/** What `lockOpening` gave. */
export function lockedFrom([, sessions, counts, years, keys]: unknown[][]): { session: LockedSession; sentBefore: Set<string> } {
  const session = sessions?.[0] as Omit<LockedSession, keyof Count> | undefined
  const count = counts?.[0] as Omit<Count, keyof YearRoom> | undefined
  const year = years?.[0] as YearRoom | undefined
  if (!session || !count || !year) throw notFound()
  return {
    session: { ...session, ...count, ...year },
    sentBefore: new Set((keys as { formKey: string }[]).map(({ formKey }) => formKey)),
  }
}
