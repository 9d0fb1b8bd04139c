/** What follows from a change in the life of a show: postponed, moved, cancelled, other days, another place. */
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { dateOnly, dateRangeWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { moveDeadlines } from './deadlines/moves.server'
import { peopleOfShow, type Reached } from './people.server'

type Changed = { id: string; title: string; startsOn: Date; endsOn: Date; place: string | null; town: string | null; status: 'PLANNED' | 'CONFIRMED' | 'POSTPONED' | 'MOVED' | 'CANCELLED' | 'HELD'; statusNote: string | null }

/**
 * Moves the deadlines that are counted from the show's days and tells everyone concerned, once for each SEQUENCE of the
 * programme. Does nothing for a programme that is no show, and tells nobody of one that is still a draft.
 */
export async function showChanged(tx: Tx, viewer: Viewer, programmeId: string, sequence: number): Promise<void> {
  const show = await tx.programme.findUniqueOrThrow({
    where: { id: programmeId },
    select: { id: true, kind: true, title: true, startsOn: true, endsOn: true, place: true, town: true, status: true, statusNote: true, publishedAt: true },
  })
  if (show.kind !== 'SHOW') return
  await moveDeadlines(tx, viewer, programmeId)
  if (!show.publishedAt || show.status === 'HELD') return
  const people = await peopleOfShow(tx, programmeId)
  await enqueue(tx, ...people.map((person) => changedLetter(person, show, sequence)))
  await audit(tx, viewer, 'show.told', { type: 'Programme', id: programmeId }, { people: people.length, sequence })
}

function changedLetter(person: Reached, show: Changed, sequence: number) {
  const state = translator(person.locale, 'programmes')(`status.${show.status}`)
  const { publicUrl, host, port } = config()
  return {
    kind: 'show.changed', dedupeKey: `show.changed:${show.id}:s${sequence}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Programme', id: show.id },
    ...letterOf('show.changed', person.locale, {
      salon: show.title, etat: state, dates: dateRangeWords(dateOnly(show.startsOn), dateOnly(show.endsOn), person.locale),
      lieu: [show.place, show.town].filter(Boolean).join(', '), note: show.statusNote,
    }, { address: new URL(`/entreprise/salons/${show.id}`, publicUrl ?? `http://${host}:${port}`).href }),
  }
}
