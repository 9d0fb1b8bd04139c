import type { Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { Locale } from '~/access/request.server'

/** A mail to be sent, in words. `dedupeKey` names the change and the person: one change tells one person once. */
export type OutgoingMessage = {
  kind: string
  dedupeKey: string
  to: string
  userId?: string | null
  locale: Locale
  subject: string
  text: string
  html?: string
  /** The text holds a secret link: never shown to staff, emptied once sent. */
  secret?: boolean
  attachments?: { name: string; type: string; content: string }[]
  about?: { type: string; id: string }
  /** After this there is no point in sending it. */
  expiresAt?: Date
}

/** Writes mails to the outbox in the transaction of the change they tell of. A key that was used is told already. */
export async function enqueue(tx: Tx, ...messages: OutgoingMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx.message.createMany({
    data: messages.map((message): Prisma.MessageCreateManyInput => ({
      kind: message.kind,
      dedupeKey: message.dedupeKey,
      recipient: message.to,
      userId: message.userId ?? null,
      locale: message.locale,
      subject: message.subject,
      text: message.text,
      html: message.html ?? null,
      secret: message.secret ?? false,
      attachments: message.attachments ?? [],
      aboutType: message.about?.type ?? null,
      aboutId: message.about?.id ?? null,
      expiresAt: message.expiresAt ?? null,
    })),
    skipDuplicates: true,
  })
}
