/** What stands in a person's own calendar: bookings, what their company receives, shifts, deadlines, decisions due. */
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { ProgrammeStatus } from '~/db/generated/enums'
import type { Language } from '~/ui/catalogues'
import { fromDateOnly, localDate } from '~/ui/time'
import { translator } from '~/ui/translator'
import { feedEvents, latest, programmeEvents, type FeedEvent } from './feed.server'
import type { FeedScope } from './schema'

const SHOWN = ['PENDING', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'ATTENDED'] as const

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
  const all = await db().signUp.findMany({
    where: { ...ofOwnSchools(viewer, 'userId') },
    select: { id: true, status: true, className: true, pupils: true, adults: true, version: true, updatedAt: true, session: { select: { id: true, uid: true, status: true } } },
    orderBy: { id: 'asc' },
  })
  // What one cancelled oneself goes from one's calendar; what the house called off stays, as cancelled.
  const shown = all.filter(({ status, session }) => SHOWN.some((one) => one === status) || (status === 'CANCELLED' && session.status === 'CANCELLED'))
  const events = new Map((await feedEvents({ sessionIds: shown.map(({ session }) => session.id) }, origin)).map((event) => [event.uid, event]))
  return [...events].flatMap(([uid, event]) => {
    const mine = shown.filter(({ session }) => session.uid === uid)
    const [first] = mine
    if (!first) return []
    const lines = mine.map((one) => [one.className, t('party', { pupils: one.pupils, adults: one.adults }), t(`status.${one.status}`)].filter(Boolean).join(' · '))
    // Whether a visit is settled is for the reader a change like that of its hour. Sign-ups that ended count on: the sum only grows.
    const ours = all.filter(({ session }) => session.uid === uid)
    return [{
      ...event, sequence: event.sequence + ours.reduce((sum, { version }) => sum + version, 0), changedAt: latest(event.changedAt, ...ours.map(({ updatedAt }) => updatedAt)),
      description: [...lines, event.description].join('\n'), url: `${origin}/ecole/classes/${first.id}`, tentative: event.tentative || mine.every(({ status }) => status !== 'CONFIRMED' && status !== 'ATTENDED'),
    }]
  })
}

async function received(viewer: Viewer, origin: string): Promise<FeedEvent[]> {
  if (viewer.roles.includes('STAFF')) return feedEvents('all', origin)
  if (viewer.companyIds.length === 0) return []
  return feedEvents({ companyIds: viewer.companyIds }, origin)
}

/** One's own shifts, and those of the people of one's company, which keep oneself free. */
async function shifts(viewer: Viewer, origin: string): Promise<FeedEvent[]> {
  const people: Prisma.ContactWhereInput = { endedAt: null, OR: [{ userId: viewer.userId ?? '' }, { companyId: { in: viewer.companyIds } }] }
  const rows = await db().shift.findMany({
    where: { duties: { some: { contact: people } } }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: { show: { select: { programme: { select: { ...programmeFields, place: true, town: true } } } }, duties: { where: { contact: people }, select: { contact: { select: { userId: true, name: true } } }, orderBy: { contactId: 'asc' } } },
  })
  return rows.map(({ show: { programme }, duties, ...shift }) => {
    const mine = duties.some(({ contact }) => contact.userId === viewer.userId)
    const others = duties.flatMap(({ contact }) => (contact.userId === viewer.userId ? [] : [contact.name])).join(', ')
    return {
      uid: shift.uid, ...lifeOf(shift, programme), startsAt: shift.startsAt, endsAt: shift.endsAt, zone: programme.zone, title: `${programme.title} : ${shift.title}${mine ? '' : ` (${others})`}`,
      description: [mine && others, shift.note].filter(Boolean).join('\n\n'), location: [shift.place, programme.place, programme.town].filter(Boolean).join(', '), url: `${origin}/mes-permanences`,
      latitude: null, longitude: null, categories: [programme.title], free: !mine,
    }
  })
}

const programmeFields = { title: true, zone: true, status: true, sequence: true, updatedAt: true } as const
type OfShow = { status: ProgrammeStatus; sequence: number; updatedAt: Date }

/** How what belongs to a show stands: called off or not settled with it. Both numbers only grow, and so does their sum. */
function lifeOf({ sequence, changedAt, cancelledAt }: { sequence: number; changedAt: Date; cancelledAt: Date | null }, programme: OfShow): Pick<FeedEvent, 'sequence' | 'changedAt' | 'cancelled' | 'tentative'> {
  return {
    sequence: sequence + programme.sequence, changedAt: latest(changedAt, programme.updatedAt),
    cancelled: cancelledAt !== null || programme.status === 'CANCELLED', tentative: programme.status === 'POSTPONED',
  }
}

