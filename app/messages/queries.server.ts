import { isIP } from 'node:net'
import { config } from '~/config.server'
import { db } from '~/db/client.server'

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
    where: { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: { id: true, recipient: true, subject: true, text: true, createdAt: true },
  })
}
