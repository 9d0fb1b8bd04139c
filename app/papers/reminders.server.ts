/** Reminds who still has to sign of a visit that comes near: by day, on working days, once a week before and once just before. */
import { addressOf } from '~/access/origin.server'
import { db, transaction } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue, type OutgoingMessage } from '~/messages/outbox.server'
import { maySend } from '~/signups/approvals-reminders.server'
import type { Language } from '~/ui/catalogues'
import { addDays, daysBetween, instantOf, localDate, sessionWords, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { companyReaders, schoolReaders } from './letters.server'
import { paperLines, type PaperLine } from './queries.server'
import { REMIND_DAYS, reminderDue } from './rules'
import { visitFields, type VisitWithPapers } from './settle.server'

/** Writes the reminders that are due now. Gives how many mails it wrote. */
export async function remindToSign(now = new Date()): Promise<number> {
  if (!maySend(now)) return 0
  const until = instantOf(addDays(todayIn(undefined, now), Math.max(...REMIND_DAYS) + 1), '00:00')
  const visits = await db().signUp.findMany({
    where: { kind: 'CLASS', status: 'CONFIRMED', session: { status: 'PLANNED', startsAt: { gt: now, lt: until } }, papers: { some: { state: 'VALID' } } }, select: visitFields, orderBy: { id: 'asc' },
  })
  const lines = await paperLines(visits.map(({ id }) => id), 'STAFF')
  const mails = visits.flatMap((visit) => {
    const { startsAt, activity } = visit.session
    const left = daysBetween(todayIn(activity.programme.zone, now), localDate(startsAt, activity.programme.zone))
    const stage = reminderDue(left)
    const open = (lines.get(visit.id) ?? []).filter(({ standing }) => standing === 'toSign')
    if (stage === undefined) return []
    const ofCompany = open.filter(({ missing }) => missing.includes('COMPANY'))
    const ofSchool = open.filter(({ missing, kind }) => kind === 'NOTICE' || missing.includes('SCHOOL'))
    return [
      ...(ofSchool.length > 0 ? schoolReaders(visit).map((reader) => reminder('remindSchool', visit, reader, ofSchool, left, stage, now)) : []),
      ...(ofCompany.length > 0 ? companyReaders(visit).map((reader) => reminder('remindCompany', visit, reader, ofCompany, left, stage, now)) : []),
    ]
  })
  return transaction(async (tx) => {
    const keys = mails.map(({ dedupeKey }) => dedupeKey)
    const before = await tx.message.count({ where: { dedupeKey: { in: keys } } })
    await enqueue(tx, ...mails)
    return (await tx.message.count({ where: { dedupeKey: { in: keys } } })) - before
  })
}

function reminder(
  kind: 'remindSchool' | 'remindCompany', visit: VisitWithPapers, { id, email, locale }: ReturnType<typeof schoolReaders>[number], open: readonly PaperLine[], left: number, stage: number, now: Date,
): OutgoingMessage {
  const language: Language = locale === 'en' ? 'en' : 'fr'
  const t = translator(language, 'papers')
  const { session, session: { activity }, school } = visit
  const rows = open.map((line): [string, string] => [`${t(`kind.${line.kind}`)} ${line.number}`, line.kind === 'NOTICE' ? t('slipsOf', { slips: line.slips, pupils: line.pupils }) : t(kind === 'remindSchool' ? 'missing.SCHOOL' : 'missing.COMPANY')])
  return {
    // A visit that moves is reminded of anew.
    kind: 'paper.reminder', dedupeKey: `paper.reminder:${visit.id}:${session.startsAt.toISOString()}:${stage}:${id}`, to: email, userId: id, locale: language, about: { type: 'SignUp', id: visit.id },
    // What a mail server kept from us by day does not go out in the evening.
    expiresAt: instantOf(localDate(now), '19:00'),
    ...letterOf(`paper.${kind}`, language, {
      delai: t('letter.in', { n: left }), titre: activity.title, quand: sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone),
      etablissement: school && `${school.name}, ${school.town}`,
    }, { rows, address: addressOf(`/papiers/${visit.id}`).href }),
  }
}
