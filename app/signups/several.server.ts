/** Several classes of a school for one session: each a sign-up of its own, all written together or none. */
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { newId, within } from '~/db/statements.server'
import { roomsOf } from './bookable.server'
import { decideOver, formKeyOf } from './decide.server'
import { whyNot, type NotThisClass, type Shut, type WhyNot } from './rules'
import { planOf, type Outlook } from './several-rules'
import type { ClassSignUp } from './schema'
import { writeSignUps, type LockedSession, type Written } from './seats.server'
import { count, isWritten } from './turns.server'
import { settledSession, settledToBook } from './waiting-list.server'
import { yearRoomsOf } from './year-limit.server'

/** What would become of these classes, in their order, at this moment; nothing is held. The school reads it before it sends. */
export async function outlookOf(sessionId: string, classes: readonly ClassSignUp[], now = new Date()): Promise<(Outlook | WhyNot)[]> {
  const found = await settledToBook(sessionId)
  if (!found) throw notFound()
  const year = (await yearRoomsOf([sessionId])).get(sessionId) ?? { yearLimit: null, yearLeft: null }
  const room = { ...found.session, ...((await roomsOf([sessionId])).get(sessionId) ?? { taken: 0, waiting: 0 }), ...year }
  return planOf(room, classes, (left, input) => whyNot(left, found.activity, found.programme, input, now))
}

/** Why this class cannot be added to a list for the session, or undefined. */
export async function whyNotAdded(sessionId: string, before: readonly ClassSignUp[], input: ClassSignUp): Promise<Refused<Shut | NotThisClass> | undefined> {
  const last = (await outlookOf(sessionId, [...before, input])).at(-1)
  return last && typeof last === 'object' ? refused(last.reason, last.details) : undefined
}

type Booked = { ok: true; signUps: { id: string; waits: boolean }[] }

/**
 * Books them in one transaction under one lock. `said` is what the school read of each: when one would wait that was told
 * to have its seats, nothing is written, and the school reads again. A class that can come after all is seated.
 */
export async function bookClasses(
  viewer: Viewer, sessionId: string, given: { schoolId?: string; classes: readonly ClassSignUp[]; said: readonly (Outlook | undefined)[] },
): Promise<Booked | Refused<'lessRoom' | Shut | NotThisClass>> {
  const schoolId = given.schoolId ?? viewer.schoolIds[0]
  const found = await settledToBook(sessionId)
  if (!found || !schoolId || !viewer.schoolIds.includes(schoolId)) throw notFound()
  return transaction(async (tx) => {
    const room: LockedSession = { ...(await settledSession(tx, sessionId)) }
    const before = await tx.signUp.findMany({ where: { formKey: { in: given.classes.map((one) => formKeyOf(viewer, one)) } }, select: { id: true, status: true } })
    if (before.length > 0) return { ok: true, signUps: before.map(({ id, status }) => ({ id, waits: status === 'WAITLISTED' })) }
    const written: Written[] = []
    for (const [index, input] of given.classes.entries()) {
      const decided = decideOver(viewer, { ...input, sessionId, schoolId }, found, room, newId())
      if (!isWritten(decided)) return refused(decided.reason, decided.details)
      if (decided.signUp.status === 'WAITLISTED' && given.said[index] !== 'waits') return refused('lessRoom')
      count(room, decided)
      written.push(decided)
    }
    await writeSignUps(within(tx), written)
    return { ok: true, signUps: written.map(({ signUp }) => ({ id: signUp.id, waits: signUp.status === 'WAITLISTED' })) }
  })
}
