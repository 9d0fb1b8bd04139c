/** Mails that tell the chamber and the rectorate what waits for their decision: one in the morning, one when it is urgent. */
import { addressOf } from '~/access/origin.server'
import { daysOff } from '~/activities/queries.server'
import { transaction, type Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue, type OutgoingMessage } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { dayWords, fromDateOnly, instantOf, localDate, localTime } from '~/ui/time'
import { translator } from '~/ui/translator'

const OPENS = '07:30'
const MORNING_ENDS = '12:00'
const CLOSES = '18:00'
const DAY = 86_400_000
const URGENT = 3 * DAY
const NAMED = 5

/** Whether people are at work, in French time: Monday to Friday, from half past seven to six, no public holiday. */
async function isWorkingTime(now: Date): Promise<boolean> {
  const today = localDate(now)
  const weekday = fromDateOnly(today).getUTCDay()
  const time = localTime(now)
  if (weekday === 0 || weekday === 6 || time < OPENS || time >= CLOSES) return false
  return !(await daysOff('B', today, today)).publicHolidays.has(today)
}

type Waiting = Awaited<ReturnType<typeof waitingFor>>[number]
type Recipient = { role: 'STAFF' | 'RECTORATE' } & RectorateReader

/**
 * Tells each authority what it has to decide, while people are at work. Before noon: how many waited when the day began
 * and what is due first, once a day. At any time: what was asked since and is due within three days, once. Run as often
 * as one likes, by any number of processes. Gives how many mails were written.
 */
