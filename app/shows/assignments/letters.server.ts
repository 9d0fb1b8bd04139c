import { config } from '~/config.server'
import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { translator } from '~/ui/translator'
import { peopleOf } from '../people.server'

export type StandNews = 'confirmed' | 'moved' | 'released'

/** Tells a company, and those who share its stand, what became of the stand. */
export async function tellAssignment(tx: Tx, news: StandNews, assignmentId: string): Promise<void> {
  const { stand, application, endNote } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      endNote: true, stand: { select: { number: true, width: true, height: true, openSides: true, equipped: true, hall: { select: { name: true } } } },
      application: { select: { companyId: true, showId: true, coExhibitors: { select: { companyId: true } }, show: { select: { programme: { select: { title: true, slug: true } } } } } },
    },
  })
  const { publicUrl, host, port } = config()
  const { title, slug } = application.show.programme
  // Who shares the stand has no application of its own to open: the plan shows it where it stands.
  const addressFor = (companyId: string | null) => new URL(companyId === application.companyId ? `/entreprise/salons/${application.showId}` : `/salons/${slug}/plan`, publicUrl ?? `http://${host}:${port}`).href
  const people = await peopleOf(tx, [application.companyId, ...application.coExhibitors.map(({ companyId }) => companyId)])
  await enqueue(tx, ...people.map((person) => {
    const t = translator(person.locale, 'showAssignments')
    const area = Math.round(Number(stand.width) * Number(stand.height) * 100) / 100
    return {
      kind: `assignment.${news}`, dedupeKey: `assignment.${news}:${assignmentId}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Assignment', id: assignmentId },
      ...letterOf(`assignment.${news}`, person.locale, {
        salon: title, stand: stand.number, emplacement: t('letter.standIn', { stand: stand.number, hall: stand.hall.name }),
        surface: t('letter.areaWords', { area, kind: t(stand.equipped ? 'equipped' : 'bare') }), faces: String(stand.openSides), motif: endNote,
      }, { address: addressFor(person.companyId), other: person.companyId !== application.companyId }),
    }
  }))
}
