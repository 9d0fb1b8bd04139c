import { config } from '~/config.server'
import { letterOf } from '~/messages/letters'
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

export type LetterKind = 'received' | 'waitlisted' | 'confirmed' | 'promoted' | 'changed' | 'refused' | 'cancelled' | 'sessionCancelled' | 'sessionMoved'
/** Of a class alone: its school had asked, and somebody found it a place; a new date for which no decision is asked again. */
export type ClassLetterKind = LetterKind | 'matched' | 'matchedPending' | 'newDate'

// Making a translator costs a hundred times a sentence; there are two.
const translators = new Map<Language, ReturnType<typeof translator<'signups'>>>()

function sentences(language: Language) {
  let found = translators.get(language)
  if (!found) translators.set(language, (found = translator(language, 'signups')))
  return found
}

/** A letter about a sign-up. `change` names what happened, once for ever: one change tells one person once. */
export function signUpLetter(kind: ClassLetterKind, change: string, reader: Reader, facts: SignUpFacts): OutgoingMessage {
  const t = sentences(reader.locale)
  const { publicUrl, host, port } = config()
  return {
    kind: `signup.${kind}`,
    dedupeKey: `signup.${kind}:${facts.id}:${change}`,
    to: reader.email,
    userId: reader.userId,
    locale: reader.locale,
    about: { type: 'SignUp', id: facts.id },
    ...letterOf(`signup.${kind}`, reader.locale, {
      titre: facts.title, quand: sessionWords(facts.startsAt, facts.endsAt, reader.locale, facts.zone), lieu: facts.place,
      groupe: t('party', { pupils: facts.pupils, adults: facts.adults }), rang: facts.rank ? t('rank', { rank: facts.rank }) : null,
      note: facts.note, raison: facts.reason || (kind === 'cancelled' ? '' : '–'),
    }, { address: new URL(`/ecole/classes/${facts.id}`, publicUrl ?? `http://${host}:${port}`).href }),
  }
}
