/**
 * Webhooks: an address is told that something changed, by name and number, and asks for the rest with a key. Deliveries are
 * written by the database in the transaction of the change (trigger on the trail), sent at least once, signed, retried.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, pool, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { requestOutside, whyNeverAsked } from '~/outbound/request.server'
import type { WebhookInput } from './schema'

/** Minutes until the next try, try by try; after the last a delivery has failed for good. */
export const PATIENCE = [1, 5, 15, 60, 240, 720, 1_440] as const
const MOST = 20
const AT_ONCE = 50
const KEPT_DAYS = 30

/** The addresses that are told, with how their last deliveries went. */
export function webhooks(_viewer: Viewer) {
  return db().webhook.findMany({
    where: { endedAt: null }, orderBy: { createdAt: 'asc' },
    select: { id: true, address: true, topics: true, createdAt: true, deliveries: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 8, select: { id: true, event: true, at: true, state: true, attempts: true, status: true, lastError: true, nextAt: true } } },
  })
}

/** Adds an address and gives the secret that signs what it is told, once. Refuses one that would never be called. */
export async function addWebhook(viewer: Viewer, { address, topics }: WebhookInput): Promise<{ ok: true; id: string; secret: string } | Refused<'tooManyWebhooks' | 'webAddress' | 'privateAddress'>> {
  const refusal = await whyNeverAsked(address)
  if (refusal) return refused(refusal === 'private' ? 'privateAddress' : 'webAddress')
  const secret = `whsec_${randomBytes(24).toString('base64url')}`
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7281902)`
    if ((await tx.webhook.count({ where: { endedAt: null } })) >= MOST) return refused('tooManyWebhooks')
    const { id } = await tx.webhook.create({ data: { address, topics, secret, createdBy: viewer.userId }, select: { id: true } })
    await audit(tx, viewer, 'webhook.added', { type: 'Webhook', id })
    return { ok: true, id, secret }
  })
}

/** Tells an address nothing more; what waits for it is dropped. */
export async function endWebhook(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date(), secret: '' } })
    if (count === 0) throw notFound()
    await tx.webhookDelivery.deleteMany({ where: { webhookId: id, state: 'QUEUED' } })
    await audit(tx, viewer, 'webhook.ended', { type: 'Webhook', id })
  })
}

/** Sends one delivery again, from the first try on. */
export async function sendAgain(viewer: Viewer, deliveryId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({ where: { id: deliveryId, state: { not: 'QUEUED' }, webhook: { endedAt: null } }, data: { state: 'QUEUED', attempts: 0, nextAt: new Date(), lastError: null } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'webhook.again', { type: 'WebhookDelivery', id: deliveryId })
  })
}

type Due = { id: string; event: string; subjectType: string; subjectId: string; at: Date; attempts: number; address: string; secret: string }

/**
 * Sends what is due, each by one process; an address that does not answer 2xx is tried again later and later. Gives how
 * many arrived. Old lines of the log are dropped on the way.
 */
export async function sendWebhooks(now = new Date()): Promise<number> {
  await db().webhookDelivery.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } } })
  // Taken for two minutes: a process that dies gives them back to the next.
  const { rows } = await pool().query<Due>(
    `UPDATE "WebhookDelivery" d SET "nextAt" = $1::timestamptz + interval '2 minutes', attempts = d.attempts + 1
     FROM "Webhook" w WHERE w.id = d."webhookId" AND d.id IN (
       SELECT x.id FROM "WebhookDelivery" x JOIN "Webhook" y ON y.id = x."webhookId"
       WHERE x.state = 'QUEUED' AND x."nextAt" <= $1 AND y."endedAt" IS NULL ORDER BY x.at, x.id LIMIT ${AT_ONCE} FOR UPDATE OF x SKIP LOCKED)
     RETURNING d.id, d.event, d."subjectType", d."subjectId", d.at, d.attempts, w.address, w.secret`,
    [now],
  )
  const arrived = await Promise.all(rows.sort((a, b) => a.at.getTime() - b.at.getTime()).map((due) => deliver(due, now)))
  return arrived.filter(Boolean).length
}

/** What is sent: `{"id", "event", "at", "subject": {"type", "id"}}`. The same id is the same change: who has seen it may drop it. */
export const bodyOf = ({ id, event, at, subjectType, subjectId }: Omit<Due, 'attempts' | 'address' | 'secret'>) => JSON.stringify({ id, event, at: at.toISOString(), subject: { type: subjectType, id: subjectId } })

/** `t=SECONDS,v1=HEX`: HMAC-SHA-256 by the secret over the seconds, a point and the body; an old one can be told from a new one. */
export function signature(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

async function deliver(due: Due, now: Date): Promise<boolean> {
  const body = bodyOf(due)
  const outcome = await requestOutside(due.address, {
    method: 'POST', body, maxBytes: 65_536, timeoutMs: 10_000,
    headers: { 'Content-Type': 'application/json', 'X-Pavillon-Event': due.event, 'X-Pavillon-Delivery': due.id, 'X-Pavillon-Signature': signature(due.secret, body, now) },
  })
  const status = outcome.ok ? outcome.status : null
  const arrived = status !== null && status >= 200 && status < 300
  const wait = PATIENCE[due.attempts - 1]
  await db().webhookDelivery.updateMany({
    where: { id: due.id, state: 'QUEUED' },
    data: arrived
      ? { state: 'SENT', sentAt: new Date(), status, lastError: null }
      : { state: wait === undefined ? 'FAILED' : 'QUEUED', status, lastError: outcome.ok ? null : outcome.reason, nextAt: new Date(now.getTime() + (wait ?? 0) * 60_000) },
  })
  return arrived
}
