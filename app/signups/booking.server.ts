/** Bookings that come of something else: an offer that a school accepts, a matching that staff take over. */
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import type { Tx } from '~/db/client.server'
import type { Level } from '~/db/generated/enums'
import { refused, type Refused } from '~/db/outcome'
import { newId, within } from '~/db/statements.server'
import { messageRow } from '~/messages/outbox.server'
import { approvalsToAsk } from './approvals.server'
import { sessionToBook } from './bookable.server'
import { signUpLetter, type Reader } from './letters.server'
import { partyOf, seatedAtOnce, seatsLeft, whyNot, type NotThisClass, type Shut } from './rules'
import { writeSignUps } from './seats.server'
import { settledSession } from './waiting-list.server'

/** A class, whose school it is, and who of the school is told (null: nobody is left who could be). */
export type BookingFor = {
  sessionId: string
  schoolId: string
  level: Level
  className: string | null
  pupils: number
  adults: number
  stepFree: number
  needs: string | null
  /** The class did not choose it: its place was found for it, which its letter says. */
  found?: boolean
  contact: (Reader & { userId: string; name: string }) | null
  formKey: string
}

/**
 * Books seats for a class within the transaction of what led to it, under the lock of the session; never puts it on the
 * waiting list. The programme's window for signing up is for who comes by themselves: it is not asked here.
 */
export async function bookFor(
  tx: Tx, viewer: Viewer, input: BookingFor, now = new Date(),
): Promise<{ ok: true; id: string; status: 'PENDING' | 'CONFIRMED' } | Refused<'full' | 'gone' | Shut | NotThisClass>> {
  const session = await settledSession(tx, input.sessionId, now)
  const found = await sessionToBook(input.sessionId, within(tx))
  if (!found) return refused('gone')
  const { activity, programme } = found
  const party = { ...input, stepFreeAcknowledged: false }
  const refusal = whyNot({ ...session, signUpClosesAt: null }, activity, { ...programme, signUpOpensAt: null, signUpClosesAt: null }, party, now)
  if (refusal) return refused(refusal.reason, refusal.details)
  if (!seatedAtOnce(session, partyOf(input))) return refused('full', { n: session.waiting > 0 ? 0 : seatsLeft(session) })

  const id = newId()
  const approvals = approvalsToAsk(activity.approvals, input, { ...session, place: activity.place }, now)
  const status = approvals.length > 0 ? 'PENDING' : 'CONFIRMED'
  const { contact, formKey, level, className, pupils, adults, stepFree, needs, schoolId } = input
  const kind = input.found ? (status === 'PENDING' ? 'matchedPending' : 'matched') : status === 'PENDING' ? 'received' : 'confirmed'
  const letters = contact ? [messageRow(signUpLetter(kind, 'booked', contact, {
    id, title: activity.title, place: activity.place, startsAt: session.startsAt, endsAt: session.endsAt, zone: programme.zone, pupils, adults, note: found.session.note,
  }), found.wordings)] : []
  const made = await writeSignUps(within(tx), [{
    signUp: { id, sessionId: session.id, status, userId: contact?.userId ?? null, schoolId, level, className, pupils, adults, stepFree, needs, contactName: contact?.name ?? null, contactPhone: null, formKey },
    approvals, letters, trail: [],
  }])
  if (!made.has(id)) return refused('gone')
  await audit(tx, viewer, 'signup.created', { type: 'SignUp', id }, { status, sessionId: session.id, pupils, adults, level })
  return { ok: true, id, status }
}
