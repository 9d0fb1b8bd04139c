import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { dayWords } from '~/ui/time'
import { audit } from '../audit.server'
import { addressOf } from '../origin.server'
import { system } from '../viewer.server'
import { comingOf } from './coming.server'
import { erasePerson, personOf } from './erase.server'
import { daysBefore, keeping, yearsBefore } from './keeping'

// When somebody was last here: a sign-in, or a browser that stayed signed in.
const lastHere = `greatest(u."createdAt", u."lastSeenAt", (SELECT max(s."updatedAt") FROM "AuthSession" s WHERE s."userId" = u.id))`
// Who is expected: a booking or a place on a rota to come keeps the account.
const expected = `(EXISTS (SELECT 1 FROM "SignUp" g JOIN "Session" s ON s.id = g."sessionId" WHERE g."userId" = u.id AND g.status IN ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') AND s."endsAt" > $2)
  OR EXISTS (SELECT 1 FROM "Contact" c JOIN "ShiftDuty" d ON d."contactId" = c.id JOIN "Shift" s ON s.id = d."shiftId" WHERE c."userId" = u.id AND s."endsAt" > $2 AND s."cancelledAt" IS NULL))`

type Idle = { id: string; email: string; locale: string; last: Date }

/** Tells owners of accounts that nobody used for two years, less a month, that these will be erased. Each once. */
export async function warnIdle(tx: Tx, now: Date, most: number): Promise<number> {
  const { years, warnDays } = keeping.account
  const idle = await tx.$queryRawUnsafe<Idle[]>(
    `SELECT u.id, u.email, u.locale, ${lastHere} AS last FROM "User" u
     WHERE u."erasedAt" IS NULL AND ${lastHere} < $1 AND (u."idleWarnedAt" IS NULL OR u."idleWarnedAt" < ${lastHere}) AND NOT ${expected}
     LIMIT $3 FOR UPDATE OF u SKIP LOCKED`,
    daysBefore(yearsBefore(now, years), -warnDays), now, most,
  )
  const told: Idle[] = []
  for (const user of idle) if (!(await comingOf(tx, { userId: user.id, contactIds: [] })).lastStaff) told.push(user)
  await tx.user.updateMany({ where: { id: { in: told.map(({ id }) => id) } }, data: { idleWarnedAt: now } })
  await enqueue(tx, ...told.map((user) => warning(user, daysBefore(now, -warnDays))))
  return told.length
}

function warning({ id, email, locale, last }: Idle, on: Date) {
  const language: Language = locale === 'en' ? 'en' : 'fr'
  return {
    kind: 'access.idle', dedupeKey: `access.idle ${id} ${last.toISOString()}`, to: email, userId: id, locale: language, expiresAt: on,
    ...letterOf('access.idle', language, { annees: String(keeping.account.years), date: dayWords(on, language) }, { address: addressOf('/connexion').href }),
  }
}

/** Erases the accounts whose owners were told long enough ago and did not come; the last of the staff stays. */
export async function eraseIdle(tx: Tx, now: Date, most: number): Promise<number> {
  const { years, warnDays } = keeping.account
  const idle = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT u.id FROM "User" u
     WHERE u."erasedAt" IS NULL AND ${lastHere} < $1 AND u."idleWarnedAt" > ${lastHere} AND u."idleWarnedAt" <= $4 AND NOT ${expected}
     ORDER BY u.id LIMIT $3 FOR UPDATE OF u SKIP LOCKED`,
    yearsBefore(now, years), now, most, daysBefore(now, warnDays),
  )
  let erased = 0
  for (const { id } of idle) {
    const person = await personOf(tx, { userId: id })
    if (!person || (await comingOf(tx, person)).lastStaff) continue
    await erasePerson(tx, person)
    await audit(tx, system, 'person.erased', { type: 'User', id }, { why: 'idle' })
    erased += 1
  }
  return erased
}

/** What was written for an account in the moment in which it was erased. */
export async function eraseLeftovers(tx: Tx): Promise<number> {
  const bookings = await tx.$executeRaw`
    UPDATE "SignUp" t SET "userId" = NULL, "contactName" = NULL, "contactPhone" = NULL, "personMail" = NULL, needs = NULL, "transportNotes" = NULL, "formKey" = NULL
    FROM "User" u WHERE u.id = t."userId" AND u."erasedAt" IS NOT NULL`
  const messages = await tx.$executeRaw`
    UPDATE "Message" t SET recipient = '', subject = '', text = '', html = NULL, attachments = '[]', "userId" = NULL, state = CASE t.state WHEN 'QUEUED' THEN 'EXPIRED'::"MessageState" ELSE t.state END
    FROM "User" u WHERE u.id = t."userId" AND u."erasedAt" IS NOT NULL`
  const sessions = await tx.$executeRaw`DELETE FROM "AuthSession" t USING "User" u WHERE u.id = t."userId" AND u."erasedAt" IS NOT NULL`
  return bookings + messages + sessions
}
