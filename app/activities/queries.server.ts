import joursFeries from '@socialgouv/jours-feries'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { dateOnly, localDate, todayIn } from '~/ui/time'
import { labelEditionFields } from './label-check'
import type { DayOff } from './rules'

/** An activity with all of its sessions, for staff. */
export function activityById(_viewer: Viewer, id: string) {
  return db().activity.findUnique({
    where: { id },
    include: {
      programme: { select: { id: true, title: true, slug: true, kind: true, publishedAt: true, zone: true, holidayZone: true, status: true, labelDeadline: true, ...labelEditionFields } },
      host: { select: { id: true, name: true, town: true, siret: true, siren: true } },
      coHosts: { select: { company: { select: { id: true, name: true, town: true, siret: true, siren: true } } } },
      sessions: { orderBy: { startsAt: 'asc' } },
    },
  })
}

/** A session with its activity and zone, for staff's forms. */
export function sessionById(_viewer: Viewer, id: string) {
  return db().session.findUnique({
    where: { id },
    include: { activity: { select: { id: true, title: true, slug: true, programme: { select: { id: true, title: true, zone: true } } } } },
  })
}

/** Days on which no visit is proposed, from a day to another. */
export async function daysOff(holidayZone: string, from: string, until: string): Promise<{ holidays: DayOff[]; publicHolidays: Set<string>; today: string }> {
  const rows = await db().schoolHoliday.findMany({ where: { zone: holidayZone }, select: { firstDay: true, backOn: true } })
  const holidays = rows.map(({ firstDay, backOn }) => ({ firstDay: dateOnly(firstDay), backOn: dateOnly(backOn) }))
  return { holidays, publicHolidays: publicHolidays(Number(from.slice(0, 4)), Number(until.slice(0, 4))), today: todayIn() }
}

/** The days of these years on which nobody works, as `2026-05-01`. */
export function publicHolidays(first: number, last: number): Set<string> {
  const found = new Set<string>()
  for (let year = first; year <= Math.min(last, first + 3); year += 1) {
    // The package gives midnights of the process's own zone.
    for (const date of Object.values(joursFeries(year))) found.add(localDate(date, Intl.DateTimeFormat().resolvedOptions().timeZone))
  }
  return found
}
