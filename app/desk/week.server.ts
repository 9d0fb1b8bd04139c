/** The week of staff: the sessions of all programmes, and what is due or closed on each day. */
import type { Viewer } from '~/access/viewer.server'
import { publicHolidaysOf } from '~/programmes/holidays.server'
import { db } from '~/db/client.server'
import { seatsTaken } from '~/signups/queries.server'
import { addDays, dateOnly, fromDateOnly, instantOf } from '~/ui/time'

const MOST = 400

export type DayMark = { day: string; what: 'holiday' | 'publicHoliday' | 'show' | 'deadline' | 'labelDeadline'; words: string; to: string | null }

/** The seven days from a Monday on. */
export async function weekOf(_staff: Viewer, monday: string) {
  const sunday = addDays(monday, 6)
  const [from, until] = [instantOf(monday, '00:00'), instantOf(addDays(monday, 7), '00:00')]
  const found = await db().session.findMany({
    where: { status: 'PLANNED', startsAt: { gte: from, lt: until }, activity: { moderation: { not: 'CANCELLED' } } }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], take: MOST,
    select: { id: true, startsAt: true, endsAt: true, seats: true, activity: { select: { title: true, town: true, moderation: true, programme: { select: { kind: true } } } } },
  })
  const taken = await seatsTaken(found.map(({ id }) => id))
  return { sessions: found.map((session) => ({ ...session, taken: taken.get(session.id) ?? 0 })), marks: await marksOf(monday, sunday), next: found.length > 0 ? null : await nextWeekWithSessions(until) }
}
export type WeekSession = Awaited<ReturnType<typeof weekOf>>['sessions'][number]

async function marksOf(monday: string, sunday: string): Promise<DayMark[]> {
  const [first, last] = [fromDateOnly(monday), fromDateOnly(sunday)]
  const [holidays, shows, deadlines, editions] = await Promise.all([
    db().schoolHoliday.findMany({ where: { zone: 'B', firstDay: { lte: last }, backOn: { gt: first } }, select: { name: true, firstDay: true, backOn: true } }),
    db().programme.findMany({ where: { kind: 'SHOW', status: { notIn: ['CANCELLED', 'POSTPONED'] }, startsOn: { lte: last }, endsOn: { gte: first } }, select: { id: true, title: true, startsOn: true, endsOn: true } }),
    db().deadline.findMany({ where: { cancelledAt: null, doneAt: null, dueOn: { gte: first, lte: last }, show: { programme: { status: { not: 'CANCELLED' } } } }, orderBy: [{ dueOn: 'asc' }, { title: 'asc' }], take: 60, select: { id: true, showId: true, title: true, dueOn: true } }),
    db().programme.findMany({ where: { kind: 'INDUSTRY_WEEK', labelDeadline: { gte: first, lte: last } }, select: { id: true, title: true, labelDeadline: true } }),
  ])
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const publicDays = [...new Set([monday.slice(0, 4), sunday.slice(0, 4)])].flatMap((year) => publicHolidaysOf(Number(year)))
  return days.flatMap((day): DayMark[] => [
    ...publicDays.filter((one) => one.day === day).map(({ name }) => ({ day, what: 'publicHoliday' as const, words: name, to: null })),
    ...holidays.filter(({ firstDay, backOn }) => dateOnly(firstDay) <= day && day < dateOnly(backOn)).map(({ name }) => ({ day, what: 'holiday' as const, words: name, to: null })),
    ...shows.filter(({ startsOn, endsOn }) => dateOnly(startsOn) <= day && day <= dateOnly(endsOn)).map(({ id, title }) => ({ day, what: 'show' as const, words: title, to: `/equipe/salons/${id}` })),
    ...deadlines.filter(({ dueOn }) => dateOnly(dueOn) === day).map(({ id, showId, title }) => ({ day, what: 'deadline' as const, words: title, to: `/equipe/salons/${showId}/echeances/${id}` })),
    ...editions.filter(({ labelDeadline }) => labelDeadline && dateOnly(labelDeadline) === day).map(({ id, title }) => ({ day, what: 'labelDeadline' as const, words: title, to: `/equipe/programmes/${id}/label` })),
  ])
}

/** The next day on which there is a session, for who looks at an empty week. */
async function nextWeekWithSessions(after: Date): Promise<Date | null> {
  const found = await db().session.findFirst({ where: { status: 'PLANNED', startsAt: { gte: after }, activity: { moderation: { not: 'CANCELLED' } } }, orderBy: { startsAt: 'asc' }, select: { startsAt: true } })
  return found?.startsAt ?? null
}

