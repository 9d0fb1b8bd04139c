import { notFound } from '~/access/responses.server'
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { RequestState } from '~/db/generated/enums'
import { dateOnly, fromDateOnly, todayIn } from '~/ui/time'
import { kilometresBetween, liveStates, type Place, type Window } from './rules'

const rowFields = {
  id: true, kind: true, level: true, className: true, pupils: true, adults: true, stepFree: true, theme: true, maxKm: true, windows: true, state: true, lastDay: true, createdAt: true, signUpId: true,
  programme: { select: { id: true, title: true, zone: true } },
  school: { select: { id: true, name: true, town: true, priorityEducation: true, rural: true, latitude: true, longitude: true } },
  offers: { select: { state: true } },
} satisfies Prisma.VisitRequestSelect
type Found = Prisma.VisitRequestGetPayload<{ select: typeof rowFields }>

const rowOf = ({ windows, offers, lastDay, ...request }: Found, from: Place[] = []) => {
  const distances = from.map((place) => kilometresBetween(place, request.school)).filter((km) => km !== null)
  return {
    ...request, windows: windows as Window[], lastDay: dateOnly(lastDay), offers: offers.filter(({ state }) => state === 'MADE').length,
    km: distances.length > 0 ? Math.round(Math.min(...distances)) : null,
  }
}
export type RequestRow = ReturnType<typeof rowOf>

/** What the viewer's schools asked for, the newest first. */
export async function myRequests(viewer: Viewer): Promise<RequestRow[]> {
  const found = await db().visitRequest.findMany({ where: ofOwnSchools(viewer, 'createdById'), select: rowFields, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 200 })
  return found.map((request) => rowOf(request))
}

/** What companies may answer: open requests, those that staff asked one of the viewer's companies about first, then the nearest; and what the viewer's companies offered. */
export async function requestsForCompany(viewer: Viewer): Promise<{ open: (RequestRow & { invited: boolean })[]; answered: (RequestRow & { mine: 'MADE' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' })[] }> {
  const [found, ours, invited] = await Promise.all([
    db().visitRequest.findMany({
      where: { state: { in: [...liveStates] }, lastDay: { gt: fromDateOnly(todayIn()) }, programme: { publishedAt: { not: null } }, offers: { none: { companyId: { in: viewer.companyIds }, state: 'MADE' } } },
      select: rowFields, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 300,
    }),
    db().visitOffer.findMany({ where: { companyId: { in: viewer.companyIds } }, select: { state: true, request: { select: rowFields } }, orderBy: [{ createdAt: 'desc' }], take: 200 }),
    db().visitInvitation.findMany({ where: { companyId: { in: viewer.companyIds }, declinedAt: null }, select: { requestId: true } }),
  ])
  const places = await placesOf(viewer)
  const asked = new Set(invited.map(({ requestId }) => requestId))
  const open = found.map((request) => ({ ...rowOf(request, places), invited: asked.has(request.id) })).sort((a, b) => Number(b.invited) - Number(a.invited) || (a.km ?? Infinity) - (b.km ?? Infinity) || a.lastDay.localeCompare(b.lastDay))
  return { open, answered: ours.map(({ state, request }) => ({ ...rowOf(request, places), mine: state })) }
}

const placesOf = (viewer: Viewer) => db().company.findMany({ where: { id: { in: viewer.companyIds } }, select: { latitude: true, longitude: true } })

/** Every request, for staff: of one programme, in one state, or all. */
export async function requestsOf(_staff: Viewer, { programmeId, state }: { programmeId?: string; state?: RequestState }): Promise<RequestRow[]> {
  const found = await db().visitRequest.findMany({
    where: { ...(programmeId && { programmeId }), ...(state && { state }) }, select: rowFields, orderBy: [{ lastDay: 'asc' }, { id: 'asc' }], take: 600,
  })
  return found.map((request) => rowOf(request))
}

/** Programmes in which somebody asked for something, for a choice. */
export function programmesWithRequests() {
  return db().programme.findMany({ where: { requests: { some: {} } }, select: { id: true, title: true }, orderBy: { startsOn: 'desc' } })
}

const pageFields = {
  ...rowFields, wishes: true, closedAt: true,
  offers: {
    select: {
      id: true, state: true, companyId: true, startsAt: true, endsAt: true, place: true, stepFree: true, message: true, createdAt: true, sessionId: true,
      company: { select: { name: true, town: true, latitude: true, longitude: true } }, activity: { select: { title: true, slug: true, placeName: true, town: true } },
    },
    orderBy: { startsAt: 'asc' as const },
  },
  invitations: { select: { companyId: true, createdAt: true, declinedAt: true, company: { select: { name: true } }, activity: { select: { title: true } } }, orderBy: { createdAt: 'asc' as const } },
} satisfies Prisma.VisitRequestSelect

/** A request with its offers: for its school and staff all of them, for a company its own. A 404 for others'. */
export async function requestPage(viewer: Viewer, id: string, as: 'school' | 'company' | 'staff') {
  const scope: Prisma.VisitRequestWhereInput =
    as === 'school' ? ofOwnSchools(viewer, 'createdById')
    : as === 'staff' ? {}
    : { OR: [{ state: { in: [...liveStates] }, programme: { publishedAt: { not: null } } }, { offers: { some: { companyId: { in: viewer.companyIds } } } }] }
  const found = await db().visitRequest.findFirst({ where: { id, ...scope }, select: pageFields })
  if (!found) throw notFound()
  const { offers, invitations, ...request } = found
  const places = as === 'company' ? await placesOf(viewer) : []
  const seen = as === 'company' ? offers.filter(({ companyId }) => viewer.companyIds.includes(companyId)) : offers.filter(({ state }) => as === 'staff' || state !== 'WITHDRAWN')
  return {
    ...rowOf({ ...request, offers }, places), wishes: found.wishes, closedAt: found.closedAt,
    // A school does not read who was asked and said no.
    invitations: as === 'school' ? [] : invitations.filter(({ companyId }) => as === 'staff' || viewer.companyIds.includes(companyId)),
    answers: seen.map((offer) => ({ ...offer, km: kilometresBetween(offer.company, request.school) })),
  }
}
export type RequestPage = Awaited<ReturnType<typeof requestPage>>

/** What a company can answer with: its published activities of the programme that receive classes, and their coming sessions. */
export async function ownOffers(viewer: Viewer, programmeId: string, now = new Date()) {
  return db().activity.findMany({
    where: { programmeId, moderation: 'PUBLISHED', openTo: { has: 'CLASS' }, OR: [{ hostId: { in: viewer.companyIds } }, { coHosts: { some: { companyId: { in: viewer.companyIds } } } }] },
    select: { id: true, title: true, sessions: { where: { status: 'PLANNED', startsAt: { gt: now } }, select: { id: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' }, take: 50 } },
    orderBy: { title: 'asc' },
  })
}

/** How many of the viewer's schools' requests have an answer to read. */
export function answersToRead(viewer: Viewer): Promise<number> {
  return db().visitRequest.count({ where: { ...ofOwnSchools(viewer, 'createdById'), state: 'OFFERED' } })
}

/** How many requests wait for a first answer. */
export function openRequests(): Promise<number> {
  return db().visitRequest.count({ where: { state: 'OPEN', lastDay: { gt: fromDateOnly(todayIn()) }, programme: { publishedAt: { not: null } } } })
}
