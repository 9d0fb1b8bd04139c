import type { Tx } from '~/db/client.server'
import { daysBefore, keeping, schoolYearsBefore, yearsBefore, type Rule } from './keeping'

/**
 * What goes by age alone. Each step erases at most `most` rows and gives how many; run again it goes on, and once
 * nothing is left it finds nothing. Rows that another process holds are passed over: it is erasing them.
 */
export type Step = { rule: Rule; name: string; run: (tx: Tx, now: Date, most: number) => Promise<number> }

const years = (rule: { years: number }) => (now: Date) => yearsBefore(now, rule.years)
const days = (rule: { days: number }) => (now: Date) => daysBefore(now, rule.days)
const schoolYears = (rule: { years: number }) => (now: Date) => schoolYearsBefore(now, rule.years)
const now = (moment: Date) => moment

type Rows = { rule: Rule; table: string; where: string; before: (now: Date) => Date; set?: string; name?: string; retention?: boolean }

/** Rows of `table` (as `t`) that fit `where`, in which $1 is the instant `before`: emptied as `set` says, or taken away. */
function rows({ rule, table, where, before, set, name = table, retention = false }: Rows): Step {
  const due = `SELECT t.ctid FROM "${table}" t WHERE ${where} LIMIT $2 FOR UPDATE OF t SKIP LOCKED`
  const statement = set ? `UPDATE "${table}" SET ${set} WHERE ctid = ANY(ARRAY(${due}))` : `DELETE FROM "${table}" WHERE ctid = ANY(ARRAY(${due}))`
  return {
    rule, name,
    run: async (tx, moment, most) => {
      if (retention) await tx.$queryRaw`SELECT set_config('pavillon.retention', 'on', true)`
      return tx.$executeRawUnsafe(statement, before(moment), most)
    },
  }
}

const showEnded = (show: string) => `EXISTS (SELECT 1 FROM "Programme" p WHERE p.id = ${show} AND p."endsOn" < $1::timestamptz)`
const applicationEnded = `EXISTS (SELECT 1 FROM "Application" a JOIN "Programme" p ON p.id = a."showId" WHERE a.id = t."applicationId" AND p."endsOn" < $1::timestamptz)`

