/** What stands in a person's own calendar: bookings, what their company receives, shifts, deadlines, decisions due. */
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { Language } from '~/ui/catalogues'
import { fromDateOnly, localDate } from '~/ui/time'
import { translator } from '~/ui/translator'
import { feedEvents, programmeEvents, type FeedEvent } from './feed.server'
import type { FeedScope } from './schema'

/** All events of a person's calendar. Things that stand in a public feed too have the same UID there. */
export async function personalEvents(viewer: Viewer, { deadlines, alarmMinutes }: FeedScope, origin: string, language: Language): Promise<FeedEvent[]> {
  const parts = await Promise.all([
    bookings(viewer, origin, language), received(viewer, origin), shifts(viewer, origin), deadlineEvents(viewer, deadlines, origin, language), shows(viewer, origin), decisions(viewer, deadlines, origin, language),
  ])
  const all = [...new Map(parts.flat().map((event) => [event.uid, event])).values()]
  return all.map((event) => (alarmMinutes === null ? event : { ...event, alarmMinutes }))
}

async function bookings(viewer: Viewer, origin: string, language: Language): Promise<FeedEvent[]> {
  if (viewer.schoolIds.length === 0) return []
  const t = translator(language, 'signups')
  // What one cancelled oneself goes from one's calendar; what the house called off stays, as cancelled.
  const rows = await db().signUp.findMany({
    where: { ...ofOwnSchools(viewer, 'userId'), OR: [{ status: { in: ['PENDING', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'ATTENDED'] } }, { status: 'CANCELLED', session: { status: 'CANCELLED' } }] },
    select: { id: true, status: true, className: true, pupils: true, adults: true, sessionId: true, updatedAt: true },
    orderBy: { id: 'asc' },
  })
  const sessions = await db().session.findMany({ where: { id: { in: rows.map(({ sessionId }) => sessionId) } }, select: { id: true, uid: true } })
  const events = new Map((await feedEvents({ id: { in: sessions.map(({ id }) => id) } }, origin)).map((event) => [event.uid, event]))
  return sessions.flatMap(({ id, uid }) => {
    const event = events.get(uid)
    const mine = rows.filter(({ sessionId }) => sessionId === id)
    const [first] = mine
    if (!event || !first) return []
    const lines = mine.map((one) => [one.className, t('party', { pupils: one.pupils, adults: one.adults }), t(`status.${one.status}`)].filter(Boolean).join(' · '))
    const changedAt = mine.reduce((latest, one) => (one.updatedAt > latest ? one.updatedAt : latest), event.changedAt)
    return [{ ...event, changedAt, description: [...lines, event.description].join('\n'), url: `${origin}/ecole/classes/${first.id}`, tentative: mine.every(({ status }) => status !== 'CONFIRMED' && status !== 'ATTENDED') }]
  })
}

async function received(viewer: Viewer, origin: string): Promise<FeedEvent[]> {
  if (viewer.roles.includes('STAFF')) return feedEvents({}, origin)
  if (viewer.companyIds.length === 0) return []
  const own = { in: viewer.companyIds }
  return feedEvents({ activity: { OR: [{ hostId: own }, { coHosts: { some: { companyId: own } } }] } }, origin)
}

async function shifts(viewer: Viewer, origin: string): Promise<FeedEvent[]> {
  const rows = await db().shift.findMany({
    where: { duties: { some: { contact: { userId: viewer.userId ?? '', endedAt: null } } } }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: { show: { select: { programme: { select: { title: true, zone: true, place: true, town: true } } } } },
  })
  return rows.map(({ show: { programme }, ...shift }) => ({
    uid: shift.uid, sequence: shift.sequence, changedAt: shift.changedAt, startsAt: shift.startsAt, endsAt: shift.endsAt, zone: programme.zone, title: `${programme.title} : ${shift.title}`, description: shift.note,
    location: [shift.place, programme.place, programme.town].filter(Boolean).join(', '), url: `${origin}/mes-permanences`, latitude: null, longitude: null, categories: [programme.title], cancelled: shift.cancelledAt !== null,
  }))
}

