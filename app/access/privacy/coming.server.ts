import type { Tx } from '~/db/client.server'
import type { Person } from './erase.server'

/** A booking to come that somebody answers for. */
export type ComingBooking = { id: string; kind: 'PERSON' | 'CLASS' | 'COMPANY_TEAM'; title: string; startsAt: Date; endsAt: Date; zone: string; organisation: string | null }
/** A place on a stand's rota to come. */
export type ComingDuty = { id: string; title: string; startsAt: Date; endsAt: Date; zone: string }

export type Coming = { bookings: ComingBooking[]; duties: ComingDuty[]; lastStaff: boolean }

/** What stands in the way of erasing a person: others count on them, or nobody of the staff would be left. */
export async function comingOf(tx: Tx, { userId, contactIds }: Pick<Person, 'userId' | 'contactIds'>): Promise<Coming> {
  const bookings = await tx.$queryRaw<ComingBooking[]>`
    SELECT g.id, g.kind, a.title, s."startsAt", s."endsAt", p.zone, coalesce(h.name, c.name) AS organisation
    FROM "SignUp" g JOIN "Session" s ON s.id = g."sessionId" JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId"
      LEFT JOIN "School" h ON h.id = g."schoolId" LEFT JOIN "Company" c ON c.id = g."companyId"
    WHERE g."userId" = ${userId} AND g.status IN ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') AND s."startsAt" > now() ORDER BY s."startsAt", g.id`
  const duties = await tx.$queryRaw<ComingDuty[]>`
    SELECT s.id, s.title, s."startsAt", s."endsAt", p.zone
    FROM "ShiftDuty" d JOIN "Shift" s ON s.id = d."shiftId" JOIN "Programme" p ON p.id = s."showId"
    WHERE d."contactId" = ANY(${contactIds}::uuid[]) AND s."endsAt" > now() AND s."cancelledAt" IS NULL ORDER BY s."startsAt", s.id`
  return { bookings, duties, lastStaff: userId !== null && (await isLastStaff(tx, userId)) }
}

/** Whether this is the only account of the staff. Two who leave at once take turns. */
async function isLastStaff(tx: Tx, userId: string): Promise<boolean> {
  const staff = await tx.$queryRaw<{ userId: string }[]>`SELECT "userId" FROM "Contact" WHERE role = 'STAFF' AND "endedAt" IS NULL AND "userId" IS NOT NULL ORDER BY id FOR UPDATE`
  const left = new Set(staff.map((contact) => contact.userId))
  return left.has(userId) && left.size === 1
}
