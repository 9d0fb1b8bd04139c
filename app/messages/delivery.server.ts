import { createTransport } from 'nodemailer'
import { config } from '~/config.server'
import { pool, db } from '~/db/client.server'
import { errorFields, log } from '~/log.server'
import { daytimeKinds, isDaytime, topicOf } from './topics'
import { unsubscribeAddress, withWayOut } from './unsubscribe.server'

export type PostOffice = ReturnType<typeof openPostOffice>

/** The mail server, with a handful of connections that are kept, and no more mails a second than it is to be given. */
export function openPostOffice(smtpUrl: string) {
  return createTransport({ url: smtpUrl, pool: true, maxConnections: LINES, rateDelta: 1000, rateLimit: config().mailPerSecond, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as never)
}

// As many at once as the pool has connections: what is claimed is sent at once, so no claim runs out in a queue.
const LINES = 3
// Longer than a mail server may stall over one mail: a sender that died lets its mail go after this.
const HELD_FOR = '5 minutes'
/** Minutes to wait after the first, second, … try that the server put off: three days, then staff are told. */
export const PAUSES = [1, 2, 5, 15, 60, 240, 720, 1440, 1440]
/** Minutes to wait, at most, while the mail server itself cannot be reached or does not let us in. */
const AWAY_PAUSE = 5

/** What is known of a mail when it goes out. */
export type Told = { kind: string; aboutType: string | null; aboutId: string | null; recipient: string; locale: string }
/** What a calendar program is asked to do with an event (RFC 5546), and the file that says it. */
export type Enclosed = { method: 'REQUEST' | 'CANCEL'; content: string }
/** Makes what a mail carries for its reader's calendar. */
export type Enclose = (message: Told) => Promise<Enclosed | undefined>

type Claimed = Told & { id: string; kind: string; userId: string | null; locale: string; recipient: string; subject: string; text: string; html: string | null; secret: boolean; attempts: number; attachments: { name: string; type: string; content: string }[] }
type Outcome = 'sent' | 'notSent' | 'away'

/**
 * Sends what is due and gives how many went out. Any number of processes may do so at once: each claims its own rows.
 * What a server refuses for good (5xx about this mail) is told to staff; all else is tried again, later and later.
 * A server that is away, or that refuses the house itself, costs no mail: the round ends and all of it waits. Reminders
 * wait for the day.
 */
export async function deliverDue(office: Pick<PostOffice, 'sendMail'>, enclose?: Enclose, now = new Date()): Promise<number> {
  await db().message.updateMany({
    where: { state: 'QUEUED', expiresAt: { lt: new Date() } },
    data: { state: 'EXPIRED' },
  })
  await db().message.updateMany({ where: { state: 'EXPIRED', secret: true, text: { not: '' } }, data: { text: '', html: null } })
  let sent = 0
  let away = false
  const line = async () => {
    while (!away) {
      const message = await claim(now)
      if (!message) return
      const outcome = await send(office, message, enclose)
      if (outcome === 'sent') sent += 1
      if (outcome === 'away') away = true
    }
  }
  await Promise.all(Array.from({ length: LINES }, line))
  return sent
}

/** Whether a mail waits whose time has come. */
export async function somethingDue(): Promise<boolean> {
  const { rows } = await pool().query(
    `SELECT 1 FROM "Message" WHERE state = 'QUEUED' AND (("nextAt" <= now() AND kind <> ALL($1)) OR "expiresAt" < now()) AND ("lockedUntil" IS NULL OR "lockedUntil" < now()) LIMIT 1`,
    [waiting(new Date())],
  )
  return rows.length > 0
}

/** Kinds of mail that do not go out now. */
const waiting = (now: Date): readonly string[] => (isDaytime(now) ? [] : daytimeKinds)

async function claim(now: Date): Promise<Claimed | undefined> {
  const { rows } = await pool().query<Claimed>(
    `UPDATE "Message" SET "lockedUntil" = now() + $1::interval, attempts = attempts + 1
     WHERE id = (
       SELECT id FROM "Message"
       WHERE state = 'QUEUED' AND "nextAt" <= now() AND ("lockedUntil" IS NULL OR "lockedUntil" < now())
         AND ("expiresAt" IS NULL OR "expiresAt" > now()) AND kind <> ALL($2)
       ORDER BY "nextAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, kind, "userId", locale, recipient, subject, text, html, secret, attempts, attachments, "aboutType", "aboutId"`,
    [HELD_FOR, waiting(now)],
  )
  return rows[0]
}

async function send(office: Pick<PostOffice, 'sendMail'>, message: Claimed, enclose?: Enclose): Promise<Outcome> {
  const { id, recipient, subject, secret, attachments } = message
  const { text, html, headers } = leavable(message)
  // A mail says its change in words too: it goes out even if its invitation cannot be made.
  const enclosed = await enclose?.(message).catch((error: unknown) => void log().error({ message: id, ...errorFields(error) }, 'invitation not made'))
  try {
    await office.sendMail({
      from: config().mailFrom, to: recipient, subject, text, html: html ?? undefined,
      // The same name at every try: a repeat after a lost answer is recognised as one.
      messageId: `<${id}@pavillon>`,
      attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
      ...(enclosed && { icalEvent: { method: enclosed.method, filename: 'invitation.ics', content: enclosed.content } }),
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    })
  } catch (error) {
    return putBack(message, error)
  }
  await db().message.update({ where: { id }, data: { state: 'SENT', sentAt: new Date(), lockedUntil: null, lastError: null, ...(secret && { text: '', html: null }) } })
  return 'sent'
}

/** What one may do without says how to end it: in words, and for the mail program in one click (RFC 8058). */
function leavable({ kind, userId, locale, text, html }: Claimed): { text: string; html: string | null; headers: Record<string, string> } {
  const topic = topicOf(kind)
  if (!topic || !userId) return { text, html, headers: {} }
  const address = unsubscribeAddress(userId, topic)
  return {
    ...withWayOut({ text, html }, locale === 'en' ? 'en' : 'fr', address),
    headers: { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

async function putBack({ id, attempts }: Claimed, error: unknown): Promise<Outcome> {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string }
  // About this mail: its recipient or its content. A refused sign-in, sender or connection is about the house.
  const ours = responseCode !== undefined && (command === 'RCPT TO' || command === 'DATA') && responseCode !== 421
  const invalid = responseCode === undefined && code === 'EENVELOPE'
  const final = invalid || (ours && (responseCode >= 500 || attempts > PAUSES.length))
  const pause = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? 1
  const minutes = ours ? pause : Math.min(pause, AWAY_PAUSE)
  // The server's words may quote the address: its code says enough.
  const lastError = responseCode ? ['SMTP', responseCode, command === 'RCPT TO' && 'RCPT'].filter(Boolean).join(' ') : (code ?? 'failed')
  await db().message.update({ where: { id }, data: { state: final ? 'FAILED' : 'QUEUED', nextAt: new Date(Date.now() + minutes * 60_000), lockedUntil: null, lastError } })
  log().warn({ message: id, attempts, final, ...errorFields(error) }, 'mail not sent')
  return ours || invalid ? 'notSent' : 'away'
}
