import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { within } from '~/db/statements.server'
import { approvalsToAsk } from './approvals.server'
import { authoritiesFor, confirmBy } from './individuals-rules'
import { moveSignUp, placeOf, tellSchool, toldFields, type ToldSignUp } from './moves.server'
import { fits, nextInLine, partyOf, seatsLeft, type NextInLine } from './rules'
import { lockSession } from './seats.server'

/**
 * Gives seats that are free to those who wait, in their order, and tells them. Whoever frees seats calls this in the
 * same transaction. A session that is past or cancelled has no seats to give.
 */
export async function promoteNext(tx: Tx, viewer: Viewer, sessionId: string, now = new Date()): Promise<NextInLine<ToldSignUp>> {
  const session = await lockSession(within(tx), sessionId)
  if (session.status === 'CANCELLED' || session.startsAt <= now || session.waiting === 0) return { promoted: [] }
  const next = nextInLine(await waitingFor(tx, sessionId), seatsLeft(session))
  for (const signUp of next.promoted) await seat(tx, viewer, signUp, now)
  return next
}

/** Staff give seats to a class that waits, past those before it: said by name in the trail. */
export async function seatOutOfTurn(
  viewer: Viewer, signUpId: string,
): Promise<{ ok: true; sessionId: string } | Refused<'notWaiting' | 'doesNotFit'>> {
  return transaction(async (tx) => {
    const seen = await tx.signUp.findUnique({ where: { id: signUpId }, select: { sessionId: true } })
    if (!seen) throw notFound()
    const session = await lockSession(within(tx), seen.sessionId)
    const signUp = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: toldFields })
    const now = new Date()
    if (signUp.status !== 'WAITLISTED' || session.status === 'CANCELLED' || session.startsAt <= now) return refused('notWaiting')
    if (!fits(session, partyOf(signUp))) return refused('doesNotFit', { n: seatsLeft(session) })
    await audit(tx, viewer, 'signup.seatedOutOfTurn', { type: 'SignUp', id: signUpId })
    await seat(tx, viewer, signUp, now)
    return { ok: true, sessionId: seen.sessionId }
  })
}

function waitingFor(tx: Tx, sessionId: string): Promise<ToldSignUp[]> {
  return tx.signUp.findMany({
    where: { sessionId, status: 'WAITLISTED' },
    select: toldFields,
    orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
  })
}

async function seat(tx: Tx, viewer: Viewer, signUp: ToldSignUp, now: Date): Promise<void> {
  const { activity, startsAt, endsAt } = signUp.session
  // Seats for an address that nobody confirmed yet are kept for as long as for a newcomer.
  if (signUp.kind === 'PERSON' && !signUp.mailConfirmedAt) {
    const until = confirmBy(now, startsAt)
    await moveSignUp(tx, viewer, signUp, 'PENDING', { confirmBy: until })
    return tellSchool(tx, 'promoted', { ...signUp, confirmBy: until })
  }
  const asked = approvalsToAsk(authoritiesFor(signUp.kind, activity.approvals), signUp, { startsAt, endsAt, place: placeOf(activity) }, now)
  await tx.approval.createMany({ data: asked.map((approval) => ({ ...approval, signUpId: signUp.id })) })
  await moveSignUp(tx, viewer, signUp, asked.length > 0 ? 'PENDING' : 'CONFIRMED')
  await tellSchool(tx, 'promoted', signUp)
}
