/** The school takes a date that its host proposes: the class moves there, or its session does. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { lockActivity } from '~/activities/commands.server'
import type { WhyOff } from '~/activities/rules'
import { firstDayOff } from '~/activities/school-days.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { within } from '~/db/statements.server'
import { localDate } from '~/ui/time'
import { tellTime } from './another-time-letters.server'
import { moveTime, timeFields } from './another-time-moves.server'
import { askAgain } from './approvals.server'
import { moveSignUp, placeOf, tellSchool, toldFields, type ToldSignUp } from './moves.server'
import { liveStatuses, partyOf, seatedAtOnce, seatsLeft } from './rules'
import { lockSession, type LockedSession } from './seats.server'
import { saveLocked } from './session-changes.server'
import { promoteNext } from './waiting-list.server'
import { schoolYearOf, yearRoomAt } from './year-limit.server'

type TakeRefusal = 'over' | 'past' | 'full' | 'yearFull' | 'gone' | WhyOff

/**
 * Under the locks of the activity and of both sessions, in one transaction: the class moves to the session of that date, or to
 * one that is made for it; where it is the only one of its session and the host said so, the session moves itself.
 * Decisions that rest on the date are asked again, seats that come free go to who waits, the school is told with its new
 * invitation, the host with the answer. Taken twice, it is taken once.
 */
export async function takeTime(viewer: Viewer, requestId: string, proposalId: string, now = new Date()): Promise<{ ok: true; signUpId: string } | Refused<TakeRefusal>> {
  return transaction(async (tx) => {
    const seen = await tx.timeRequest.findFirst({
      where: { id: requestId, signUp: ofOwnSchools(viewer, 'userId'), dates: { some: { id: proposalId } } },
      select: { signUpId: true, dates: { where: { id: proposalId }, select: { startsAt: true, endsAt: true } }, signUp: { select: { sessionId: true, session: { select: { activityId: true } } } } },
    })
    const [date] = seen?.dates ?? []
    if (!seen || !date) throw notFound()
    const { signUpId, signUp: { sessionId, session: { activityId } } } = seen
    // Whoever takes a date of the same activity waits here: the session that is made for the first is there for the second.
    const { moderation } = await lockActivity(tx, activityId)
    const [there] = await tx.session.findMany({ where: { activityId, status: 'PLANNED', ...date, id: { not: sessionId } }, orderBy: { id: 'asc' }, take: 1, select: { id: true } })
    const locked = new Map<string, LockedSession>()
    for (const id of [sessionId, ...(there ? [there.id] : [])].sort()) locked.set(id, await lockSession(within(tx), id))

    const request = await tx.timeRequest.findUniqueOrThrow({ where: { id: requestId }, select: timeFields })
    if (request.state === 'ACCEPTED' && request.dates.some(({ id, taken }) => taken && id === proposalId)) return { ok: true, signUpId }
    const from = locked.get(sessionId)
    const signUp = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: toldFields })
    if (request.state !== 'ASKED' || !from || signUp.sessionId !== sessionId || !(signUp.status === 'PENDING' || signUp.status === 'CONFIRMED')) return refused('over')
    if (date.startsAt <= now || from.startsAt <= now) return refused('past')
    if (moderation !== 'PUBLISHED') return refused('gone')
    const { programme } = await tx.activity.findUniqueOrThrow({ where: { id: activityId }, select: { programme: { select: { zone: true, holidayZone: true } } } })
    // Holidays may have been put right since it was proposed.
    const off = await firstDayOff(tx, { openTo: ['CLASS'], programme }, [localDate(date.startsAt, programme.zone)])
    if (off) return refused(off.reason)

    const alone = request.wholeSession && !there && (await tx.signUp.count({ where: { sessionId, status: { in: [...liveStatuses] } } })) === 1
    const target = alone ? undefined : await targetOf(tx, viewer, signUp, from, there && locked.get(there.id), date)
    if (target && !target.ok) return target
    // Answered first: what the move overtakes is what is still asked.
    await moveTime(tx, viewer, request, 'ACCEPTED')
    await tx.timeProposal.update({ where: { id: proposalId }, data: { taken: true }, select: { id: true } })
    if (target) await moveClass(tx, viewer, signUp, from, target.session, `t${requestId}`)
    else {
      const { note } = signUp.session
      const saved = await saveLocked(tx, viewer, from, { ...date, seats: from.seats, note, signUpClosesAt: from.signUpClosesAt && from.signUpClosesAt < date.startsAt ? from.signUpClosesAt : null })
      if (!saved.ok) throw new Error(`A session for one class could not move: ${saved.reason}`)
    }
    await tellTime(tx, 'taken', request, date)
    if (target) await promoteNext(tx, viewer, sessionId, now)
    return { ok: true, signUpId }
  })
}

type Target = { ok: true; session: LockedSession } | Refused<'full' | 'yearFull'>

/** The session of that date, with room for the class; made where there is none. */
async function targetOf(tx: Tx, viewer: Viewer, signUp: ToldSignUp, from: LockedSession, there: LockedSession | undefined, date: { startsAt: Date; endsAt: Date }): Promise<Target> {
  const party = partyOf(signUp)
  const { zone } = signUp.session.activity.programme
  // Within its school year the class is counted already.
  if (schoolYearOf(from.startsAt, zone) !== schoolYearOf(date.startsAt, zone)) {
    const year = await yearRoomAt(within(tx), from.activityId, date.startsAt)
    if (year.yearLeft === 0) return refused('yearFull', { n: year.yearLimit ?? 0 })
  }
  if (there) return seatedAtOnce(there, party) ? { ok: true, session: there } : refused('full', { n: there.waiting > 0 ? 0 : seatsLeft(there) })
  const { id } = await tx.session.create({ data: { activityId: from.activityId, ...date, seats: party, note: signUp.session.note }, select: { id: true } })
  await audit(tx, viewer, 'session.created', { type: 'Session', id }, { movedFrom: from.id, seats: party })
  return { ok: true, session: await lockSession(within(tx), id) }
}

/** Moves a class from one locked session to another, with its decisions and its letter. */
async function moveClass(tx: Tx, viewer: Viewer, signUp: ToldSignUp, from: LockedSession, to: LockedSession, change: string): Promise<void> {
  // Its invitation counts the session's SEQUENCE and its own: together they must grow (RFC 5546 §2.1.5).
  const version = signUp.version + 1 + Math.max(0, from.sequence - to.sequence)
  await tx.signUp.update({ where: { id: signUp.id, version: signUp.version }, data: { sessionId: to.id, version }, select: { id: true } })
  await audit(tx, viewer, 'signup.moved', { type: 'SignUp', id: signUp.id }, { session: [from.id, to.id], startsAt: [from.startsAt.toISOString(), to.startsAt.toISOString()] })
  const moved = await tx.signUp.findUniqueOrThrow({ where: { id: signUp.id }, select: toldFields })
  const { activity } = moved.session
  if (activity.approvals.length > 0) {
    const status = await askAgain(tx, signUp.id, activity.approvals, moved, { ...moved.session, place: placeOf(activity) }, new Date())
    if (status !== moved.status) await moveSignUp(tx, viewer, moved, status)
  }
  await tellSchool(tx, activity.approvals.length > 0 ? 'sessionMoved' : 'newDate', moved, { change })
}
