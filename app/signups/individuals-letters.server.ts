import { createHmac } from 'node:crypto'
import { hashToken } from '~/access/hashed-tokens.server'
import { addressOf } from '~/access/origin.server'
import { config } from '~/config.server'
import { letter } from '~/messages/letters'
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

/** `again`: the same form came once more; `reminder`: it is soon. The others are a school's. */
export type PersonLetterKind = LetterKind | 'again' | 'reminder'

const known = ['received', 'waitlisted', 'confirmed', 'promoted', 'changed', 'refused', 'cancelled', 'sessionCancelled', 'sessionMoved', 'again', 'reminder'] as const

/** A letter to somebody who comes for themselves, with their link. It is kept from other eyes and emptied once sent. */
export function personLetter(kind: PersonLetterKind, change: string, { name, mail, locale }: PersonReader, facts: PersonFacts): OutgoingMessage {
  const t = translator(locale, 'individuals')
  const text = known.find((one) => one === kind) ?? 'changed'
  const over = kind === 'cancelled' || kind === 'sessionCancelled' || kind === 'refused'
  const open = facts.confirmBy && !over
  const terms: [string, string | null | undefined | false][] = [
    [t('letter.when'), sessionWords(facts.startsAt, facts.endsAt, locale, facts.zone)],
    [t('letter.where'), facts.place],
    [t('letter.persons'), t('persons', { n: facts.persons })],
    [t('letter.rank'), facts.rank ? String(facts.rank) : null],
    [t('letter.note'), !over && facts.note],
  ]
  return {
    kind: `individual.${kind}`,
    dedupeKey: `individual.${kind}:${facts.id}:${change}`,
    to: mail,
    locale,
    secret: true,
    expiresAt: facts.endsAt,
    about: { type: 'SignUp', id: facts.id },
    ...letter(locale, {
      subject: t(`letter.subject.${text}`, { title: facts.title }),
      paragraphs: [
        t(`letter.text.${text}`, { title: facts.title, name, reason: facts.reason || '–' }),
        ...(open ? [t('letter.confirmBy', { until: momentWords(facts.confirmBy ?? facts.startsAt, locale, facts.zone) })] : []),
        ...(over ? [] : [t('letter.link')]),
      ],
      facts: terms.filter((term): term is [string, string] => !!term[1]),
      ...(!over && { action: { label: t(open ? 'letter.confirm' : 'letter.open'), address: addressOf(`/inscription/${linkOf(facts.id).token}`).href } }),
    }),
  }
}
