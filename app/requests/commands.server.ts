import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import { ofOwnSchools, system, type Viewer } from '~/access/viewer.server'
import { whyOff, type WhyOff } from '~/activities/rules'
import { firstDayOff, schoolCalendar } from '~/activities/school-days.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { within } from '~/db/statements.server'
import { bookFor } from '~/signups/booking.server'
import { whyNotThisClass, type NotThisClass, type Shut } from '~/signups/rules'
import { yearRoomAt } from '~/signups/year-limit.server'
import { fromDateOnly, instantOf, localDate, todayIn } from '~/ui/time'
import { declineOthers, heldRequest, moveOffer, moveRequest, readerOf, tell, type HeldRequest } from './moves.server'
import { newSessionFor } from './making.server'
import { daysOfWindow, inWindow, isLive, lastDayOf, liveStates, type Window } from './rules'
import type { OfferInput, RequestInput } from './schema'

/** A school asks for what is not on offer. The form sent twice is one request. */
export async function makeRequest(viewer: Viewer, input: RequestInput): Promise<{ ok: true; id: string } | Refused<'windowPast' | 'programmeOver' | 'windowOff'>> {
  const schoolId = input.schoolId ?? viewer.schoolIds[0]
  if (!schoolId || !viewer.schoolIds.includes(schoolId)) throw notFound()
  const formKey = `${viewer.userId}:${input.formKey}`
  return transaction(async (tx) => {
    const before = await tx.visitRequest.findUnique({ where: { formKey }, select: { id: true } })
    if (before) return { ok: true, id: before.id }
    const programme = await tx.programme.findFirst({ where: { id: input.programmeId, publishedAt: { not: null }, kind: { not: 'SHOW' } }, select: { zone: true, holidayZone: true, endsOn: true, status: true } })
    if (!programme) throw notFound()
    const today = todayIn(programme.zone)
    if (['CANCELLED', 'HELD'].includes(programme.status) || programme.endsOn < fromDateOnly(today)) return refused('programmeOver')
    if (input.windows.some(({ from }) => from <= today)) return refused('windowPast')
    const off = await schoolCalendar(tx, programme.holidayZone, today, lastDayOf(input.windows))
    const empty = input.windows.findIndex((window) => daysOfWindow(window).every((day) => whyOff(day, off)))
    if (empty >= 0) return refused('windowOff', { n: empty })
    const { programmeId, kind, level, className, pupils, adults, stepFree, theme, wishes, maxKm, windows } = input
    const { id } = await tx.visitRequest.create({
      data: {
        programmeId, schoolId, kind, level, pupils, adults, stepFree, windows, formKey, createdById: viewer.userId, lastDay: fromDateOnly(lastDayOf(windows)),
        className: className || null, theme: theme || null, wishes: wishes || null, maxKm: maxKm ?? null,
      },
      select: { id: true },
    })
    await audit(tx, viewer, 'request.made', { type: 'VisitRequest', id }, { kind, level, pupils, adults })
    return { ok: true, id }
  })
}

/** A school takes its request back: companies that answered are told. */
export function withdrawRequest(viewer: Viewer, id: string): Promise<{ ok: true } | Refused<'over'>> {
  return transaction(async (tx) => {
    const request = await heldRequest(tx, { id, ...ofOwnSchools(viewer, 'createdById') })
    if (!isLive(request.state)) return refused('over')
    await moveRequest(tx, viewer, request, 'WITHDRAWN')
    await declineOthers(tx, viewer, request, null, 'closed')
    return { ok: true }
  })
}

