import { config } from '~/config.server'
import { letter } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { sessionWords } from '~/ui/time'

/** Whom a letter about a sign-up goes to. */
export type Reader = { userId: string | null; email: string; locale: Language }

/** What a letter says of a sign-up: where, when, how many. No name of a pupil is known here. */
export type SignUpFacts = {
  id: string
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  zone: string
  pupils: number
  adults: number
  rank?: number
  reason?: string | null
  note?: string | null
}

const SUBJECTS = {
  received: 'receivedSubject', waitlisted: 'receivedSubject', confirmed: 'confirmedSubject', promoted: 'promotedSubject',
  changed: 'changedSubject', refused: 'refusedSubject', cancelled: 'cancelledSubject', sessionCancelled: 'cancelledSubject',
  sessionMoved: 'movedSubject',
} as const
export type LetterKind = keyof typeof SUBJECTS

const TEXTS = {
  received: ['received', 'receivedPending'], waitlisted: ['received', 'receivedWaiting'], confirmed: ['confirmed'],
  promoted: ['promoted'], changed: ['changed'], refused: ['refused'], cancelled: ['cancelledByYou'],
  sessionCancelled: ['cancelledByUs'], sessionMoved: ['moved'],
} as const

// Making a translator costs a hundred times a sentence; there are two.
const translators = new Map<Language, ReturnType<typeof translator<'signups'>>>()

function sentences(language: Language) {
  let found = translators.get(language)
  if (!found) translators.set(language, (found = translator(language, 'signups')))
  return found
}

/** A letter about a sign-up. `change` names what happened, once for ever: one change tells one person once. */
export function signUpLetter(kind: LetterKind, change: string, reader: Reader, facts: SignUpFacts): OutgoingMessage {
  const t = sentences(reader.locale)
  const { publicUrl, host, port } = config()
  const values = { title: facts.title, reason: facts.reason || '–' }
  const terms: [string, string | number | null | undefined][] = [
    [t('letter.when'), sessionWords(facts.startsAt, facts.endsAt, reader.locale, facts.zone)],
    [t('letter.where'), facts.place],
    [t('letter.group'), t('party', { pupils: facts.pupils, adults: facts.adults })],
    [t('waiting'), facts.rank && t('rank', { rank: facts.rank })],
    [t('letter.note'), facts.note],
  ]
  return {
    kind: `signup.${kind}`,
    dedupeKey: `signup.${kind}:${facts.id}:${change}`,
    to: reader.email,
    userId: reader.userId,
    locale: reader.locale,
    about: { type: 'SignUp', id: facts.id },
    ...letter(reader.locale, {
      subject: t(`letter.${SUBJECTS[kind]}`, values),
      paragraphs: TEXTS[kind].map((text) => t(`letter.${text}`, values)),
      facts: terms.filter((term): term is [string, string] => !!term[1]),
      action: {
        label: t('letter.open'),
        address: new URL(`/ecole/classes/${facts.id}`, publicUrl ?? `http://${host}:${port}`).href,
      },
    }),
  }
}
