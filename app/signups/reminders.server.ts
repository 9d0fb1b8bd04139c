import { addressOf } from '~/access/origin.server'
import { db, transaction } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue, type OutgoingMessage } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { addDays, HOUSE_ZONE, instantOf, localDate, sessionWords, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { placeOf } from './moves.server'

/** Days before a session on which those who come, and who receives them, are reminded: the second, and the eve for who signed up since. */
const DAYS = [2, 1]

/**
 * Writes this morning's reminders of sessions: to each school that is expected, to each company that receives. Once for each
 * session's date, however often it runs; a session that moves is reminded of anew. Gives how many were written.
 */
export async function remindSessions(now = new Date()): Promise<number> {
  const today = todayIn(HOUSE_ZONE, now)
  const sessions = await db().session.findMany({
    where: { status: 'PLANNED', startsAt: { gte: instantOf(addDays(today, Math.min(...DAYS)), '00:00', HOUSE_ZONE), lt: instantOf(addDays(today, Math.max(...DAYS) + 1), '00:00', HOUSE_ZONE) } },
    select: {
      id: true, startsAt: true, endsAt: true, note: true,
      activity: {
        select: {
          title: true, placeName: true, address: true, postcode: true, town: true, programme: { select: { zone: true } },
          host: { select: { contacts: { where: { role: 'COMPANY', endedAt: null, userId: { not: null } }, select: { user: { select: { id: true, email: true, locale: true, erasedAt: true } } } } } },
        },
      },
      signUps: { where: { status: 'CONFIRMED', kind: 'CLASS' }, select: { id: true, pupils: true, adults: true, school: { select: { name: true } }, user: { select: { id: true, email: true, locale: true, erasedAt: true } } } },
    },
  })
  const mails: OutgoingMessage[] = []
  for (const session of sessions) {
    const day = localDate(session.startsAt, session.activity.programme.zone)
    const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
    for (const { id, user, pupils, adults } of session.signUps) if (user && !user.erasedAt) mails.push(reminder(session, user, { key: id, left, path: `/ecole/classes/${id}`, text: 'signup.reminder', who: [{ pupils, adults }] }))
    if (session.signUps.length === 0) continue
    for (const { user } of session.activity.host?.contacts ?? []) if (user && !user.erasedAt) mails.push(reminder(session, user, { key: `${session.id}:${user.id}`, left, path: '/entreprise', text: 'signup.reminderHost', who: session.signUps }))
  }
  return transaction(async (tx) => {
    const before = await tx.message.count({ where: { dedupeKey: { in: mails.map(({ dedupeKey }) => dedupeKey) } } })
    await enqueue(tx, ...mails)
    return (await tx.message.count({ where: { dedupeKey: { in: mails.map(({ dedupeKey }) => dedupeKey) } } })) - before
  })
}

type Session = { id: string; startsAt: Date; endsAt: Date; note: string | null; activity: Parameters<typeof placeOf>[0] & { title: string; programme: { zone: string } } }
type Person = { id: string; email: string; locale: string }
type About = { key: string; left: number; path: string; text: 'signup.reminder' | 'signup.reminderHost'; who: { pupils: number; adults: number; school?: { name: string } | null }[] }

function reminder({ startsAt, endsAt, note, activity }: Session, { id, email, locale }: Person, { key, left, path, text, who }: About): OutgoingMessage {
  const language: Language = locale === 'en' ? 'en' : 'fr'
  const t = translator(language, 'messages')
  return {
    kind: 'signup.reminder', dedupeKey: `signup.reminder:${key}:${startsAt.toISOString()}`, to: email, userId: id, locale: language, about: { type: 'SignUp', id: key }, expiresAt: startsAt,
    ...letterOf(text, language, {
      delai: t('reminder.in', { n: left }), titre: activity.title, quand: sessionWords(startsAt, endsAt, language, activity.programme.zone), lieu: placeOf(activity), note,
      groupe: who.map(({ pupils, adults, school }) => [school?.name, t('reminder.party', { pupils, adults })].filter(Boolean).join(' : ')).join('\n'),
    }, { address: addressOf(path).href }),
  }
}