/** Shows at which the viewer's companies have an application under way. */
async function shows(viewer: Viewer, origin: string): Promise<FeedEvent[]> {
  if (viewer.roles.includes('STAFF')) return programmeEvents({}, origin)
  const live: Prisma.ApplicationWhereInput = { companyId: { in: viewer.companyIds }, state: { in: ['SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED'] } }
  return viewer.companyIds.length ? programmeEvents({ show: { applications: { some: live } } }, origin) : []
}

async function deadlineEvents(viewer: Viewer, as: FeedScope['deadlines'], origin: string, language: Language): Promise<FeedEvent[]> {
  const staff = viewer.roles.includes('STAFF')
  if (as === 'NONE' || (!staff && viewer.companyIds.length === 0)) return []
  const mine = { companyId: { in: viewer.companyIds }, state: 'ACCEPTED' as const }
  const rows = await db().deadline.findMany({
    where: staff ? {} : { perCompany: true, show: { applications: { some: mine } } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    include: { show: { select: { programmeId: true, programme: { select: { title: true, zone: true } } } }, tasks: { where: { application: mine }, select: { doneAt: true } } },
  })
  const t = translator(language, 'showDeadlines')
  return rows.map(({ show, tasks, ...deadline }) => {
    const doneAt = deadline.perCompany ? (tasks[0]?.doneAt ?? null) : deadline.doneAt
    return {
      uid: deadline.uid, sequence: deadline.sequence, changedAt: doneAt && doneAt > deadline.changedAt ? doneAt : deadline.changedAt, startsAt: deadline.dueOn, endsAt: deadline.dueOn, zone: show.programme.zone, allDay: true,
      title: `${doneAt && as === 'EVENT' ? '✓ ' : ''}${deadline.title}`, description: [deadline.detail, `${show.programme.title} · ${t(`owner.${deadline.owner}`)}`].filter(Boolean).join('\n\n'), location: '',
      url: staff ? `${origin}/equipe/salons/${show.programmeId}/echeances/${deadline.id}` : `${origin}/entreprise/salons/${show.programmeId}/echeances`,
      latitude: null, longitude: null, categories: [show.programme.title], cancelled: deadline.cancelledAt !== null, ...(as === 'TODO' && { todo: doneAt ? ('done' as const) : ('open' as const) }),
    }
  })
}

/** Decisions that the rectorate has still to give, on the day they are due. */
async function decisions(viewer: Viewer, as: FeedScope['deadlines'], origin: string, language: Language): Promise<FeedEvent[]> {
  if (as === 'NONE' || viewer.academies.length === 0) return []
  const t = translator(language, 'signups')
  const rows = await db().approval.findMany({
    where: { authority: 'RECTORATE', state: { in: ['ASKED', 'MORE_ASKED'] }, dueAt: { not: null }, signUp: { school: { academie: { in: viewer.academies } } } }, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true, dueAt: true, askedAt: true, signUp: { select: { pupils: true, adults: true, school: { select: { name: true, town: true } }, session: { select: { activity: { select: { title: true, programme: { select: { zone: true } } } } } } } } },
  })
  return rows.flatMap(({ id, dueAt, askedAt, signUp }) => {
    if (!dueAt || !signUp) return []
    const { activity } = signUp.session
    const day = fromDateOnly(localDate(dueAt, activity.programme.zone))
    return [{
      uid: `avis-${id}`, sequence: 0, changedAt: askedAt, startsAt: day, endsAt: day, zone: activity.programme.zone, allDay: true, title: t('calendar.decision', { school: signUp.school?.name ?? '' }),
      description: `${activity.title}\n${t('party', { pupils: signUp.pupils, adults: signUp.adults })}`, location: signUp.school?.town ?? '', url: `${origin}/rectorat`, latitude: null, longitude: null, categories: [], cancelled: false, ...(as === 'TODO' && { todo: 'open' as const }),
    }]
  })
}
