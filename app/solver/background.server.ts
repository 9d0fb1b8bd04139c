/** Computations that go on after the answer: how far they are and what they found stands in the database, whoever asks. */
import { errorFields, log } from '~/log.server'
import type { Progress } from './solve.server'

/** Where a computation is kept. Both write only while it is running there: what was given up stays so. */
export type Shelf<Result> = {
  tell(id: string, progress: Progress): Promise<unknown>
  close(id: string, state: 'DONE' | 'DISCARDED' | 'FAILED', result?: Result): Promise<unknown>
}

const DEAD_AFTER = 180_000
const EVERY_MS = 400
const running = new Map<string, AbortController>()

/** One that began before is not waited for: its process has died. */
export const deadBefore = (now: Date) => new Date(now.getTime() - DEAD_AFTER)

/** Runs `work` and keeps what it finds; nothing when it was given up. Never throws: a failure is a state. */
export async function inBackground<Result>(id: string, { tell, close }: Shelf<Result>, work: (asked: { onProgress(progress: Progress): void; signal: AbortSignal }) => Promise<Result | undefined>): Promise<void> {
  const control = new AbortController()
  running.set(id, control)
  let told = 0
  const onProgress = (progress: Progress) => {
    if (performance.now() - told < EVERY_MS) return
    told = performance.now()
    void tell(id, progress).catch(() => undefined)
  }
  try {
    const result = await work({ onProgress, signal: control.signal })
    await (result === undefined ? close(id, 'DISCARDED') : close(id, 'DONE', result))
  } catch (error) {
    log().error({ computation: id, ...errorFields(error) }, 'computation failed')
    await close(id, 'FAILED').catch(() => undefined)
  } finally {
    running.delete(id)
  }
}

/** Ends a computation of this process. One of another process finds its state changed when it is done. */
export const giveUp = (id: string) => running.get(id)?.abort()
