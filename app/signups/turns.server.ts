/**
 * Bookings of one session take turns: whoever comes to this process while one transaction for the session is under
 * way goes, in the order of coming, into the next one together with the others. So a hot session holds one connection of each
 * process and not all of them, and its lock and commit are paid once for many (docs: bench/README.md).
 */
import { partyOf } from './rules'
import { lockedFrom, lockOpening, writeSignUps, type LockedSession, type Written } from './seats.server'
import { bareTransaction } from '~/db/statements.server'

/** Decides under the lock, with the seats as they are after all before it: what to write, or why not. */
export type Turn<No> = { formKey: string; decide(session: LockedSession): Written | No }

/** What came of a turn: it was written, refused, or its form was sent before. */
export type Taken<No> = { written: Written } | { no: No } | 'sentBefore'

type Waiting = { turn: Turn<unknown>; resolve(taken: Taken<never>): void; reject(error: unknown): void }

// More would hold the lock longer than it saves.
const MOST_TOGETHER = 64

const queues = new Map<string, Waiting[]>()

/** Waits for the turn and takes it. Throws a 404 when there is no such session. */
export function inTurn<No>(sessionId: string, turn: Turn<No>): Promise<Taken<No>> {
  return new Promise((resolve, reject) => {
    const waiting: Waiting = { turn, resolve, reject }
    const queue = queues.get(sessionId)
    if (queue) queue.push(waiting)
    else void serve(sessionId, waiting)
  })
}

async function serve(sessionId: string, first: Waiting): Promise<void> {
  const queue = [first]
  queues.set(sessionId, queue)
  while (queue.length > 0) await serveTogether(sessionId, queue.splice(0, MOST_TOGETHER))
  queues.delete(sessionId)
}

async function serveTogether(sessionId: string, turns: Waiting[]): Promise<void> {
  try {
    const taken = await take(sessionId, turns.map(({ turn }) => turn))
    turns.forEach(({ resolve }, index) => resolve(taken[index] as Taken<never>))
  } catch (error) {
    // One that cannot be written must not take the others with it: each goes alone.
    if (turns.length === 1) turns[0]?.reject(error)
    else for (const turn of turns) await serveTogether(sessionId, [turn])
  }
}

function take<No>(sessionId: string, turns: Turn<No>[]): Promise<Taken<No>[]> {
  return bareTransaction(lockOpening(sessionId, turns.map(({ formKey }) => formKey)), async (run, opened) => {
    const { session, sentBefore } = lockedFrom(opened)
    const room: LockedSession = { ...session }
    const decided = turns.map(({ formKey, decide }): Taken<No> => {
      if (sentBefore.has(formKey)) return 'sentBefore'
      const decision = decide(room)
      if (!isWritten(decision)) return { no: decision }
      sentBefore.add(formKey)
      count(room, decision)
      return { written: decision }
    })
    const made = await writeSignUps(run, decided.flatMap((one) => (one !== 'sentBefore' && 'written' in one ? [one.written] : [])))
    return decided.map((one) => (one !== 'sentBefore' && 'written' in one && !made.has(one.written.signUp.id) ? 'sentBefore' : one))
  })
}

export const isWritten = <No>(decision: Written | No): decision is Written =>
  typeof decision === 'object' && decision !== null && 'signUp' in decision

/** What is left of a session once a sign-up was decided over. */
export function count(room: LockedSession, { signUp }: Written): void {
  if (signUp.status === 'WAITLISTED') {
    room.waiting += 1
    return
  }
  room.taken += partyOf(signUp)
  if (room.yearLeft !== null && signUp.kind !== 'PERSON') room.yearLeft -= 1
}
