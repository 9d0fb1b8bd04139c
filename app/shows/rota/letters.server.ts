import { config } from '~/config.server'
import type { Shift } from '~/db/generated/client'
import { letter } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { Reached } from '../people.server'

export type DutyNews = 'assigned' | 'released' | 'moved' | 'cancelled' | 'swapAsked' | 'swapTaken' | 'swapRefused'

type Told = Pick<Shift, 'id' | 'title' | 'startsAt' | 'endsAt' | 'place' | 'note'> & { show: { programme: { title: string; zone: string } } }

/** What somebody is told of one of their shifts. `change` names what happened, once for ever. */
export function dutyLetter(news: DutyNews, change: string, person: Reached, shift: Told): OutgoingMessage {
  const t = translator(person.locale, 'showRota')
  const { title, zone } = shift.show.programme
  const { publicUrl, host, port } = config()
  const facts: [string, string][] = [[t('letter.when'), sessionWords(shift.startsAt, shift.endsAt, person.locale, zone)], [t('letter.what'), shift.title], [t('letter.where'), shift.place], [t('letter.note'), shift.note]]
  return {
    kind: `duty.${news}`, dedupeKey: `duty.${news}:${shift.id}:${person.contactId}:${change}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Shift', id: shift.id },
    ...letter(person.locale, {
      subject: t(`letter.${news}Subject`, { show: title }), paragraphs: [t(`letter.${news}`, { show: title })],
      facts: facts.filter(([, value]) => value),
      action: { label: t('letter.open'), address: new URL('/mes-permanences', publicUrl ?? `http://${host}:${port}`).href },
    }),
  }
}
