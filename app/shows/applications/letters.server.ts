import { config } from '~/config.server'
import type { Application } from '~/db/generated/client'
import { letter, letterOf } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import { translator } from '~/ui/translator'
import type { Reached } from '../people.server'

const addressOf = (path: string) => new URL(path, config().publicUrl ?? `http://${config().host}:${config().port}`).href

/** What a company is told when its application has moved. */
export function stateLetter(person: Reached, { id, state, version, late, refuseReason }: Application, programme: { id: string; title: string }): OutgoingMessage {
  const told = state as 'SUBMITTED' | 'WAITING' | 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN'
  return {
    kind: 'application.moved', dedupeKey: `application.moved:${id}:v${version}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Application', id },
    ...letterOf(state === 'SUBMITTED' && late ? 'application.late' : `application.${told}`, person.locale, {
      salon: programme.title, motif: refuseReason,
    }, { address: addressOf(`/entreprise/salons/${programme.id}`) }),
  }
}

/** What staff are told when a company takes its application back: a stand may be free again. */
export function withdrawnLetter(person: Reached, { id, version, refuseReason }: Application, programme: { id: string; title: string }, company: string): OutgoingMessage {
  return {
    kind: 'application.withdrawn', dedupeKey: `application.withdrawn:${id}:v${version}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Application', id },
    ...letterOf('application.tookBack', person.locale, { entreprise: company, salon: programme.title, motif: refuseReason }, { address: addressOf(`/equipe/salons/${programme.id}/candidatures/${id}`) }),
  }
}

/** One of many letters, with the words that staff wrote. */
export function bulkLetter(person: Reached, batch: string, applicationId: string, { subject, text }: { subject: string; text: string }, showId: string): OutgoingMessage {
  const t = translator(person.locale, 'showApplications')
  return {
    kind: 'application.letter', dedupeKey: `application.letter:${batch}:${applicationId}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Application', id: applicationId },
    ...letter(person.locale, { subject, paragraphs: text.split(/\n{2,}/).map((paragraph) => paragraph.trim()).filter(Boolean), action: { label: t('letter.open'), address: addressOf(`/entreprise/salons/${showId}`) } }),
  }
}
