import { createTransport } from 'nodemailer'
import { config } from '~/config.server'
import { pool, db } from '~/db/client.server'
import { errorFields, log } from '~/log.server'

export type PostOffice = ReturnType<typeof openPostOffice>

/** The mail server, with a handful of connections that are kept, and no more mails a second than it is to be given. */
export function openPostOffice(smtpUrl: string) {
  return createTransport({ url: smtpUrl, pool: true, maxConnections: 3, rateDelta: 1000, rateLimit: config().mailPerSecond, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as never)
}

const BATCH = 20
// Longer than the mail server may stall: a sender that died lets its mails go after this.
const HELD_FOR = '2 minutes'
/** Minutes to wait after the first, second, … try that failed. */
export const PAUSES = [1, 2, 5, 15, 60, 240, 720]

type Claimed = { id: string; recipient: string; subject: string; text: string; html: string | null; secret: boolean; attempts: number; attachments: { name: string; type: string; content: string }[] }

/**
 * Sends what is due. Any number of processes may do so at once: each claims its own rows. What a server refuses for
 * good (5xx) is told to staff; all else is tried again, later and later.
 */
export async function deliverDue(office: Pick<PostOffice, 'sendMail'>): Promise<number> {
  await db().message.updateMany({
    where: { state: 'QUEUED', expiresAt: { lt: new Date() } },
    data: { state: 'EXPIRED' },
  })
  await db().message.updateMany({ where: { state: 'EXPIRED', secret: true, text: { not: '' } }, data: { text: '', html: null } })
  let sent = 0
  for (;;) {
    const claimed = await claim()
    for (const message of claimed) sent += await send(office, message)
    if (claimed.length < BATCH) return sent
  }
}

async function claim(): Promise<Claimed[]> {
  const { rows } = await pool().query<Claimed>(
    `UPDATE "Message" SET "lockedUntil" = now() + $2::interval, attempts = attempts + 1
     WHERE id IN (
       SELECT id FROM "Message" WHERE state = 'QUEUED' AND "nextAt" <= now() AND ("lockedUntil" IS NULL OR "lockedUntil" < now())
       ORDER BY "nextAt" LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id, recipient, subject, text, html, secret, attempts, attachments`,
    [BATCH, HELD_FOR],
  )
  return rows
}

async function send(office: Pick<PostOffice, 'sendMail'>, message: Claimed): Promise<number> {
  const { id, recipient, subject, text, html, secret, attempts, attachments } = message
  try {
    await office.sendMail({
      from: config().mailFrom, to: recipient, subject, text, html: html ?? undefined,
      // The same name at every try: a repeat after a lost answer is recognised as one.
      messageId: `<${id}@pavillon>`,
      attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    await db().message.update({ where: { id }, data: { state: 'SENT', sentAt: new Date(), lockedUntil: null, lastError: null, ...(secret && { text: '', html: null }) } })
    return 1
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : undefined
    const final = (code !== undefined && code >= 500) || attempts > PAUSES.length
    const minutes = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? 1
    // The server's words may quote the address: its code says enough.
    const lastError = code ? `SMTP ${code}` : error instanceof Error && 'code' in error ? String(error.code) : 'failed'
    await db().message.update({ where: { id }, data: { state: final ? 'FAILED' : 'QUEUED', nextAt: new Date(Date.now() + minutes * 60_000), lockedUntil: null, lastError } })
    log().warn({ message: id, attempts, final, ...errorFields(error) }, 'mail not sent')
    return 0
  }
}
