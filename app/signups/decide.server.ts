/** What becomes of a class that a school books, decided under the lock of the session: what to write, or why not. */
import { auditLine } from '~/access/audit.server'
import { currentRequest } from '~/access/request.server'
import type { Viewer } from '~/access/viewer.server'
import { messageRow } from '~/messages/outbox.server'
import { approvalsToAsk } from './approvals.server'
import type { SessionToBook } from './bookable.server'
import { signUpLetter } from './letters.server'
import { partyRow, transportRow } from './rows'
import { partyOf, seatedAtOnce, whyNot, type WhyNot } from './rules'
import type { ClassSignUp } from './schema'
import type { LockedSession, Written } from './seats.server'

const LETTERS = { PENDING: 'received', CONFIRMED: 'confirmed', WAITLISTED: 'waitlisted' } as const

/** A form is known by who sent it as well: nobody can use up another's. */
export const formKeyOf = (viewer: Viewer, { formKey }: Pick<ClassSignUp, 'formKey'>) => `${viewer.userId}:${formKey}`

/** Nothing is asked of the database here: whoever waits for the lock waits for this. */
export function decideOver(
  viewer: Viewer, input: ClassSignUp & { schoolId: string }, { session: read, activity, programme, wordings }: SessionToBook, session: LockedSession, id: string,
): Written | WhyNot {
  const now = new Date()
  const refusal = whyNot(session, activity, programme, input, now)
  if (refusal) return refusal
  const seated = seatedAtOnce(session, partyOf(input))
  const approvals = seated ? approvalsToAsk(activity.approvals, input, { ...session, place: activity.place }, now) : []
  const status = !seated ? 'WAITLISTED' : approvals.length > 0 ? 'PENDING' : 'CONFIRMED'
  const reader = { userId: viewer.userId, email: viewer.email, locale: currentRequest()?.locale ?? ('fr' as const) }
  const letter = signUpLetter(LETTERS[status], 'booked', reader, {
    id, title: activity.title, place: activity.place, startsAt: session.startsAt, endsAt: session.endsAt, zone: programme.zone,
    pupils: input.pupils, adults: input.adults,
    ...(seated ? { note: read.note } : { rank: session.waiting + 1 }),
  })
  const line = auditLine(viewer, 'signup.created', { type: 'SignUp', id }, {
    status, sessionId: session.id, pupils: input.pupils, adults: input.adults, level: input.level,
  })
  const signUp = {
    ...partyRow(input), ...transportRow(input), id, sessionId: session.id, status, userId: viewer.userId, schoolId: input.schoolId,
    formKey: formKeyOf(viewer, input), contactName: viewer.name || null,
  } as const
  return { signUp, approvals, trail: [line], letters: [messageRow(letter, wordings)] }
}
