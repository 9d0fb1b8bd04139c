/** Reminds who decides for the rectorate of dates that come near: by day, on working days, once for each date. */
import { addressOf } from '~/access/origin.server'
import { publicHolidays } from '~/activities/queries.server'
import { transaction } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue, type OutgoingMessage } from '~/messages/outbox.server'
import { dayWords, fromDateOnly, instantOf, localDate, localTime } from '~/ui/time'
import { translator } from '~/ui/translator'
import { rectorateReaders } from './digest.server'

const [OPENS, CLOSES] = ['08:00', '18:00']
const AHEAD = 2 * 86_400_000
const NAMED = 8

/** Whether a reminder may be sent now: from eight to six, Monday to Friday, no public holiday, in French time. */
export function maySend(now: Date): boolean {
  const today = localDate(now)
  const weekday = fromDateOnly(today).getUTCDay()
  const time = localTime(now)
  const year = now.getUTCFullYear()
  return weekday !== 0 && weekday !== 6 && time >= OPENS && time < CLOSES && !publicHolidays(year, year + 1).has(today)
}

/** Writes the reminders of decisions that are due within two days, to all who may give them. Gives how many mails were written. */
export async function remindAuthorities(now = new Date()): Promise<number> {
  if (!maySend(now)) return 0
  return transaction(async (tx) => {
    // One at a time: what the other reminded of is read after the lock.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('approvals.remind'))`
    const due = await tx.approval.findMany({
      where: {
        authority: 'RECTORATE', state: 'ASKED', remindedAt: null, dueAt: { lte: new Date(now.getTime() + AHEAD) },
        // Who was told of it today already knows.
        OR: [{ toldAt: null }, { toldAt: { lt: instantOf(localDate(now), '00:00') } }],
        signUp: { status: 'PENDING', session: { startsAt: { gt: now } } },
      },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      select: { id: true, dueAt: true, signUp: { select: { school: { select: { id: true, name: true, academie: true } }, session: { select: { activity: { select: { title: true } } } } } } },
    })
    const mails: OutgoingMessage[] = []
    for (const { userId, email, locale, academies, schoolIds } of await rectorateReaders(tx, now)) {
      const own = due.filter(({ signUp }) => signUp?.school?.academie && academies.includes(signUp.school.academie) && !schoolIds.includes(signUp.school.id))
      if (own.length === 0) continue
      const t = translator(locale, 'rectorate')
      const n = own.length
      mails.push({
        kind: 'approvals.remind', dedupeKey: `approvals.remind:${userId}:${own.map(({ id }) => id).sort().at(-1)}:${localDate(now)}`, to: email, userId, locale, expiresAt: instantOf(localDate(now), '20:00'),
        ...letterOf('approvals.remind', locale, { avis: t('letter.decisions', { n }), attente: t('letter.waiting', { n }), autres: n > NAMED ? t('letter.more_count', { n: n - NAMED }) : null }, {
          rows: own.slice(0, NAMED).map(({ dueAt, signUp }): [string, string] => [signUp?.school?.name ?? '–', t('letter.before', { title: signUp?.session.activity.title ?? '', date: dueAt ? dayWords(dueAt, locale) : '' })]),
          address: addressOf('/rectorat').href,
        }),
      })
    }
    await enqueue(tx, ...mails)
    await tx.approval.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { remindedAt: now } })
    return mails.length
  })
}
