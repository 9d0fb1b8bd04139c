import { db, transaction } from '~/db/client.server'
import { enqueue } from '~/messages/outbox.server'
import { addDays, HOUSE_ZONE, instantOf, todayIn } from '~/ui/time'
import { personLetter } from './individuals-letters.server'
import { placeOf } from './moves.server'

/**
 * Reminds people who come for themselves, two days before or, for who signed up since, on the eve; with the link by which
 * they call it off. Once for each date of a session, however often it runs. Gives how many were written.
 */
export async function remindPersons(now = new Date()): Promise<number> {
  const today = todayIn(HOUSE_ZONE, now)
  const coming = await db().signUp.findMany({
    where: {
      kind: 'PERSON', status: 'CONFIRMED', personMail: { not: null },
      session: { status: 'PLANNED', startsAt: { gte: instantOf(addDays(today, 1), '00:00', HOUSE_ZONE), lt: instantOf(addDays(today, 3), '00:00', HOUSE_ZONE) } },
    },
    select: {
      id: true, adults: true, contactName: true, personMail: true, personLocale: true,
      session: { select: { startsAt: true, endsAt: true, note: true, activity: { select: { title: true, placeName: true, address: true, postcode: true, town: true, programme: { select: { zone: true } } } } } },
    },
    orderBy: { id: 'asc' },
  })
  const letters = coming.map(({ id, adults, contactName, personMail, personLocale, session: { activity, ...session } }) =>
    personLetter('reminder', session.startsAt.toISOString(), { name: contactName ?? '', mail: personMail ?? '', locale: personLocale === 'en' ? 'en' : 'fr' }, {
      id, persons: adults, title: activity.title, place: placeOf(activity), zone: activity.programme.zone, ...session,
    }))
  return transaction(async (tx) => {
    const sent = { where: { dedupeKey: { in: letters.map(({ dedupeKey }) => dedupeKey) } } }
    const before = await tx.message.count(sent)
    await enqueue(tx, ...letters)
    return (await tx.message.count(sent)) - before
  })
}