export const steps: readonly Step[] = [
  rows({ rule: 'signIn', table: 'AuthSession', where: 't."expiresAt" < $1', before: now }),
  rows({ rule: 'link', table: 'AuthVerification', where: 't."expiresAt" < $1', before: now }),
  rows({
    rule: 'link', table: 'Message', name: 'secrets of mails', before: now, where: `t.secret AND t."expiresAt" < $1 AND (t.text <> '' OR t.html IS NOT NULL OR t.state = 'QUEUED')`,
    set: `text = '', html = NULL, state = CASE state WHEN 'QUEUED' THEN 'EXPIRED'::"MessageState" ELSE state END`,
  }),
  rows({ rule: 'limits', table: 'RateLimit', where: 't.expire < (extract(epoch FROM $1::timestamptz) * 1000)::bigint', before: now }),
  rows({ rule: 'calendar', table: 'CalendarFeed', where: 't."revokedAt" < $1', before: days(keeping.calendar) }),
  rows({ rule: 'calendar', table: 'FeedPrint', where: 't."madeAt" < $1', before: days(keeping.calendar) }),
  rows({
    rule: 'booking', table: 'SignUp', before: schoolYears(keeping.booking),
    where: `EXISTS (SELECT 1 FROM "Session" s WHERE s.id = t."sessionId" AND s."startsAt" < $1) AND num_nonnulls(t.needs, t."transportNotes", t."contactName", t."contactPhone", t."personMail", t."cancelReason", t."refuseReason") > 0`,
    set: 'needs = NULL, "transportNotes" = NULL, "contactName" = NULL, "contactPhone" = NULL, "personMail" = NULL, "cancelReason" = NULL, "refuseReason" = NULL',
  }),
  rows({
    rule: 'visitor', table: 'SignUp', name: 'visitors', before: days(keeping.visitor),
    where: `t.kind = 'PERSON' AND num_nonnulls(t."contactName", t."personMail", t."personLocale", t."linkHash", t."formKey", t."cancelReason", t."refuseReason") > 0
      AND EXISTS (SELECT 1 FROM "Session" s WHERE s.id = t."sessionId" AND s."endsAt" < $1)`,
    set: '"contactName" = NULL, "personMail" = NULL, "personLocale" = NULL, "linkHash" = NULL, "formKey" = NULL, "cancelReason" = NULL, "refuseReason" = NULL',
  }),
  rows({
    rule: 'visitor', table: 'Message', name: 'mails to visitors', before: days(keeping.visitor),
    where: `t."aboutType" = 'SignUp' AND (t.recipient <> '' OR t.subject <> '' OR t.text <> '' OR t.html IS NOT NULL)
      AND EXISTS (SELECT 1 FROM "SignUp" u JOIN "Session" s ON s.id = u."sessionId" WHERE u.id::text = t."aboutId" AND u.kind = 'PERSON'
        AND (s."endsAt" < $1 OR (u."personMail" IS NULL AND t.state <> 'QUEUED')))`,
    set: `recipient = '', subject = '', text = '', html = NULL, attachments = '[]', "lastError" = NULL, state = CASE state WHEN 'QUEUED' THEN 'EXPIRED'::"MessageState" ELSE state END`,
  }),
  rows({
    rule: 'feedback', table: 'Feedback', before: schoolYears(keeping.feedback), where: `t.comment <> '' AND EXISTS (SELECT 1 FROM "Session" s WHERE s.id = t."sessionId" AND s."startsAt" < $1)`, set: `comment = ''`,
  }),
  rows({
    // A refusal keeps that there was a reason, without its words: the database asks for one.
    rule: 'decision', table: 'Approval', before: schoolYears(keeping.decision), where: `t."askedAt" < $1 AND t.reason IS NOT NULL AND t.reason <> '…'
      AND NOT EXISTS (SELECT 1 FROM "SignUp" u JOIN "Session" s ON s.id = u."sessionId" WHERE u.id = t."signUpId" AND s."startsAt" >= $1)`,
    set: `reason = CASE state WHEN 'REFUSED' THEN '…' END`,
  }),
  rows({
    rule: 'decision', table: 'ApprovalNote', before: schoolYears(keeping.decision), where: `t."createdAt" < $1
      AND NOT EXISTS (SELECT 1 FROM "Approval" a JOIN "SignUp" u ON u.id = a."signUpId" JOIN "Session" s ON s.id = u."sessionId" WHERE a.id = t."approvalId" AND s."startsAt" >= $1)`,
  }),
  rows({
    rule: 'booking', table: 'SeatOffer', before: schoolYears(keeping.booking),
    where: `EXISTS (SELECT 1 FROM "SignUp" u JOIN "Session" s ON s.id = u."sessionId" WHERE u.id = t."signUpId" AND s."startsAt" < $1)`,
  }),
  { rule: 'paper', name: 'signed papers', run: eraseScans },
  rows({ rule: 'request', table: 'VisitRequest', before: schoolYears(keeping.request), where: 't."createdAt" < $1 AND t.wishes IS NOT NULL', set: 'wishes = NULL' }),
  rows({ rule: 'request', table: 'VisitOffer', before: schoolYears(keeping.request), where: 't."createdAt" < $1 AND t.message IS NOT NULL', set: 'message = NULL' }),
  rows({ rule: 'request', table: 'TimeRequest', before: schoolYears(keeping.request), where: 't."startsAt" < $1 AND num_nonnulls(t.message, t.answer) > 0', set: 'message = NULL, answer = NULL' }),
  rows({
    rule: 'host', table: 'Activity', before: years(keeping.host), where: `num_nonnulls(t."contactName", t."contactMail", t."contactPhone") > 0 AND ${showEnded('t."programmeId"')}`,
    set: '"contactName" = NULL, "contactMail" = NULL, "contactPhone" = NULL',
  }),
  rows({
    rule: 'host', table: 'ActivityRevision', before: years(keeping.host),
    where: `(t.typed || t.base) ?| array['contactName', 'contactMail', 'contactPhone'] AND EXISTS (SELECT 1 FROM "Activity" a JOIN "Programme" p ON p.id = a."programmeId" WHERE a.id = t."activityId" AND p."endsOn" < $1::timestamptz)`,
    set: `typed = typed - array['contactName', 'contactMail', 'contactPhone'], base = base - array['contactName', 'contactMail', 'contactPhone']`,
  }),
  rows({ rule: 'lead', table: 'Lead', where: `t."keepUntil" < ($1::timestamptz AT TIME ZONE 'Europe/Paris')::date`, before: now }),
  { rule: 'contact', name: 'last contact by mail', run: rememberMails },
  rows({
    rule: 'contact', table: 'Contact', before: years(keeping.contact),
    where: `t."userId" IS NULL AND t."updatedAt" < $1
      AND NOT EXISTS (SELECT 1 FROM "Application" a JOIN "Programme" p ON p.id = a."showId" WHERE a."contactId" = t.id AND p."endsOn" >= $1::timestamptz)
      AND NOT EXISTS (SELECT 1 FROM "ShiftDuty" d JOIN "Shift" s ON s.id = d."shiftId" WHERE d."contactId" = t.id AND s."endsAt" >= $1)`,
  }),
  rows({
    rule: 'mail', table: 'Message', before: years(keeping.mail), where: `coalesce(t."sentAt", t."createdAt") < $1 AND (t.recipient <> '' OR t.subject <> '' OR t.text <> '' OR t.html IS NOT NULL)`,
    set: `recipient = '', subject = '', text = '', html = NULL, attachments = '[]', "lastError" = NULL, "userId" = NULL, state = CASE state WHEN 'QUEUED' THEN 'EXPIRED'::"MessageState" ELSE state END`,
  }),
  rows({ rule: 'trail', table: 'AuditEntry', where: 't.at < $1', before: years(keeping.trail), retention: true }),
  rows({ rule: 'trail', table: 'ErasureRun', where: 't."startedAt" < $1', before: years(keeping.trail) }),
  // An import whose rows are gone can no longer be applied.
  rows({ rule: 'import', table: 'Import', before: days(keeping.import), where: `t."createdAt" < $1 AND t.state IN ('READING', 'PREVIEW')`, set: `state = 'CANCELLED', "finishedAt" = now()` }),
  rows({ rule: 'import', table: 'ImportRow', before: days(keeping.import), where: 'EXISTS (SELECT 1 FROM "Import" i WHERE i.id = t."importId" AND i."createdAt" < $1)' }),
  ...(['School', 'Company'] as const).map((table) => rows({
    rule: 'organisation', table, before: years(keeping.organisation), where: 't."closedOn" < $1::timestamptz AND num_nonnulls(t.phone, t.mail) > 0', set: 'phone = NULL, mail = NULL',
  })),
  rows({ rule: 'showWork', table: 'ApplicationComment', where: applicationEnded, before: years(keeping.showWork) }),
  rows({
    rule: 'showWork', table: 'Application', before: years(keeping.showWork), where: `(num_nonnulls(t."scoreReason", t."refuseReason", t."contactId") > 0 OR t.draft <> '{}') AND ${showEnded('t."showId"')}`,
    set: `draft = '{}', "scoreReason" = NULL, "refuseReason" = NULL, "contactId" = NULL`,
  }),
  rows({ rule: 'showWork', table: 'DeadlineTask', before: years(keeping.showWork), where: `(t."doneByName" IS NOT NULL OR t.note <> '') AND ${applicationEnded}`, set: `"doneByName" = NULL, note = ''` }),
  rows({ rule: 'showWork', table: 'Deadline', before: years(keeping.showWork), where: `num_nonnulls(t."ownerName", t."doneByName") > 0 AND ${showEnded('t."showId"')}`, set: '"ownerName" = NULL, "doneByName" = NULL' }),
  { rule: 'showFile', name: 'DeadlineFile', run: eraseHandedIn },
  rows({ rule: 'rota', table: 'Availability', where: showEnded('t."showId"'), before: years(keeping.rota) }),
  ...(['ShiftSwap', 'ShiftDuty'] as const).map((table) => rows({
    rule: 'rota', table, before: years(keeping.rota), where: `EXISTS (SELECT 1 FROM "Shift" s JOIN "Programme" p ON p.id = s."showId" WHERE s.id = t."shiftId" AND p."endsOn" < $1::timestamptz)`,
  })),
  { rule: 'quote', name: 'Quote', run: eraseQuotes },
]

