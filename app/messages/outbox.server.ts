import type { Tx } from '~/db/client.server'
import { newId } from '~/db/statements.server'
import type { Prisma } from '~/db/generated/client'
import type { Language } from '~/ui/catalogues'
import type { Draft } from './letters'
import { topicOf } from './topics'
import { mutedAmong } from './unsubscribe.server'
import { wordingsFor, written, type Wordings } from './wordings.server'

/** A mail to be sent: a letter of the house, or words. `dedupeKey` names the change and the person: one change tells one person once. */
export type OutgoingMessage = Envelope & ({ letter: Draft } | { subject: string; text: string; html?: string })

type Envelope = {
  kind: string
  dedupeKey: string
  to: string
  userId?: string | null
  locale: Language
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
  const wordings = await wordingsFor(tx, wanted.flatMap((message) => ('letter' in message ? [message.letter] : [])))
  await tx.message.createMany({ data: wanted.map((message) => messageRow(message, wordings)), skipDuplicates: true })
}

/** The row that `enqueue` writes, for a statement that holds `outboxPart`; `wordings`: what staff made of the house's words. */
export function messageRow(message: OutgoingMessage, wordings: Wordings) {
  const { subject, text, html } = 'letter' in message ? written(message.letter, wordings) : message
  return {
    id: newId(),
    kind: message.kind,
    dedupeKey: message.dedupeKey,
    recipient: message.to,
    userId: message.userId ?? null,
    locale: message.locale,
    subject,
    text,
    html: html ?? null,
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
