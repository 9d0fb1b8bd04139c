import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { within } from '~/db/statements.server'
import { moveSignUp } from '~/signups/moves.server'
import { lockSession, type LockedSession } from '~/signups/seats.server'
import { issueCertificate } from './certificates.server'
import { receivedBy } from './queries.server'
import { attendanceOf, doorIsOpen, isExpected, seenOf, whenSeen } from './rules'
import type { ArrivalInput } from './schema'

const counted = { id: true, kind: true, status: true, version: true, pupilsPresent: true, adultsPresent: true } as const

/** A session whose door the viewer keeps: staff, or the company that receives. Locked; a 404 for everybody else. */
async function ownDoor(tx: Tx, viewer: Viewer, sessionId: string): Promise<LockedSession> {
  const own = await tx.session.findFirst({ where: { id: sessionId, ...receivedBy(viewer) }, select: { id: true } })
  if (!own) throw notFound()
  return lockSession(within(tx), sessionId)
}

/**
 * Notes who came with a group: counts only, both 0 when nobody did. Sent again, it is kept once; sent late or in another
 * order, what was seen last counts. What was seen before the door opened was no arrival, whenever it is sent. After the
 * door was closed a count puts the attendance right as well.
 */
export async function recordArrival(
  viewer: Viewer, sessionId: string, input: ArrivalInput, now = new Date(),
): Promise<{ ok: true; again: boolean } | Refused<'tooEarly' | 'cancelled' | 'withdrawn' | 'notExpected'>> {
  return transaction(async (tx) => {
    const session = await ownDoor(tx, viewer, sessionId)
    const signUp = await tx.signUp.findFirst({ where: { id: input.signUpId, sessionId }, select: counted })
    if (!signUp) throw notFound()
    if (session.status === 'CANCELLED') return refused('cancelled')
    const seenAt = whenSeen(input, now)
    if (!doorIsOpen(session.startsAt, seenAt)) return refused('tooEarly')
    if (!isExpected(signUp)) return refused(signUp.status === 'CANCELLED' ? 'withdrawn' : 'notExpected')

    const { deviceKey, pupils, adults } = input
    const { count } = await tx.arrival.createMany({
      data: [{ deviceKey, signUpId: signUp.id, pupils, adults, seenAt, byId: viewer.userId }], skipDuplicates: true,
    })
    if (count === 0) return { ok: true, again: true }
    const seen = seenOf(await tx.arrival.findMany({ where: { signUpId: signUp.id }, orderBy: [{ seenAt: 'asc' }, { id: 'asc' }] }))
    await tx.signUp.update({ where: { id: signUp.id }, data: seen, select: { id: true } })
    await audit(tx, viewer, 'arrival.recorded', { type: 'SignUp', id: signUp.id }, { pupils, adults })
    // Somebody who stands at the door has confirmed that they come.
    if (signUp.status === 'PENDING' && pupils + adults > 0) await moveSignUp(tx, viewer, signUp, 'CONFIRMED', { confirmBy: null })
    if (signUp.status === 'ATTENDED' || signUp.status === 'NO_SHOW') await settle(tx, viewer, { ...signUp, ...seen })
    return { ok: true, again: false }
  })
}

/**
 * Closes the door: whoever was seen has attended, whoever was not did not come. Classes that came get their certificate.
 * Closed again, it settles those who were confirmed since.
 */
export async function closeAttendance(
  viewer: Viewer, sessionId: string, now = new Date(),
): Promise<{ ok: true; attended: number; absent: number } | Refused<'notBegun' | 'cancelled'>> {
  return transaction(async (tx) => {
    const session = await ownDoor(tx, viewer, sessionId)
    if (session.status === 'CANCELLED') return refused('cancelled')
    if (session.startsAt > now) return refused('notBegun')
    const open = await tx.signUp.findMany({ where: { sessionId, status: 'CONFIRMED' }, select: counted, orderBy: { id: 'asc' } })
    let attended = 0
    for (const signUp of open) if ((await settle(tx, viewer, signUp)) === 'ATTENDED') attended += 1
    await audit(tx, viewer, 'session.attendanceClosed', { type: 'Session', id: sessionId }, { attended, absent: open.length - attended })
    return { ok: true, attended, absent: open.length - attended }
  })
}

type Counted = { id: string; kind: string; status: Parameters<typeof moveSignUp>[2]['status']; version: number; pupilsPresent: number | null; adultsPresent: number | null }

async function settle(tx: Tx, viewer: Viewer, signUp: Counted): Promise<'ATTENDED' | 'NO_SHOW'> {
  const to = attendanceOf(signUp)
  if (signUp.status !== to) await moveSignUp(tx, viewer, signUp, to, { pupilsPresent: signUp.pupilsPresent ?? 0, adultsPresent: signUp.adultsPresent ?? 0 })
  if (signUp.kind === 'CLASS') await issueCertificate(tx, viewer, signUp.id)
  return to
}
