import type { Tx } from '~/db/client.server'
import { newId } from '~/db/statements.server'
import type { Prisma } from '~/db/generated/client'
import type { Language } from '~/ui/catalogues'
import { topicOf } from './topics'
import { mutedAmong } from './unsubscribe.server'

/** A mail to be sent, in words. `dedupeKey` names the change and the person: one change tells one person once. */
export type OutgoingMessage = {
  kind: string
  dedupeKey: string
  to: string
  userId?: string | null
  locale: Language
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

/**
 * Writes mails to the outbox in the transaction of the change they tell of. A key that was used is told already; what
 * somebody chose not to be sent is not written.
 */
export async function enqueue(tx: Tx, ...messages: OutgoingMessage[]): Promise<void> {
  if (messages.length === 0) return
  const optional = messages.flatMap(({ kind, userId }) => {
    const topic = topicOf(kind)
    return topic && userId ? [{ userId, topic }] : []
  })
  const muted = await mutedAmong(tx, optional)
  const wanted = messages.filter(({ kind, userId }) => !muted.has(`${userId} ${topicOf(kind)}`))
  await tx.message.createMany({ data: wanted.map(messageRow), skipDuplicates: true })
}

/** The row that `enqueue` writes, for a statement that holds `outboxPart`. */
export function messageRow(message: OutgoingMessage) {
  return {
    id: newId(),
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
  } satisfies Prisma.MessageCreateManyInput
}

/** Part of one larger statement: enqueues those rows of the JSON parameter `rows` that are about what `made` made. */
export const outboxPart = (rows: `$${number}`, made: string) => `
  INSERT INTO "Message" (
    id, kind, "dedupeKey", recipient, "userId", locale, subject, text, html, secret, attachments,
    "aboutType", "aboutId", "expiresAt"
  )
  SELECT message.* FROM jsonb_to_recordset(${rows}::jsonb) AS message(
    id uuid, kind text, "dedupeKey" text, recipient text, "userId" text, locale text, subject text, text text,
    html text, secret boolean, attachments jsonb, "aboutType" text, "aboutId" text, "expiresAt" timestamptz
  ) WHERE "aboutId" IN (SELECT id::text FROM ${made})
  ON CONFLICT ("dedupeKey") DO NOTHING`
