/** The waiting list: who is next is offered the seats that come free, and says yes or no in time. */
import { audit } from '~/access/audit.server'
import { hashToken } from '~/access/hashed-tokens.server'
import { notFound } from '~/access/responses.server'
import { nobody, system, type Viewer } from '~/access/viewer.server'
import { publicHolidays } from '~/activities/queries.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { newId, within } from '~/db/statements.server'
import { approvalsToAsk } from './approvals.server'
import { sessionToBook, type SessionToBook } from './bookable.server'
import { authoritiesFor, confirmBy } from './individuals-rules'
import { forgotten, moveSignUp, placeOf, tellPerson, tellSchool, toldFields, type ToldSignUp } from './moves.server'
import { fits, nextInLine, partyOf, seatsLeft, type NextInLine } from './rules'
import { lockSession, type LockedSession } from './seats.server'
import { offerLink, tellOffer } from './waiting-list-letters.server'
import { offerUntil } from './waiting-list-rules'

/**
 * Offers seats that are free to those who wait, in their order, and tells them; offers that ran out go on first. Whoever
 * frees seats calls this in the same transaction. A session that is past or cancelled has no seats to offer.
 */
export async function promoteNext(tx: Tx, viewer: Viewer, sessionId: string, now = new Date()): Promise<NextInLine<ToldSignUp>> {
  let session = await lockSession(within(tx), sessionId)
  if (await expireLocked(tx, sessionId, now)) session = await lockSession(within(tx), sessionId)
  if (session.status === 'CANCELLED' || session.startsAt <= now || session.waiting === 0) return { promoted: [] }
  const next = nextInLine(await waitingFor(tx, sessionId), seatsLeft(session), session.yearLeft)
  for (const signUp of next.promoted) await offer(tx, viewer, signUp, now)
  return next
}

/** After an activity receives more classes a year: those who wait for one of its sessions are called, in their order. */
export async function promoteComing(tx: Tx, viewer: Viewer, activityId: string, now = new Date()): Promise<void> {
  for (const id of await comingSessions(tx, activityId, now)) await promoteNext(tx, viewer, id, now)
}

/** Sessions of an activity that are still to come, in the one order in which several are locked. */
export async function comingSessions(tx: Tx, activityId: string, now: Date): Promise<string[]> {
  const found = await tx.session.findMany({ where: { activityId, status: 'PLANNED', startsAt: { gt: now } }, select: { id: true }, orderBy: { id: 'asc' } })
  return found.map(({ id }) => id)
}

/** A session under its lock, once seats of offers that ran out were offered to the next: its numbers are true. */
export async function settledSession(tx: Tx, sessionId: string, now = new Date()): Promise<LockedSession> {
  const session = await lockSession(within(tx), sessionId)
  const overdue = await tx.signUp.count({ where: overdueAt(sessionId, now) })
  if (overdue === 0) return session
  await promoteNext(tx, system, sessionId, now)
  return lockSession(within(tx), sessionId)
}

/** As `sessionToBook`, once seats of offers that ran out were offered to the next. */
export async function settledToBook(sessionId: string): Promise<SessionToBook | undefined> {
  const found = await sessionToBook(sessionId)
  if (found?.overdue) await transaction((tx) => promoteNext(tx, system, sessionId))
  return found
}

/** Takes back what nobody answered in time, in every session, and offers it to the next. Gives how many sessions moved. */
export async function expireOffers(now = new Date()): Promise<number> {
  const due = await db().signUp.findMany({
    where: { status: 'OFFERED', offeredUntil: { lte: now }, session: { status: 'PLANNED', startsAt: { gt: now } } },
    select: { sessionId: true }, distinct: ['sessionId'], orderBy: { sessionId: 'asc' },
  })
  for (const { sessionId } of due) await transaction((tx) => promoteNext(tx, system, sessionId, now))
  return due.length
}

