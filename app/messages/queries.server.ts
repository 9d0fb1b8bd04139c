import { isIP } from 'node:net'
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db, transaction } from '~/db/client.server'

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

/** The newest mails for staff. The text of one that holds a personal link stays out. */
export async function outbox(_viewer: Viewer) {
  const rows = await db().message.findMany({
    // What was erased has no recipient any more: there is nothing to show of it.
    where: { recipient: { not: '' } },
    orderBy: { createdAt: 'desc' },
    take: 200,
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
