import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import type { SignUp } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { newId, within } from '~/db/statements.server'
import { askAgain } from './approvals.server'
import { sessionToBook } from './bookable.server'
import { decideOver, formKeyOf } from './decide.server'
import { inPlaceOf } from './delegations.server'
import { lockSessionOf, moveSignUp, tellSchool, toldFields } from './moves.server'
import { visibleTo } from './queries.server'
import {
  fits, isLive, isSeated, mayDecide, partyOf, seatsLeft, statusFrom, whyNot, whyNotThisClass, whyShut,
  type NotThisClass, type Shut, type WhyNot,
} from './rules'
import { partyRow } from './rows'
import type { ClassChanges, ClassSignUp, Decision } from './schema'
import { inTurn } from './turns.server'
import { promoteNext, settledSession, settledToBook } from './waiting-list.server'

type Outcome = Booked | Refused<Shut | NotThisClass>
export type Booked = { ok: true; signUp: { id: string; status: 'PENDING' | 'CONFIRMED' | 'WAITLISTED' } }

/**
 * Books a class for a session: seated (PENDING until the approvals it needs are given, CONFIRMED when it needs none),
 * or at the end of the waiting list when it does not fit or others wait already. The form sent twice is one sign-up.
 * What needs no lock is read before it is taken; who comes at the same time shares one lock and one commit.
 */
export async function bookClass(viewer: Viewer, input: ClassSignUp): Promise<Outcome> {
  const schoolId = input.schoolId ?? viewer.schoolIds[0]
  const found = await settledToBook(input.sessionId)
  if (!found || !schoolId || !viewer.schoolIds.includes(schoolId)) throw notFound()
  const { activity, programme } = found
  const refusal = whyNot(found.session, activity, programme, input, new Date())
  if (refusal) return refusedFor(refusal)

  const id = newId()
  const formKey = formKeyOf(viewer, input)
  const taken = await inTurn(input.sessionId, { formKey, decide: (session) => decideOver(viewer, { ...input, schoolId }, found, session, id) })
  if (taken === 'sentBefore') return bookedBefore(formKey)
  if ('no' in taken) return refusedFor(taken.no)
  return { ok: true, signUp: { id, status: taken.written.signUp.status } }
}

async function bookedBefore(formKey: string): Promise<Booked> {
  const signUp = await db().signUp.findUniqueOrThrow({ where: { formKey }, select: { id: true, status: true } })
  return { ok: true, signUp: signUp as Booked['signUp'] }
}

const refusedFor = ({ reason, details }: WhyNot) => refused(reason, details)

type ChangeRefusal = 'state' | 'changedMeanwhile' | 'full' | Shut | NotThisClass

/**
 * Changes the numbers or needs of a booked class. A larger party must fit beside the others, else nothing changes and
 * the refusal says how many seats are free; a smaller one frees seats for those who wait. Numbers on which a decision
 * rests ask it again. One that waits keeps its rank.
 */
export async function changeSignUp(
  viewer: Viewer, signUpId: string, input: ClassChanges,
): Promise<{ ok: true; status: string } | Refused<ChangeRefusal>> {
  return transaction(async (tx) => {
    const { session, signUp, found } = await heldSignUp(tx, viewer, signUpId)
    const { activity, programme } = found
    const now = new Date()
    if (!isLive(signUp.status)) return refused('state')
    if (signUp.version !== input.version) return refused('changedMeanwhile')
    // The window for signing up may have closed; numbers may still change until the day.
    const shut = whyShut(session, activity, { ...programme, signUpOpensAt: null, signUpClosesAt: null }, now)
    if (shut === 'past' || shut === 'cancelled') return refused(shut)
    const refusal = whyNotThisClass(session, activity, input)
    if (refusal) return refusedFor(refusal)
    const own = isSeated(signUp.status) ? partyOf(signUp) : 0
    const others = { seats: session.seats, taken: session.taken - own }
    const grows = partyOf(input) > own
    if (own > 0 && grows && !fits(others, partyOf(input))) return refused('full', { n: Math.max(0, seatsLeft(others) - own) })

    const matters = signUp.pupils !== input.pupils || signUp.adults !== input.adults || signUp.level !== input.level
    await tx.signUp.update({ where: { id: signUpId }, data: partyRow(input) })
    await audit(tx, viewer, 'signup.changed', { type: 'SignUp', id: signUpId }, {
      pupils: [signUp.pupils, input.pupils], adults: [signUp.adults, input.adults], level: [signUp.level, input.level],
    })
    let { status } = signUp
    // What is only offered asks no decision yet.
    if (own > 0 && matters && status !== 'OFFERED') status = await askAgain(tx, signUpId, activity.approvals, input, { ...session, place: activity.place }, now)
    if (status !== signUp.status) await moveSignUp(tx, viewer, signUp, status)
    else await tx.signUp.update({ where: { id: signUpId }, data: { version: { increment: 1 } } })
    await tellSchool(tx, 'changed', { ...signUp, ...partyRow(input) })
    // Also one that waits may fit now, being smaller.
    if (!grows || own === 0) await promoteNext(tx, viewer, session.id, now)
    return { ok: true, status }
  })
}

