import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { ProgrammeStatus } from '~/db/generated/enums'
import { seatsTaken } from '~/signups/queries.server'
import { openAgendaEvent, type Exported, type Warning } from './openagenda'

const moved: Partial<Record<ProgrammeStatus, Exported['state']>> = { POSTPONED: 'postponed', MOVED: 'moved', CANCELLED: 'cancelled' }

/** The published activities of an edition as events of OpenAgenda, and what was cut or left out. A 404 for another programme. */
export async function agendaOf(_staff: Viewer, programmeId: string, origin: string) {
  const programme = await db().programme.findFirst({ where: { id: programmeId, kind: 'INDUSTRY_WEEK' }, select: { slug: true, zone: true, status: true } })
  if (!programme) throw notFound()
  const activities = await db().activity.findMany({
    where: { programmeId, publishedAt: { not: null }, moderation: { in: ['PUBLISHED', 'CANCELLED'] } }, orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: { host: { select: { name: true } }, sessions: { select: { id: true, startsAt: true, endsAt: true, status: true, seats: true }, orderBy: { startsAt: 'asc' } } },
  })
  const taken = await seatsTaken(activities.flatMap(({ sessions }) => sessions.map(({ id }) => id)))
  const made = activities.map(({ host, sessions, ...activity }) => {
    const called = activity.moderation === 'CANCELLED'
    const held = sessions.filter(({ status }) => called || status === 'PLANNED')
    const full = held.length > 0 && held.every(({ id, seats }) => (taken.get(id) ?? 0) >= seats)
    const state = called ? 'cancelled' : (moved[programme.status] ?? (full ? 'full' : 'planned'))
    return { id: activity.id, title: activity.title, ...openAgendaEvent({ ...activity, host: host?.name ?? null, sessions: held, state, free: activity.priceCents === 0, zone: programme.zone, page: `${origin}/actions/${activity.slug}` }) }
  })
  return {
    slug: programme.slug,
    events: made.flatMap(({ event }) => (event ? [event] : [])),
    warnings: made.flatMap(({ id, title, warnings }): { id: string; title: string; warnings: Warning[] }[] => (warnings.length > 0 ? [{ id, title, warnings }] : [])),
  }
}