/** A mail that was sent to a contact is a contact: noted on it before the mail itself is emptied. */
async function rememberMails(tx: Tx): Promise<number> {
  await tx.$executeRaw`
    UPDATE "Contact" c SET "updatedAt" = m.at
    FROM (SELECT lower(recipient) AS mail, max("sentAt") AS at FROM "Message" WHERE "sentAt" IS NOT NULL AND recipient <> '' GROUP BY 1) m
    WHERE c."userId" IS NULL AND lower(c.email) = m.mail AND c."updatedAt" < m.at`
  return 0
}

/** What exhibitors handed in (badge lists and the like); the organiser's blank forms name nobody and stay. */
async function eraseHandedIn(tx: Tx, moment: Date, most: number): Promise<number> {
  const due = await tx.$queryRaw<{ id: string; fileId: string }[]>`
    SELECT f.id, f."fileId" FROM "DeadlineFile" f JOIN "Deadline" d ON d.id = f."deadlineId" JOIN "Programme" p ON p.id = d."showId"
    WHERE f."applicationId" IS NOT NULL AND p."endsOn" < ${yearsBefore(moment, keeping.showFile.years)} LIMIT ${most} FOR UPDATE OF f SKIP LOCKED`
  await tx.deadlineFile.deleteMany({ where: { id: { in: due.map(({ id }) => id) } } })
  await tx.storedFile.deleteMany({ where: { id: { in: due.map(({ fileId }) => fileId) }, deadlineFiles: { none: {} }, backgroundOf: { none: {} }, logoOf: { none: {} }, pdfOf: { none: {} } } })
  return due.length
}

