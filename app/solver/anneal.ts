/**
 * Makes something better step by step; worse steps are taken too, ever less of them (simulated annealing). Proves nothing,
 * and is good where the solver is out of time. The same in, the same out; between some thousand steps others have their turn.
 */
export type Way = {
  /** Tries a step and says what it changes in points; undefined when there was none to try. */
  step(random: () => number): number | undefined
  /** Takes the last step back. */
  undo(): void
  /** This is the best so far. */
  keep(): void
}

const [WARM, COLD] = [60, 1]
const AT_ONCE = 20_000

export async function anneal(way: Way, { steps = 400_000, signal }: { steps?: number; signal?: AbortSignal } = {}): Promise<void> {
  const random = randomFrom(20_261_124)
  let [gained, most] = [0, 0]
  for (let step = 0; step < steps; step += 1) {
    if (step % AT_ONCE === 0) {
      await new Promise(setImmediate)
      if (signal?.aborted) return
    }
    const heat = WARM * (COLD / WARM) ** (step / steps)
    const change = way.step(random)
    if (change === undefined) continue
    if (change >= 0 || random() < Math.exp(change / heat)) {
      gained += change
      if (gained > most + 1e-6) {
        most = gained
        way.keep()
      }
    } else way.undo()
  }
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
