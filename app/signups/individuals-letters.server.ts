import { createHmac } from 'node:crypto'
import { hashToken } from '~/access/hashed-tokens.server'
import { addressOf } from '~/access/origin.server'
import { config } from '~/config.server'
import { letterOf } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { momentWords, sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { LetterKind } from './letters.server'

/**
 * The secret link of a sign-up. The database keeps its hash alone: who reads the database can open nobody's page; the
 * house makes the link again for each later mail.
 */
export function linkOf(signUpId: string): { token: string; hash: string } {
  const token = createHmac('sha256', String(config().secret)).update(`inscription ${signUpId}`).digest('base64url')
  return { token, hash: hashToken(token) }
}

export type PersonReader = { name: string; mail: string; locale: Language }

export type PersonFacts = {
  id: string
  persons: number
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  zone: string
  note?: string | null
  reason?: string | null
  rank?: number
  /** Until when the address must be confirmed; null once it was. */
  confirmBy?: Date | null
}

/**
 * `again`: the same form came once more; `reminder`: it is soon; `seated` and `seatedPending`: a place came free too near to
 * ask whether they come. The others are a school's.
 */
export type PersonLetterKind = LetterKind | 'again' | 'reminder' | 'seated' | 'seatedPending'

/** A letter to somebody who comes for themselves, with their link. It is kept from other eyes and emptied once sent. */
export function personLetter(kind: PersonLetterKind, change: string, { name, mail, locale }: PersonReader, facts: PersonFacts): OutgoingMessage {
  const t = translator(locale, 'individuals')
  const over = kind === 'cancelled' || kind === 'sessionCancelled' || kind === 'refused'
  const confirmBy = over ? null : facts.confirmBy
  return {
    kind: `individual.${kind}`,
    dedupeKey: `individual.${kind}:${facts.id}:${change}`,
    to: mail,
    locale,
    secret: true,
    expiresAt: facts.endsAt,
    about: { type: 'SignUp', id: facts.id },
    ...letterOf(`individual.${kind}`, locale, {
      nom: name, titre: facts.title, quand: sessionWords(facts.startsAt, facts.endsAt, locale, facts.zone), lieu: facts.place,
      personnes: t('persons', { n: facts.persons }), rang: facts.rank ? translator(locale, 'signups')('rank', { rank: facts.rank }) : null, note: over ? null : facts.note, raison: facts.reason || (kind === 'cancelled' ? '' : '–'),
      confirmation: confirmBy && momentWords(confirmBy, locale, facts.zone),
    }, over ? {} : { address: addressOf(`/inscription/${linkOf(facts.id).token}`).href, other: !!confirmBy }),
  }
}
