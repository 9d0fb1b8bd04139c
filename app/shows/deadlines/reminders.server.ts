import { config } from '~/config.server'
import { db, transaction } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { dateOnly, dayWords, daysBetween, fromDateOnly, addDays, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { peopleOf, staffPeople, type Reached } from '../people.server'
import { remindsToday } from './rules'

/**
 * Writes this morning's reminders of deadlines: to each exhibitor who has not done their part yet, to staff for what is
 * the house's. Run as often as one likes on a day: each person is reminded once. Gives how many were written.
 */
export async function remindDeadlines(now = new Date()): Promise<number> {
  const today = todayIn(undefined, now)
  const due = await db().deadline.findMany({
    where: {
      cancelledAt: null, doneAt: null, dueOn: { gte: fromDateOnly(today), lte: fromDateOnly(addDays(today, 365)) },
      show: { programme: { status: { notIn: ['CANCELLED', 'POSTPONED'] }, publishedAt: { not: null } } },
    },
    include: { show: { select: { programmeId: true, programme: { select: { title: true } }, applications: { where: { state: 'ACCEPTED' }, select: { companyId: true, tasks: { select: { deadlineId: true, doneAt: true } } } } } } },
  })
  let written = 0
  for (const deadline of due.filter(({ dueOn, remindDays }) => remindsToday(dateOnly(dueOn), remindDays, today))) {
    written += await transaction(async (tx) => {
      const open = deadline.show.applications.filter(({ tasks }) => !tasks.some((task) => task.deadlineId === deadline.id && task.doneAt))
      const people = deadline.perCompany ? await peopleOf(tx, open.map(({ companyId }) => companyId)) : deadline.owner === 'CHAMBER' ? await staffPeople(tx) : []
      const dueOn = dateOnly(deadline.dueOn)
      await enqueue(tx, ...people.map((person) => reminder(person, deadline, dueOn, today)))
      return people.length
    })
  }
  return written
}

type Due = { id: string; title: string; detail: string; perCompany: boolean; show: { programmeId: string; programme: { title: string } } }

function reminder(person: Reached, { id, title, detail, perCompany, show }: Due, dueOn: string, today: string) {
  const t = translator(person.locale, 'showDeadlines')
  const { publicUrl, host, port } = config()
  const path = perCompany ? `/entreprise/salons/${show.programmeId}/echeances` : `/equipe/salons/${show.programmeId}/echeances`
  return {
    kind: 'deadline.reminder', dedupeKey: `deadline.reminder:${id}:${dueOn}:${today}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Deadline', id },
    // Tomorrow the words « dans 3 jours » would be wrong.
    expiresAt: fromDateOnly(addDays(today, 1)),
    ...letterOf('deadline.reminder', person.locale, {
      tache: title, delai: t('letter.in', { n: daysBetween(today, dueOn) }), salon: show.programme.title, pour: dayWords(dueOn, person.locale), detail,
    }, { address: new URL(path, publicUrl ?? `http://${host}:${port}`).href }),
  }
}
