import type { Tx } from '~/db/client.server'
import { redactions } from './redact'

/** Who is to be erased: an account with all its roles, or a contact that never had one. */
export type Person = { userId: string | null; contactIds: string[]; mails: string[]; names: string[] }

/** An address that nobody has (RFC 2606), for the row of an account that was erased. */
const nobodysAddress = (userId: string) => `${userId.toLowerCase()}@efface.invalid`

/** Finds a person by their account, or by a contact (which leads to its account); null for none, or for an erased one. */
export async function personOf(tx: Tx, by: { userId: string } | { contactId: string }): Promise<Person | null> {
  if ('contactId' in by) {
    const contact = await tx.contact.findUnique({ where: { id: by.contactId }, select: { id: true, userId: true, name: true, email: true } })
    if (!contact) return null
    if (contact.userId) return personOf(tx, { userId: contact.userId })
    return { userId: null, contactIds: [contact.id], names: [contact.name], mails: await ownMails(tx, contact.id, [contact.email]) }
  }
  const user = await tx.user.findFirst({ where: { id: by.userId, erasedAt: null }, select: { id: true, name: true, email: true, contacts: { select: { id: true, name: true, email: true } } } })
  if (!user) return null
  const { contacts } = user
  return {
    userId: user.id, contactIds: contacts.map(({ id }) => id), mails: await ownMails(tx, user.id, [user.email, ...contacts.map(({ email }) => email)]),
    names: [...new Set([user.name, ...contacts.map(({ name }) => name)])].filter(Boolean),
  }
}

/** Of these addresses, those of one person: what a school publishes or another person uses too is not theirs alone. */
async function ownMails(tx: Tx, id: string, given: (string | null)[]): Promise<string[]> {
  const mails = [...new Set(given.flatMap((mail) => (mail ? [mail.trim().toLowerCase()] : [])))]
  if (mails.length === 0) return []
  const shared = await tx.$queryRaw<{ mail: string }[]>`
    SELECT lower(mail) AS mail FROM "School" WHERE lower(mail) = ANY(${mails})
    UNION SELECT email FROM "User" WHERE email = ANY(${mails}) AND id <> ${id}
    UNION SELECT lower(email) FROM "Contact" WHERE lower(email) = ANY(${mails}) AND id::text <> ${id} AND "userId" IS DISTINCT FROM ${id}`
  return mails.filter((mail) => !shared.some((row) => row.mail === mail))
}

type Erasure = { what: string; run: (tx: Tx, person: Person) => Promise<unknown> }

const contactKeys = ['contactName', 'contactMail', 'contactPhone']

/** What erasing a person is, statement by statement. Rows that others count on stay, and are nobody's from then on. */
export const erasures: readonly Erasure[] = [
  { what: 'sign-ins', run: async (tx, { userId }) => {
    if (!userId) return
    await tx.authSession.deleteMany({ where: { userId } })
    await tx.authAccount.deleteMany({ where: { userId } })
    await tx.twoFactor.deleteMany({ where: { userId } })
    await tx.calendarFeed.deleteMany({ where: { ownerId: userId } })
  } },
  { what: 'links', run: async (tx, { mails }) => {
    for (const mail of mails) await tx.authVerification.deleteMany({ where: { OR: [{ value: { contains: mail } }, { identifier: { contains: mail } }] } })
  } },
  { what: 'bookings', run: (tx, { userId, mails }) => tx.$executeRaw`
    UPDATE "SignUp" SET "userId" = NULL, "contactName" = NULL, "contactPhone" = NULL, "personMail" = NULL, "personLocale" = NULL, "linkHash" = NULL, needs = NULL, "transportNotes" = NULL, "formKey" = NULL
    WHERE "userId" = ${userId} OR lower("personMail") = ANY(${mails})` },
  { what: 'delegations', run: async (tx, { userId }) => userId && tx.delegation.deleteMany({ where: { OR: [{ fromId: userId }, { toId: userId }] } }) },
  { what: 'requests', run: (tx, { userId }) => tx.$executeRaw`UPDATE "VisitRequest" SET wishes = NULL WHERE "createdById" = ${userId}` },
  { what: 'messages', run: (tx, { userId, mails }) => tx.$executeRaw`
    UPDATE "Message" SET recipient = '', subject = '', text = '', html = NULL, attachments = '[]', "lastError" = NULL, "userId" = NULL,
      state = CASE state WHEN 'QUEUED' THEN 'EXPIRED'::"MessageState" ELSE state END
    WHERE "userId" = ${userId} OR lower(recipient) = ANY(${mails})` },
  { what: 'published contacts', run: async (tx, { mails }) => {
    await tx.$executeRaw`UPDATE "Activity" SET "contactName" = NULL, "contactMail" = NULL, "contactPhone" = NULL WHERE lower("contactMail") = ANY(${mails})`
    await tx.$executeRaw`
      UPDATE "ActivityRevision" SET typed = typed - ${contactKeys}::text[], base = base - ${contactKeys}::text[]
      WHERE lower(typed->>'contactMail') = ANY(${mails}) OR lower(base->>'contactMail') = ANY(${mails})`
    await tx.$executeRaw`UPDATE "Company" SET mail = NULL WHERE lower(mail) = ANY(${mails})`
  } },
  { what: 'leads', run: async (tx, { userId, mails }) => {
    await tx.$executeRaw`DELETE FROM "Lead" WHERE lower(mail) = ANY(${mails})`
    await tx.$executeRaw`UPDATE "Lead" SET "createdByName" = NULL WHERE "createdById" = ${userId}`
  } },
  { what: 'names beside what was done', run: async (tx, { userId, names }) => {
    await tx.$executeRaw`UPDATE "ApplicationComment" SET "authorName" = '' WHERE "authorId" = ${userId}`
    await tx.$executeRaw`UPDATE "Deadline" SET "doneByName" = NULL WHERE "doneById" = ${userId}`
    await tx.$executeRaw`UPDATE "Deadline" SET "ownerName" = NULL WHERE "ownerName" = ANY(${names})`
    await tx.$executeRaw`UPDATE "DeadlineTask" SET "doneByName" = NULL WHERE "doneById" = ${userId}`
  } },
  // Rota, availability and swaps go with the contact; applications stay with the company.
  { what: 'contacts', run: (tx, { contactIds }) => tx.contact.deleteMany({ where: { id: { in: contactIds } } }) },
  { what: 'account', run: async (tx, { userId }) => userId && tx.user.update({
    where: { id: userId }, select: { id: true },
    data: { name: '', email: nobodysAddress(userId), emailVerified: false, image: null, twoFactorEnabled: false, locale: 'fr', lastSeenAt: null, idleWarnedAt: null, erasedAt: new Date() },
  }) },
  { what: 'mentions', run: redactMentions },
]