/** Shows at which the viewer's companies have an application under way, or stand with somebody who has. */
async function shows(viewer: Viewer, origin: string): Promise<FeedEvent[]> {
  if (viewer.roles.includes('STAFF')) return programmeEvents({}, origin)
  if (viewer.companyIds.length === 0) return []
  const own = { in: viewer.companyIds }
  const live: Prisma.ApplicationWhereInput = { state: { in: ['SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED'] }, OR: [{ companyId: own }, { coExhibitors: { some: { companyId: own } } }] }
  return programmeEvents({ show: { applications: { some: live } } }, origin)
}

async function deadlineEvents(viewer: Viewer, as: FeedScope['deadlines'], origin: string, language: Language): Promise<FeedEvent[]> {
  const staff = viewer.roles.includes('STAFF')
  if (as === 'NONE' || (!staff && viewer.companyIds.length === 0)) return []
  const mine = { companyId: { in: viewer.companyIds }, state: 'ACCEPTED' as const }
  const rows = await db().deadline.findMany({
    where: staff ? {} : { perCompany: true, show: { applications: { some: mine } } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    include: { show: { select: { programmeId: true, programme: { select: programmeFields } } }, tasks: { where: { application: mine }, select: { doneAt: true } } },
  })
  const t = translator(language, 'showDeadlines')
  return rows.map(({ show, tasks, ...deadline }) => {
    const doneAt = deadline.perCompany ? (tasks[0]?.doneAt ?? null) : deadline.doneAt
    const life = lifeOf(deadline, show.programme)
    return {
      uid: deadline.uid, ...life, changedAt: latest(life.changedAt, doneAt ?? life.changedAt), startsAt: deadline.dueOn, endsAt: deadline.dueOn, zone: show.programme.zone, allDay: true,
      title: `${doneAt && as === 'EVENT' ? '✓ ' : ''}${deadline.title}`, description: [deadline.detail, `${show.programme.title} · ${t(`owner.${deadline.owner}`)}`].filter(Boolean).join('\n\n'), location: '',
      url: staff ? `${origin}/equipe/salons/${show.programmeId}/echeances/${deadline.id}` : `${origin}/entreprise/salons/${show.programmeId}/echeances`,
      latitude: null, longitude: null, categories: [show.programme.title], doneAt, ...(as === 'TODO' && { todo: doneAt ? ('done' as const) : ('open' as const) }),
    }
  })
}

/** Decisions that the rectorate has still to give, on the day they are due. */
async function decisions(viewer: Viewer, as: FeedScope['deadlines'], origin: string, language: Language): Promise<FeedEvent[]> {
  if (as === 'NONE' || viewer.academies.length === 0) return []
  const t = translator(language, 'signups')
  const rows = await db().approval.findMany({
    where: { authority: 'RECTORATE', state: { in: ['ASKED', 'MORE_ASKED'] }, dueAt: { not: null }, signUp: { status: 'PENDING', school: { academie: { in: viewer.academies } } } }, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true, dueAt: true, askedAt: true, notes: { select: { createdAt: true } }, signUp: { select: { pupils: true, adults: true, school: { select: { name: true, town: true } }, session: { select: { activity: { select: { title: true, programme: { select: { zone: true } } } } } } } } },
  })
  return rows.flatMap(({ id, dueAt, askedAt, notes, signUp }) => {
    if (!dueAt || !signUp) return []
    const { activity } = signUp.session
    // Each question and answer may put the day off.
    const day = fromDateOnly(localDate(dueAt, activity.programme.zone))
    return [{
      uid: `avis-${id}`, sequence: notes.length, changedAt: latest(askedAt, ...notes.map(({ createdAt }) => createdAt)), startsAt: day, endsAt: day, zone: activity.programme.zone, allDay: true, title: t('calendar.decision', { school: signUp.school?.name ?? '' }),
      description: `${activity.title}\n${t('party', { pupils: signUp.pupils, adults: signUp.adults })}`, location: signUp.school?.town ?? '', url: `${origin}/rectorat`, latitude: null, longitude: null, categories: [], cancelled: false, ...(as === 'TODO' && { todo: 'open' as const }),
    }]
  })
}
