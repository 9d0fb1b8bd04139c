import { config } from '~/config.server'
import type { Shift } from '~/db/generated/client'
import { letterOf } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import { sessionWords } from '~/ui/time'
import type { Reached } from '../people.server'

export type DutyNews = 'assigned' | 'released' | 'moved' | 'cancelled' | 'swapAsked' | 'swapTaken' | 'swapRefused'

type Told = Pick<Shift, 'id' | 'title' | 'startsAt' | 'endsAt' | 'place' | 'note'> & { show: { programme: { title: string; zone: string } } }

/** What somebody is told of one of their shifts. `change` names what happened, once for ever. */
export function dutyLetter(news: DutyNews, change: string, person: Reached, shift: Told): OutgoingMessage {
  const { title, zone } = shift.show.programme
  const { publicUrl, host, port } = config()
  return {
    kind: `duty.${news}`, dedupeKey: `duty.${news}:${shift.id}:${person.contactId}:${change}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Shift', id: shift.id },
    ...letterOf(`duty.${news}`, person.locale, {
      salon: title, quand: sessionWords(shift.startsAt, shift.endsAt, person.locale, zone), tour: shift.title, lieu: shift.place, note: shift.note,
    }, { address: new URL('/mes-permanences', publicUrl ?? `http://${host}:${port}`).href }),
  }
}
