/** Papers of visits at which nobody looks: made, replaced and withdrawn within minutes, so that those who must sign are told. */
import { system } from '~/access/viewer.server'
import { pool, transaction } from '~/db/client.server'
import { activityKindsWithPapers } from './rules'
import { settlePapers } from './settle.server'

const MOST = 500

/**
 * Settles visits whose papers lag behind what is true: confirmed without papers, changed since these were compared, or
 * called off with papers that still hold. What was written a moment before the comparison may have been seen too late,
 * so a minute is looked at twice. Gives how many visits it looked at.
 */
export async function makePapers(now = new Date()): Promise<number> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT u.id FROM "SignUp" u JOIN "Session" s ON s.id = u."sessionId" JOIN "Activity" a ON a.id = s."activityId" LEFT JOIN "Company" h ON h.id = a."hostId"
     LEFT JOIN LATERAL (SELECT min(p."checkedAt") AS "checkedAt" FROM "VisitPaper" p WHERE p."signUpId" = u.id AND p.state = 'VALID') held ON true
     WHERE u.kind = 'CLASS' AND s."startsAt" > $1 AND (
       (u.status = 'CONFIRMED' AND s.status = 'PLANNED' AND CASE WHEN held."checkedAt" IS NULL THEN a."conventionNeeded" OR (a.kind::text = ANY($2) AND a.attendance <> 'ONLINE')
         ELSE held."checkedAt" < greatest(u."updatedAt", s."updatedAt", a."updatedAt", h."updatedAt") + interval '1 minute' END)
       OR ((u.status IN ('REFUSED', 'CANCELLED', 'EXPIRED') OR s.status = 'CANCELLED') AND held."checkedAt" IS NOT NULL))
     ORDER BY s."startsAt", u.id LIMIT $3`,
    [now, [...activityKindsWithPapers], MOST],
  )
  // One visit after another, each in a transaction of its own: no lock is held longer than one visit takes.
  for (const { id } of rows) await transaction((tx) => settlePapers(tx, system, id, now))
  return rows.length
}