/** Calls a sign-up off, by its school or by staff, and gives its seats to those who wait. */
export async function cancelSignUp(
  viewer: Viewer, signUpId: string, reason?: string,
): Promise<{ ok: true; sessionId: string; kind: SignUp['kind'] } | Refused<'state' | 'past'>> {
  return transaction(async (tx) => {
    const { session, signUp } = await heldSignUp(tx, viewer, signUpId)
    if (!isLive(signUp.status)) return refused('state')
    if (session.startsAt <= new Date()) return refused('past')
    await moveSignUp(tx, viewer, signUp, 'CANCELLED', { cancelReason: reason?.trim() || null })
    // What a school gives as its reason is for the team.
    await tellSchool(tx, 'cancelled', signUp, { reason: viewer.roles.includes('STAFF') ? reason?.trim() : null })
    await promoteNext(tx, viewer, session.id)
    return { ok: true, sessionId: session.id, kind: signUp.kind }
  })
}

/** A sign-up that the viewer may see, read under the lock of its session. Throws a 404 for another's. */
async function heldSignUp(tx: Tx, viewer: Viewer, signUpId: string) {
  const own = { id: signUpId, ...visibleTo(viewer) }
  if ((await tx.signUp.count({ where: own })) === 0) throw notFound()
  const sessionId = await lockSessionOf(tx, signUpId)
  const session = await settledSession(tx, sessionId)
  const signUp = await tx.signUp.findFirstOrThrow({ where: own, select: toldFields })
  const found = await sessionToBook(sessionId, within(tx))
  if (!found) throw notFound()
  return { session, signUp, found }
}

/**
 * One authority decides over a sign-up: staff for the chamber, the rectorate for schools of its académie, neither for
 * the other. All that are needed being given confirms it; one refusal refuses it and frees its seats.
 * What the viewer may not decide is a 404.
 */
export async function decideApproval(
  viewer: Viewer, { approvalId, decision, reason }: Decision,
): Promise<{ ok: true; signUpId: string; status: 'PENDING' | 'CONFIRMED' | 'REFUSED' } | Refused<'decided' | 'reasonNeeded'>> {
  if (decision === 'REFUSED' && !reason?.trim()) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const seen = await tx.approval.findUnique({ where: { id: approvalId }, select: { signUpId: true } })
    if (!seen?.signUpId) throw notFound()
    await lockSessionOf(tx, seen.signUpId)
    // Read again: only what is read under the lock is still true when it is written.
    const approval = await tx.approval.findUniqueOrThrow({
      where: { id: approvalId },
      select: { authority: true, state: true, signUp: { select: { ...toldFields, school: { select: { id: true, academie: true } } } } },
    })
    const { signUp } = approval
    if (!signUp || !mayDecide(approval.authority, viewer, signUp.school)) throw notFound()
    if (signUp.status !== 'PENDING' || !['ASKED', 'MORE_ASKED'].includes(approval.state)) return refused('decided')

    await tx.approval.update({
      where: { id: approvalId },
      data: { state: decision, decidedAt: new Date(), decidedById: viewer.userId, reason: reason?.trim() || null },
    })
    const inPlace = approval.authority === 'RECTORATE' ? await inPlaceOf(tx, viewer, signUp.school?.academie ?? '') : null
    await audit(tx, viewer, 'approval.decided', { type: 'SignUp', id: signUp.id }, { authority: approval.authority, decision, ...(inPlace && { inPlaceOf: inPlace }) })
    const decisions = await tx.approval.findMany({ where: { signUpId: signUp.id }, select: { state: true } })
    const status = statusFrom(decisions)
    if (status === 'PENDING') return { ok: true, signUpId: signUp.id, status }

    await moveSignUp(tx, viewer, signUp, status, status === 'REFUSED' ? { refuseReason: reason?.trim() } : {})
    await tellSchool(tx, status === 'REFUSED' ? 'refused' : 'confirmed', signUp, { reason })
    if (status === 'REFUSED') await promoteNext(tx, viewer, signUp.sessionId)
    return { ok: true, signUpId: signUp.id, status }
  })
}
