import { addressOf } from '~/access/origin.server'
import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue, type OutgoingMessage } from '~/messages/outbox.server'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { HeldTime } from './another-time-moves.server'
import { hostReaders, type HostReader } from './host-letters.server'

export type TimeLetter = 'asked' | 'withdrawn' | 'kept' | 'taken' | 'unanswered'

/** Tells the other side: the school what its host asks or takes back, the host what the school answers. `now` is the date that the class has from now on. */
export async function tellTime(tx: Tx, kind: TimeLetter, request: HeldTime, now: { startsAt: Date; endsAt: Date } = request): Promise<void> {
  const { user } = request.signUp
  const toSchool = kind === 'asked' || kind === 'withdrawn'
  const school = user && !user.erasedAt ? [{ userId: user.id, email: user.email, locale: user.locale === 'en' ? ('en' as const) : ('fr' as const) }] : []
  const readers = toSchool ? school : await hostReaders(tx, [request.companyId])
  await enqueue(tx, ...readers.map((reader) => timeLetter(kind, reader, request, now, toSchool)))
}

function timeLetter(kind: TimeLetter, { userId, email, locale }: HostReader, request: HeldTime, now: { startsAt: Date; endsAt: Date }, toSchool: boolean): OutgoingMessage {
  const { id, signUpId, signUp, company, dates, message, answer } = request
  const { title, programme: { zone } } = signUp.session.activity
  const t = translator(locale, 'signups')
  const levels = translator(locale, 'activities')
  const words = (date: { startsAt: Date; endsAt: Date }) => sessionWords(date.startsAt, date.endsAt, locale, zone)
  return {
    kind: `time.${kind}`, dedupeKey: `time.${kind}:${id}:${email}`, to: email, userId, locale, about: { type: 'SignUp', id: signUpId },
    ...letterOf(`time.${kind}`, locale, {
      titre: title, entreprise: company.name, etablissement: signUp.school?.name ?? '',
      classe: [signUp.level && levels(`level.${signUp.level}`), t('party', { pupils: signUp.pupils, adults: signUp.adults })].filter(Boolean).join(', '),
      quand: words(now), dates: dates.map(words).join('\n'), message: kind === 'kept' ? answer : message,
    }, { address: addressOf(toSchool ? (kind === 'asked' ? `/ecole/classes/${signUpId}/autre-date` : `/ecole/classes/${signUpId}`) : `/entreprise/classes/${signUpId}`).href }),
  }
}