/** Erases a person everywhere, in the caller's transaction, which holds the account's row. */
export async function erasePerson(tx: Tx, person: Person, statements = erasures): Promise<void> {
  for (const { run } of statements) await run(tx, person)
}

// Sent quotes are kept as the law asks (keeping.quote) and cannot be changed; a school's published address is no person's.
const untouched = new Set(['Quote', 'School', '_prisma_migrations'])

/**
 * Takes the person's addresses out of every text in the database, and their full name out of what was written to or
 * about people: whatever others wrote, and wherever a later column may hold it.
 */
async function redactMentions(tx: Tx, { mails, names }: Person): Promise<void> {
  const patterns = redactions(mails, names)
  if (patterns.length === 0) return
  await tx.$queryRaw`SELECT set_config('pavillon.retention', 'on', true)`
  // Keys differ by what is taken out: without it two might be the same.
  for (const mail of mails) await tx.$executeRaw`UPDATE "Message" SET "dedupeKey" = 'erased ' || id WHERE strpos(lower("dedupeKey"), ${mail}) > 0`
  const columns = await tx.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT c.table_name AS "table", c.column_name AS "column", CASE c.data_type WHEN 'ARRAY' THEN 'text[]' ELSE c.data_type END AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      AND (c.data_type IN ('text', 'character varying', 'json', 'jsonb') OR (c.data_type = 'ARRAY' AND c.udt_name = '_text'))`
  const byTable = new Map<string, typeof columns>()
  for (const column of columns) if (!untouched.has(column.table)) byTable.set(column.table, [...(byTable.get(column.table) ?? []), column])
  for (const [table, own] of byTable) {
    for (const { word, pattern, inText } of patterns) {
      const searched = inText ? own.filter(({ table, column }) => holdsWords(table, column)) : own
      const found = searched.map(({ column }) => `strpos(lower("${column}"::text), $1) > 0`).join(' OR ')
      if (!found || !(await tx.$queryRawUnsafe<object[]>(`SELECT 1 FROM "${table}" WHERE ${found} LIMIT 1`, word)).length) continue
      const set = searched.map(({ column, type }) => `"${column}" = regexp_replace("${column}"::text, $2, '(effacé)', 'gi')::${type}`).join(', ')
      await tx.$executeRawUnsafe(`UPDATE "${table}" SET ${set} WHERE ${found}`, word, pattern)
    }
  }
  await tx.$queryRaw`SELECT set_config('pavillon.retention', '', true)`
}

/** Where people are written to and about: elsewhere a name may be a street's or a school's. */
const wordColumns = { Message: ['subject', 'text', 'html'], ApplicationComment: ['text'], SignUp: ['needs', 'transportNotes', 'contactName', 'cancelReason', 'refuseReason'], Approval: ['reason'], VisitOffer: ['message'], TimeRequest: ['message', 'answer'], Lead: ['createdByName'], DeadlineTask: ['note', 'doneByName'] } as const

const holdsWords = (table: string, column: string) => table in wordColumns && (wordColumns[table as keyof typeof wordColumns] as readonly string[]).includes(column)