/** Pictures of signed agreements: they may show names. That it was signed, and when, stays. */
async function eraseScans(tx: Tx, moment: Date, most: number): Promise<number> {
  const due = await tx.$queryRaw<{ id: string; scanId: string }[]>`
    SELECT g.id, g."scanId" FROM "PaperSignature" g JOIN "VisitPaper" p ON p.id = g."paperId" JOIN "SignUp" u ON u.id = p."signUpId" JOIN "Session" s ON s.id = u."sessionId"
    WHERE g."scanId" IS NOT NULL AND s."endsAt" < ${daysBefore(moment, keeping.paper.days)} LIMIT ${most} FOR UPDATE OF g SKIP LOCKED`
  await tx.paperSignature.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { scanId: null } })
  await tx.storedFile.deleteMany({ where: { id: { in: due.map(({ scanId }) => scanId) } } })
  return due.length
}

/** Quotes past the years for which the law asks to keep them: amounts stay for the figures, parties and paper go. */
async function eraseQuotes(tx: Tx, moment: Date, most: number): Promise<number> {
  await tx.$queryRaw`SELECT set_config('pavillon.retention', 'on', true)`
  const due = await tx.$queryRaw<{ id: string; pdfId: string | null }[]>`
    SELECT id, "pdfId" FROM "Quote" WHERE "createdAt" < ${yearsBefore(moment, keeping.quote.years)} AND state <> 'DRAFT'
      AND ("pdfId" IS NOT NULL OR "answeredBy" IS NOT NULL OR "refuseReason" IS NOT NULL OR note <> '' OR parties <> '{}') LIMIT ${most} FOR UPDATE SKIP LOCKED`
  await tx.quote.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { pdfId: null, answeredBy: null, refuseReason: null, note: '', parties: {} } })
  await tx.storedFile.deleteMany({ where: { id: { in: due.flatMap(({ pdfId }) => pdfId ?? []) }, pdfOf: { none: {} } } })
  return due.length
}
