import { isIP } from 'node:net'
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db, transaction } from '~/db/client.server'
import type { MessageState } from '~/db/generated/enums'

export const PER_PAGE = 100

/** Whether this house shows its mails to whoever sits at the machine: no mail server, sample data, this machine only. */
export function showsLocalOutbox(): boolean {
  const { smtpUrl, sampleHouse, host, publicUrl } = config()
  const here = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  return !smtpUrl && sampleHouse && here && !publicUrl
}

/** The newest mails with their links, or null where this must not be shown. */
export async function localOutbox() {
  if (!showsLocalOutbox()) return null
  return db().message.findMany({
    where: { recipient: { not: '' }, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: { id: true, recipient: true, subject: true, text: true, createdAt: true },
  })
}

/**
 * Which of these addresses refused the newest mail that was settled, and when: the mailbox is not there, or takes nothing.
 * What a mail server takes and sends back later comes to a mailbox that the house does not read.
 */
export async function refusedAddresses(_viewer: Viewer, addresses: readonly (string | null | undefined)[]): Promise<Map<string, Date>> {
  const asked = [...new Set(addresses.filter((address) => !!address))]
  if (asked.length === 0) return new Map()
  const rows = await db().$queryRaw<{ recipient: string; at: Date }[]>`
    SELECT recipient, max("createdAt") AS at FROM "Message" f
    WHERE recipient = ANY(${asked}) AND state = 'FAILED' AND ("lastError" ~ '^SMTP 5[0-9]{2} RCPT' OR "lastError" = 'EENVELOPE')
      AND NOT EXISTS (SELECT 1 FROM "Message" s WHERE s.recipient = f.recipient AND s.state = 'SENT' AND s."createdAt" > f."createdAt")
    GROUP BY recipient`
  return new Map(rows.map(({ recipient, at }) => [recipient, at]))
}

/** How many mails are in each state. */
export async function outboxCounts(_viewer: Viewer): Promise<Record<MessageState, number>> {
  const rows = await db().message.groupBy({ by: ['state'], where: { recipient: { not: '' } }, _count: true })
  const of = (state: MessageState) => rows.find((row) => row.state === state)?._count ?? 0
  return { QUEUED: of('QUEUED'), SENT: of('SENT'), FAILED: of('FAILED'), EXPIRED: of('EXPIRED') }
}

/** The newest mails for staff, in one state or in all. The text of one that holds a personal link stays out. */
export async function outbox(_viewer: Viewer, { state, page }: { state?: MessageState; page: number }) {
  const rows = await db().message.findMany({
    // What was erased has no recipient any more: there is nothing to show of it.
    where: { recipient: { not: '' }, state },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PER_PAGE, skip: (page - 1) * PER_PAGE,
    select: { id: true, recipient: true, subject: true, text: true, secret: true, state: true, attempts: true, lastError: true, createdAt: true },
  })
  return rows.map((row) => (row.secret ? { ...row, text: '' } : row))
}

/** Puts a mail that was refused back into the queue. */
export async function resend(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.message.updateMany({ where: { id, state: 'FAILED', secret: false }, data: { state: 'QUEUED', attempts: 0, nextAt: new Date(), lastError: null } })
    if (count) await audit(tx, viewer, 'message.resent', { type: 'Message', id })
  })
}