export async function tellAuthorities(now = new Date()): Promise<number> {
  if (!(await isWorkingTime(now))) return 0
  const today = localDate(now)
  const begins = instantOf(today, OPENS)
  const isMorning = localTime(now) < MORNING_ENDS
  return transaction(async (tx) => {
    // One at a time: what the other told is read after the lock.
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('approvals.tell'))`
    const waiting = await waitingFor(tx, now)
    const proposed = await tx.activity.count({ where: { moderation: 'PROPOSED', OR: [{ proposedAt: { lt: begins } }, { proposedAt: null, createdAt: { lt: begins } }] } })
    const changes = await tx.activityRevision.count({ where: { state: 'PENDING', sentAt: { lt: begins }, activity: { moderation: 'PUBLISHED' } } })
    const told = new Set<string>()
    const mails: OutgoingMessage[] = []
    for (const recipient of await recipients(tx, now)) {
      const own = waiting.filter((approval) => concerns(approval, recipient))
      const early = isMorning ? own.filter(({ askedAt }) => askedAt < begins) : []
      const drafts = isMorning && recipient.role === 'STAFF' ? proposed + changes : 0
      if (early.length + drafts > 0) mails.push(digest(recipient, early, drafts, today, now))
      const urgent = own.filter((approval) => !approval.toldAt && !early.includes(approval) && approval.dueAt && approval.dueAt.getTime() <= now.getTime() + URGENT)
      if (urgent.length > 0) mails.push(urgentLetter(recipient, urgent, today))
      for (const { id } of [...early, ...urgent]) told.add(id)
    }
    const before = await tx.message.count({ where: { dedupeKey: { in: mails.map(({ dedupeKey }) => dedupeKey) } } })
    await enqueue(tx, ...mails)
    await tx.approval.updateMany({ where: { id: { in: [...told] }, toldAt: null }, data: { toldAt: now } })
    return mails.length - before
  })
}

/** The decisions that are awaited for what is still to come, the most urgent first. */
function waitingFor(tx: Tx, now: Date) {
  return tx.approval.findMany({
    where: { state: { in: ['ASKED', 'MORE_ASKED'] }, signUp: { status: 'PENDING', session: { startsAt: { gt: now } } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true, authority: true, askedAt: true, dueAt: true, toldAt: true,
      signUp: { select: { school: { select: { id: true, name: true, academie: true } }, session: { select: { activity: { select: { title: true } } } } } },
    },
  })
}

async function recipients(tx: Tx, now: Date): Promise<Recipient[]> {
  const staff = await tx.user.findMany({
    where: { erasedAt: null, contacts: { some: { role: 'STAFF', endedAt: null, verifiedAt: { not: null } } } },
    orderBy: { createdAt: 'asc' }, select: { id: true, email: true, locale: true },
  })
  return [
    ...staff.map(({ id, email, locale }): Recipient => ({ role: 'STAFF', userId: id, email, locale: locale === 'en' ? 'en' : 'fr', academies: [], schoolIds: [] })),
    ...(await rectorateReaders(tx, now)).map((reader): Recipient => ({ ...reader, role: 'RECTORATE' })),
  ]
}

export type RectorateReader = { userId: string; email: string; locale: Language; academies: string[]; schoolIds: string[] }

/** Who decides for the rectorate on a day: its own people, and whoever stands in for them. */
export async function rectorateReaders(tx: Tx, now: Date): Promise<RectorateReader[]> {
  const rows = await tx.$queryRaw<(Omit<RectorateReader, 'locale'> & { locale: string })[]>`
    SELECT u.id AS "userId", u.email, u.locale, array_agg(DISTINCT r.academie) AS academies,
      ARRAY(SELECT DISTINCT c."schoolId"::text FROM "Contact" c WHERE c."userId" = u.id AND c."endedAt" IS NULL AND c."schoolId" IS NOT NULL) AS "schoolIds"
    FROM (
      SELECT "userId", academie FROM "Contact" WHERE role = 'RECTORATE' AND "endedAt" IS NULL AND "verifiedAt" IS NOT NULL AND academie IS NOT NULL
      UNION SELECT d."toId", d.academie FROM "Delegation" d
      WHERE d."endedAt" IS NULL AND (${now}::timestamptz AT TIME ZONE 'Europe/Paris')::date BETWEEN d."startsOn" AND d."endsOn"
        AND EXISTS (SELECT 1 FROM "Contact" own WHERE own."userId" = d."fromId" AND own.role = 'RECTORATE' AND own.academie = d.academie AND own."endedAt" IS NULL)
    ) r JOIN "User" u ON u.id = r."userId" WHERE u."erasedAt" IS NULL GROUP BY u.id ORDER BY u.id`
  return rows.map((row) => ({ ...row, locale: row.locale === 'en' ? 'en' : 'fr' }))
}

function concerns({ authority, signUp }: Waiting, { role, academies, schoolIds }: Recipient): boolean {
  if (authority === 'CHAMBER') return role === 'STAFF'
  const school = signUp?.school
  return role === 'RECTORATE' && !!school?.academie && academies.includes(school.academie) && !schoolIds.includes(school.id)
}

const queueOf = { STAFF: '/equipe#avis', RECTORATE: '/rectorat' } as const

function digest(recipient: Recipient, waiting: Waiting[], proposed: number, today: string, now: Date): OutgoingMessage {
  const t = translator(recipient.locale, 'signups')
  const n = waiting.length
  const late = waiting.filter(({ dueAt }) => dueAt && dueAt < now).length
  const first = waiting.find(({ dueAt }) => dueAt)?.dueAt
  const address = addressOf(queueOf[recipient.role]).href
  const propositions = proposed > 0 ? t('digest.proposed', { n: proposed }) : null
  if (n === 0) return mail(recipient, 'digest', today, today, letterOf('approvals.proposed', recipient.locale, { propositions: propositions ?? '' }, { address }))
  return mail(recipient, 'digest', today, today, letterOf('approvals.digest', recipient.locale, {
    attente: t('digest.waiting', { n }), retards: late > 0 ? t('digest.late', { n: late }) : null, propositions, premiere: first && dayWords(first, recipient.locale),
  }, { address }))
}

function urgentLetter(recipient: Recipient, urgent: Waiting[], today: string): OutgoingMessage {
  const t = translator(recipient.locale, 'signups')
  const n = urgent.length
  const newest = urgent.map(({ id }) => id).sort().at(-1) ?? ''
  const rows = urgent.slice(0, NAMED).map(({ dueAt, signUp }): [string, string] => [
    signUp?.school?.name ?? '–',
    t('digest.before', { title: signUp?.session.activity.title ?? '', date: dueAt ? dayWords(dueAt, recipient.locale) : '' }),
  ])
  return mail(recipient, 'urgent', newest, today, letterOf('approvals.urgent', recipient.locale, {
    avis: t('digest.decisions', { n }), demandes: t('digest.arrived', { n }), date: urgent[0]?.dueAt ? dayWords(urgent[0].dueAt, recipient.locale) : '',
    autres: n > NAMED ? t('digest.more', { n: n - NAMED }) : null,
  }, { rows, address: addressOf(queueOf[recipient.role]).href }))
}

function mail({ role, userId, email, locale }: Recipient, kind: 'digest' | 'urgent', which: string, today: string, words: ReturnType<typeof letterOf>): OutgoingMessage {
  return {
    kind: `approvals.${kind}`,
    dedupeKey: `approvals.${kind}:${role}:${userId}:${which}`,
    to: email, userId, locale,
    // Tomorrow there is another.
    expiresAt: instantOf(today, '20:00'),
    ...words,
  }
}