/** A company answers a request with a date. The school is told. */
export async function makeOffer(
  viewer: Viewer, requestId: string, input: OfferInput,
): Promise<{ ok: true; id: string } | Refused<'over' | 'outsideWindows' | 'past' | 'skippedTime' | 'place' | 'alreadyOffered' | WhyOff | Shut | NotThisClass>> {
  const companyId = input.companyId ?? viewer.companyIds[0]
  if (!companyId || !viewer.companyIds.includes(companyId)) throw notFound()
  return transaction(async (tx) => {
    const request = await heldRequest(tx, { id: requestId, programme: { publishedAt: { not: null } } })
    if (!isLive(request.state)) return refused('over')
    const found = await offered(tx, companyId, request, input)
    if (!found.ok) return found
    const { startsAt, endsAt, activityId, sessionId } = found
    if (startsAt <= new Date()) return refused('past')
    const year = activityId ? await yearRoomAt(within(tx), activityId, startsAt) : null
    if (year?.yearLeft === 0) return refused('yearFull', { n: year.yearLimit ?? 0 })
    if (!inWindow(request.windows as Window[], found, request.programme.zone)) return refused('outsideWindows')
    const off = sessionId ? undefined : await firstDayOff(tx, { openTo: ['CLASS'], programme: request.programme }, [localDate(startsAt, request.programme.zone)])
    if (off) return refused(off.reason)
    const twin = await tx.visitOffer.count({ where: { requestId, companyId, startsAt, activityId, state: 'MADE' } })
    if (twin > 0) return refused('alreadyOffered')
    const { id } = await tx.visitOffer.create({
      data: { requestId, companyId, activityId, sessionId, startsAt, endsAt, place: activityId ? null : (input.place ?? null), stepFree: input.stepFree, message: input.message || null, createdById: viewer.userId },
      select: { id: true },
    })
    await audit(tx, viewer, 'offer.made', { type: 'VisitOffer', id }, { requestId, companyId })
    if (request.state === 'OPEN') await moveRequest(tx, viewer, request, 'OFFERED')
    await tell(tx, 'offered', request, id, [await readerOf(tx, request.createdById)])
    return { ok: true, id }
  })
}

type Offered = { ok: true; startsAt: Date; endsAt: Date; activityId: string | null; sessionId: string | null }

/** The date that an offer means; what is another company's, or not published, is a 404. */
async function offered(tx: Tx, companyId: string, request: HeldRequest, input: OfferInput): Promise<Offered | Refused<'skippedTime' | 'place' | Shut | NotThisClass>> {
  const ours = { moderation: 'PUBLISHED' as const, programmeId: request.programmeId, OR: [{ hostId: companyId }, { coHosts: { some: { companyId } } }] }
  const party = { ...request, stepFreeAcknowledged: false }
  if (input.sessionId) {
    const session = await tx.session.findFirst({ where: { id: input.sessionId, status: 'PLANNED', activity: ours }, include: { activity: true } })
    if (!session) throw notFound()
    const refusal = whyNotThisClass(session, session.activity, party)
    if (refusal) return refused(refusal.reason, refusal.details)
    return { ok: true, startsAt: session.startsAt, endsAt: session.endsAt, activityId: session.activityId, sessionId: session.id }
  }
  const activity = input.activityId ? await tx.activity.findFirst({ where: { id: input.activityId, ...ours } }) : undefined
  if (activity === null) throw notFound()
  if (activity) {
    const refusal = whyNotThisClass({ seats: request.pupils + request.adults }, activity, party)
    if (refusal) return refused(refusal.reason, refusal.details)
  } else if (!input.place && request.kind !== 'TALK_IN_CLASS') return refused('place')
  else if (request.stepFree > 0 && !input.stepFree && request.kind !== 'TALK_IN_CLASS') return refused('stepFree')
  const { date = '', startTime = '', endTime = '' } = input
  try {
    const { zone } = request.programme
    return { ok: true, startsAt: instantOf(date, startTime, zone), endsAt: instantOf(date, endTime, zone), activityId: activity?.id ?? null, sessionId: null }
  } catch {
    return refused('skippedTime')
  }
}

/** A company takes its offer back. With no offer left, the request is open again. */
export function withdrawOffer(viewer: Viewer, offerId: string): Promise<{ ok: true; requestId: string } | Refused<'over'>> {
  return endOffer(viewer, { id: offerId, companyId: { in: viewer.companyIds } }, 'WITHDRAWN')
}

/** The school says no to an offer; the company is told, and the request goes on. */
export function declineOffer(viewer: Viewer, offerId: string): Promise<{ ok: true; requestId: string } | Refused<'over'>> {
  return endOffer(viewer, { id: offerId, request: ofOwnSchools(viewer, 'createdById') }, 'DECLINED')
}