/** Staff offer seats to a class that waits, past those before it: with words that say why, and by name in the trail. */
export async function seatOutOfTurn(
  viewer: Viewer, signUpId: string, reason: string | undefined,
): Promise<{ ok: true; sessionId: string; kind: ToldSignUp['kind']; asked: boolean } | Refused<'notWaiting' | 'doesNotFit' | 'yearFull' | 'reasonNeeded'>> {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  const why = reason?.trim()
  if (!why) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const seen = await tx.signUp.findUnique({ where: { id: signUpId }, select: { sessionId: true } })
    if (!seen) throw notFound()
    const now = new Date()
    const session = await settledSession(tx, seen.sessionId, now)
    const signUp = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: toldFields })
    if (signUp.status !== 'WAITLISTED' || session.status === 'CANCELLED' || session.startsAt <= now) return refused('notWaiting')
    if (!fits(session, partyOf(signUp))) return refused('doesNotFit', { n: seatsLeft(session) })
    if (signUp.kind === 'CLASS' && session.yearLeft === 0) return refused('yearFull', { n: session.yearLimit ?? 0 })
    const before = (await waitingFor(tx, seen.sessionId)).findIndex(({ id }) => id === signUpId)
    await audit(tx, viewer, 'signup.seatedOutOfTurn', { type: 'SignUp', id: signUpId }, { past: before })
    const asked = await offer(tx, viewer, signUp, now, why)
    return { ok: true, sessionId: seen.sessionId, kind: signUp.kind, asked }
  })
}

type TooLate = 'gone' | 'expired' | 'cancelled'

/** They come: the seats that were held are theirs, and decisions that the activity needs are asked. Said twice, it is said once. */
export async function acceptOffer(token: string): Promise<{ ok: true } | Refused<TooLate>> {
  return transaction(async (tx) => {
    const { held, signUp, now } = await heldOffer(tx, token)
    if (held.outcome === 'ACCEPTED') return { ok: true }
    const late = await tooLate(tx, held, signUp, now)
    if (late) return refused(late)
    // Who opens the link of a mail has its address.
    if (signUp.kind === 'PERSON') await tx.signUp.update({ where: { id: signUp.id }, data: { mailConfirmedAt: signUp.mailConfirmedAt ?? now, confirmBy: null }, select: { id: true } })
    await seat(tx, nobody, { ...signUp, mailConfirmedAt: signUp.mailConfirmedAt ?? now }, now, 'said yes')
    return { ok: true }
  })
}

/**
 * They do not come: the seats are offered to the next at once, and `called` says whether there was one. No mail repeats to
 * them what they just said. Said twice, it is said once.
 */
export async function declineOffer(token: string): Promise<{ ok: true; called: boolean } | Refused<TooLate>> {
  return transaction(async (tx) => {
    const { held, signUp, now } = await heldOffer(tx, token)
    if (held.outcome === 'DECLINED') return { ok: true, called: false }
    const late = await tooLate(tx, held, signUp, now)
    if (late) return refused(late)
    await tx.seatOffer.update({ where: { id: held.id }, data: { outcome: 'DECLINED', answeredAt: now } })
    await moveSignUp(tx, nobody, signUp, 'CANCELLED', signUp.kind === 'PERSON' ? forgotten : {})
    const { promoted } = await promoteNext(tx, system, signUp.sessionId, now)
    return { ok: true, called: promoted.length > 0 }
  })
}

/** The offer of a link, read under the lock of its session. A link that never was, or whose session is over, is a 404. */
async function heldOffer(tx: Tx, token: string) {
  const own = { linkHash: hashToken(token) }
  const now = new Date()
  const seen = await tx.seatOffer.findFirst({ where: { ...own, signUp: { session: { endsAt: { gt: now } } } }, select: { signUp: { select: { sessionId: true } } } })
  if (!seen) throw notFound()
  await lockSession(within(tx), seen.signUp.sessionId)
  const { signUp, ...held } = await tx.seatOffer.findFirstOrThrow({ where: own, select: { id: true, outcome: true, until: true, signUp: { select: { ...toldFields, session: { select: { ...toldFields.session.select, status: true } } } } } })
  return { held, signUp, now }
}

type HeldOffer = Awaited<ReturnType<typeof heldOffer>>

async function tooLate(tx: Tx, held: HeldOffer['held'], signUp: HeldOffer['signUp'], now: Date): Promise<TooLate | undefined> {
  if (signUp.session.status === 'CANCELLED') return 'cancelled'
  if (held.outcome === 'EXPIRED') return 'expired'
  if (held.outcome !== 'AWAITED' || signUp.status !== 'OFFERED') return 'gone'
  if (held.until > now && signUp.session.startsAt > now) return undefined
  await promoteNext(tx, system, signUp.sessionId, now)
  return 'expired'
}

/** What the page behind a link shows, or null when there is none or the session is over. */
export function offerByLink(token: string, now = new Date()) {
  return db().seatOffer.findFirst({
    where: { linkHash: hashToken(token), signUp: { session: { endsAt: { gt: now } } } },
    select: {
      until: true, outcome: true,
      signUp: {
        select: {
          id: true, kind: true, status: true, cancelReason: true, className: true, level: true, pupils: true, adults: true, school: { select: { name: true, town: true } },
          session: {
            select: {
              startsAt: true, endsAt: true, status: true,
              activity: { select: { title: true, slug: true, placeName: true, address: true, postcode: true, town: true, approvals: true, programme: { select: { zone: true } } } },
            },
          },
        },
      },
    },
  })
}

