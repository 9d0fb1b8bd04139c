import { config } from '~/config.server'
import { letterOf } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { Window } from './rules'
import { windowWords } from './window-words'

export type Reader = { userId: string; email: string; name: string; locale: Language }

const KINDS = {
  offered: '/ecole/demandes', accepted: '/entreprise/demandes', declined: '/entreprise/demandes', closed: '/entreprise/demandes', expired: '/ecole/demandes', invited: '/entreprise/demandes',
} as const
export type RequestLetter = keyof typeof KINDS

type Facts = {
  /** The request, and the offer that it is about. */
  id: string
  offerId?: string
  school: string
  company?: string
  level: string
  pupils: number
  adults: number
  /** Days on which the class could come, and which company is asked. */
  asked?: { companyId: string; windows: readonly Window[] }
  offer?: { startsAt: Date; endsAt: Date; place: string; message?: string | null }
  zone: string
}

/** A letter about a request or an answer to it; one change tells one person once. */
export function requestLetter(kind: RequestLetter, { userId, email, locale }: Reader, facts: Facts): OutgoingMessage {
  const t = translator(locale, 'requests')
  const levels = translator(locale, 'activities')
  const { publicUrl, host, port } = config()
  return {
    kind: `request.${kind}`, dedupeKey: `request.${kind}:${[facts.offerId ?? facts.id, facts.asked?.companyId, userId].filter(Boolean).join(':')}`, to: email, userId, locale, about: { type: facts.offerId ? 'VisitOffer' : 'VisitRequest', id: facts.offerId ?? facts.id },
    ...letterOf(`request.${kind}`, locale, {
      etablissement: facts.school, entreprise: facts.company ?? '', classe: `${levels(`level.${facts.level}` as 'level.TROISIEME')}, ${t('party', { pupils: facts.pupils, adults: facts.adults })}`,
      quand: facts.offer && sessionWords(facts.offer.startsAt, facts.offer.endsAt, locale, facts.zone), lieu: facts.offer?.place, message: facts.offer?.message,
      possible: windowWords(t, locale, facts.asked?.windows ?? []).join(' ; '),
    }, { address: new URL(`${KINDS[kind]}/${facts.id}`, publicUrl ?? `http://${host}:${port}`).href }),
  }
}