function endOffer(viewer: Viewer, where: NonNullable<Parameters<Tx['visitOffer']['findFirst']>[0]>['where'], state: 'WITHDRAWN' | 'DECLINED') {
  return transaction(async (tx): Promise<{ ok: true; requestId: string } | Refused<'over'>> => {
    const seen = await tx.visitOffer.findFirst({ where, select: { requestId: true, id: true } })
    if (!seen) throw notFound()
    const request = await heldRequest(tx, { id: seen.requestId })
    const offer = request.offers.find(({ id }) => id === seen.id)
    if (!offer || offer.state !== 'MADE') return refused('over')
    await moveOffer(tx, viewer, offer, state)
    if (state === 'DECLINED') await tell(tx, 'declined', request, offer.id, [await readerOf(tx, offer.createdById)])
    const left = request.offers.some(({ id, state: other }) => id !== offer.id && other === 'MADE')
    if (!left && request.state === 'OFFERED') await moveRequest(tx, viewer, request, 'OPEN')
    return { ok: true, requestId: request.id }
  })
}

class NotBooked extends Error {
  constructor(readonly refusal: Refused<AcceptRefusal>) {
    super('The class could not be booked')
  }
}
type AcceptRefusal = 'over' | 'past' | 'full' | 'gone' | Shut | NotThisClass

/**
 * The school takes an offer: the session is there or is made, the class is booked on it, other companies are told no. All
 * of it or nothing.
 */
export async function acceptOffer(viewer: Viewer, offerId: string, now = new Date()): Promise<{ ok: true; signUpId: string } | Refused<AcceptRefusal>> {
  try {
    return await transaction(async (tx) => {
      const seen = await tx.visitOffer.findFirst({ where: { id: offerId, request: ofOwnSchools(viewer, 'createdById') }, select: { requestId: true } })
      if (!seen) throw notFound()
      const request = await heldRequest(tx, { id: seen.requestId })
      const offer = request.offers.find(({ id }) => id === offerId)
      // Said twice, it is said once.
      if (offer?.state === 'ACCEPTED' && request.signUpId) return { ok: true as const, signUpId: request.signUpId }
      if (!offer || offer.state !== 'MADE' || !isLive(request.state)) return refused('over')
      if (offer.startsAt <= now) return refused('past')
      const sessionId = offer.sessionId ?? (await newSessionFor(tx, viewer, request, offer))
      if (!sessionId) return refused('gone')
      const booked = await bookRequest(tx, viewer, request, sessionId, now)
      if (!booked.ok) throw new NotBooked(booked)
      await moveOffer(tx, viewer, offer, 'ACCEPTED')
      await tell(tx, 'accepted', request, offer.id, [await readerOf(tx, offer.createdById)])
      await declineOthers(tx, viewer, request, offer.id, 'closed')
      return { ok: true as const, signUpId: booked.id }
    })
  } catch (error) {
    if (error instanceof NotBooked) return error.refusal
    throw error
  }
}

/** Books a held request on a session and closes it. For who asked: their booking, their letter. `found`: by somebody else than they. */
export async function bookRequest(tx: Tx, viewer: Viewer, request: HeldRequest, sessionId: string, now = new Date(), found = false) {
  const { schoolId, level, className, pupils, adults, stepFree, wishes } = request
  const contact = await readerOf(tx, request.createdById)
  const booked = await bookFor(tx, viewer, { sessionId, schoolId, level, className, pupils, adults, stepFree, needs: wishes?.slice(0, 500) ?? null, contact, found, formKey: `request:${request.id}` }, now)
  if (booked.ok) await moveRequest(tx, viewer, request, 'ACCEPTED', booked.id)
  return booked
}

/** Ends requests whose last day has passed; schools and companies that had answered are told. Gives how many ended. */
export async function expireRequests(now = new Date()): Promise<number> {
  const due = await db().visitRequest.findMany({ where: { state: { in: [...liveStates] }, lastDay: { lt: fromDateOnly(todayIn(undefined, now)) } }, select: { id: true }, orderBy: { id: 'asc' } })
  let n = 0
  for (const { id } of due) {
    await transaction(async (tx) => {
      const request = await heldRequest(tx, { id })
      if (!isLive(request.state)) return
      await moveRequest(tx, system, request, 'EXPIRED')
      await tell(tx, 'expired', request, undefined, [await readerOf(tx, request.createdById)])
      await declineOthers(tx, system, request, null, 'closed')
      n += 1
    })
  }
  return n
}
