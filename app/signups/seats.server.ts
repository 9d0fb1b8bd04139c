/**
 * The only place that decides over seats. The session's row is locked, then the seats are counted from the rows of
 * its sign-ups (there is no counter), then written: two statements, because under READ COMMITTED one statement sees
 * what was there when it began to wait for the lock, not what the one before it wrote.
 */
import pg from 'pg'
import { auditPart } from '~/access/audit.server'
import type { Statements } from '~/db/statements.server'
import { outboxPart } from '~/messages/outbox.server'
import { notFound } from '~/access/responses.server'
import { seatedStatuses, type Room } from './rules'

export type LockedSession = Room & {
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

type Count = { taken: number; waiting: number }

/** Locks a session until the transaction ends, and counts its seats under the lock. Throws a 404 when it is not there. */
export async function lockSession(run: Statements, sessionId: string): Promise<LockedSession> {
  const [session] = await run<Omit<LockedSession, keyof Count>>(lockText('$1'), [sessionId])
  return { ...(session ?? gone()), ...(await countSeats(run, sessionId)) }
}

/** Seats taken and parties waiting as of now; it holds only under the lock. */
export async function countSeats(run: Statements, sessionId: string): Promise<Count> {
  const [count] = await run<Count>(countText('$1'), [sessionId])
  return count ?? gone()
}

/** The statements of `lockSession`, to go out with BEGIN in one round trip. */
export function lockOpening(sessionId: string): string {
  const id = pg.escapeLiteral(sessionId)
  return `${lockText(id)}; ${countText(id)}`
}

/** What `lockOpening` gave. */
export function lockedFrom([sessions, counts]: unknown[][]): LockedSession {
  const session = sessions?.[0] as Omit<LockedSession, keyof Count> | undefined
  const count = counts?.[0] as Count | undefined
  if (!session || !count) throw notFound()
  return { ...session, ...count }
}

function gone(): never {
  throw notFound()
}

export type NewSignUp = {
  id: string
  sessionId: string
  status: 'PENDING' | 'CONFIRMED' | 'WAITLISTED'
  userId: string | null
  schoolId: string
  level: string
  className: string | null
  pupils: number
  adults: number
  stepFree: number
  needs: string | null
  contactName: string | null
  contactPhone: string | null
  formKey: string
}

type Lines = {
  approvals: { id: string; authority: string; dueAt: Date; basis: object }[]
  trail: object[]
  letters: object[]
}

// In words: the sign-up, unless this form was sent before; and only with it the approvals, the trail, the letter.
const writeText = `
  WITH made AS (
    INSERT INTO "SignUp" (
      id, "sessionId", kind, status, "userId", "schoolId", level, "className", pupils, adults, "stepFree", needs,
      "contactName", "contactPhone", "formKey", "queuedAt", "confirmedAt", "updatedAt"
    )
    SELECT
      id, "sessionId", 'CLASS', status, "userId", "schoolId", level, "className", pupils, adults, "stepFree", needs,
      "contactName", "contactPhone", "formKey",
      CASE status WHEN 'WAITLISTED' THEN clock_timestamp() END, CASE status WHEN 'CONFIRMED' THEN now() END, now()
    FROM jsonb_populate_record(NULL::"SignUp", $1::jsonb)
    ON CONFLICT ("formKey") DO NOTHING
    RETURNING id
  ), asked AS (
    INSERT INTO "Approval" (id, authority, "signUpId", "dueAt", basis)
    SELECT approval.id, approval.authority, made.id, approval."dueAt", approval.basis
    FROM made, jsonb_to_recordset($2::jsonb) AS approval(id uuid, authority "Authority", "dueAt" timestamptz, basis jsonb)
  ), traced AS (${auditPart('$3', 'made')}), told AS (${outboxPart('$4', 'made')})
  SELECT id FROM made`

/**
 * Writes a sign-up with all that belongs to it, in one statement. The caller holds the lock and has decided.
 * Gives false when this form was sent before: then nothing is written.
 */
export async function writeSignUp(run: Statements, signUp: NewSignUp, { approvals, trail, letters }: Lines): Promise<boolean> {
  const rows = await run<{ id: string }>(writeText, [
    JSON.stringify(signUp), JSON.stringify(approvals), JSON.stringify(trail), JSON.stringify(letters),
  ])
  return rows.length === 1
}