/** The link by which whoever signed up answers the offer that they have, from their own page; undefined for none. */
export async function offerOf(signUpId: string): Promise<{ address: string; until: Date } | undefined> {
  const offer = await db().seatOffer.findFirst({ where: { signUpId, outcome: 'AWAITED' }, select: { id: true, until: true } })
  return offer ? { address: `/offre/${offerLink(offer.id).token}`, until: offer.until } : undefined
}

const overdueAt = (sessionId: string, now: Date) => ({ sessionId, status: 'OFFERED', offeredUntil: { lte: now } }) as const

/** Offers of a locked session that nobody answered in time: their sign-ups are over, and they are told. Gives how many. */
async function expireLocked(tx: Tx, sessionId: string, now: Date): Promise<number> {
  const overdue = await tx.signUp.findMany({
    where: overdueAt(sessionId, now), orderBy: { id: 'asc' },
    select: { ...toldFields, offers: { where: { outcome: 'AWAITED' }, select: { id: true, until: true } } },
  })
  for (const { offers, ...signUp } of overdue) {
    await moveSignUp(tx, system, signUp, 'EXPIRED', signUp.kind === 'PERSON' ? forgotten : {})
    for (const offer of offers) await tellOffer(tx, 'expired', offer, signUp)
  }
  return overdue.length
}

function waitingFor(tx: Tx, sessionId: string): Promise<ToldSignUp[]> {
  return tx.signUp.findMany({
    where: { sessionId, status: 'WAITLISTED' },
    select: toldFields,
    orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
  })
}

/** Holds seats for one that waits and asks them; too near to its beginning they are given at once. Gives whether they were asked. */
async function offer(tx: Tx, viewer: Viewer, signUp: ToldSignUp, now: Date, reason?: string): Promise<boolean> {
  const { startsAt } = signUp.session
  const year = now.getUTCFullYear()
  const until = offerUntil(now, startsAt, publicHolidays(year, year + 1))
  const id = newId()
  const written = { id, signUpId: signUp.id, linkHash: offerLink(id).hash, ...(reason && { byId: viewer.userId, reason }) }
  // An address that nobody confirmed is asked anyway, by its own link.
  if (!until || (signUp.kind === 'PERSON' && !signUp.mailConfirmedAt)) {
    if (reason) await tx.seatOffer.create({ data: { ...written, until: now, outcome: 'ACCEPTED', answeredAt: now } })
    await seat(tx, viewer, signUp, now, 'called')
    return false
  }
  await tx.seatOffer.create({ data: { ...written, until } })
  await moveSignUp(tx, viewer, signUp, 'OFFERED', { offeredUntil: until })
  await tellOffer(tx, 'offered', { id, until }, signUp)
  return true
}

/**
 * They have their seats: they said yes, or it is too near to ask. Whoever comes for themselves reads which of both: that it
 * is confirmed (nothing yet, where the organiser has to decide), or that a place came free and how to call it off.
 */
async function seat(tx: Tx, viewer: Viewer, signUp: ToldSignUp, now: Date, how: 'said yes' | 'called'): Promise<void> {
  const { activity, startsAt, endsAt } = signUp.session
  // Seats for an address that nobody confirmed yet are kept for as long as for a newcomer.
  if (signUp.kind === 'PERSON' && !signUp.mailConfirmedAt) {
    const until = confirmBy(now, startsAt)
    await moveSignUp(tx, viewer, signUp, 'PENDING', { confirmBy: until })
    return tellSchool(tx, 'promoted', { ...signUp, confirmBy: until })
  }
  const asked = approvalsToAsk(authoritiesFor(signUp.kind, activity.approvals), signUp, { startsAt, endsAt, place: placeOf(activity) }, now)
  await tx.approval.createMany({ data: asked.map((approval) => ({ ...approval, signUpId: signUp.id })) })
  const sure = asked.length === 0
  await moveSignUp(tx, viewer, signUp, sure ? 'CONFIRMED' : 'PENDING')
  if (signUp.kind !== 'PERSON') return tellSchool(tx, 'promoted', signUp)
  if (how === 'called') return tellPerson(tx, sure ? 'seated' : 'seatedPending', signUp)
  if (sure) await tellPerson(tx, 'confirmed', signUp)
}
