import { solve, type Progress } from './solve.server'

/** What was found. `by`: the solver, or step by step where the solver was out of time with less. `byHand`: one after the other. */
export type Worth = { by: 'solver' | 'steps'; proven: boolean; score: number; bound: number | null; gap: number | null; byHand: number; seconds: number }

type Sought<Choice> = {
  /** Undefined when there is nothing to choose. */
  lp: string | undefined
  /** The choice that a solution means. */
  read(values: ReadonlyMap<string, number>): Choice
  /** What somebody patient would do by hand. */
  byHand(): Choice
  improve(start: Choice): Promise<Choice>
  score(choice: Choice): number
  /** What is settled beforehand counts in the score and not in the programme. */
  settled?: number
}

/** The best choice by two ways, the solver and step by step where it proves nothing in time; undefined when given up. */
export async function bestOf<Choice>(
  { lp, read, byHand, improve, score, settled = 0 }: Sought<Choice>, asked: { seconds: number; onProgress(progress: Progress): void; signal: AbortSignal },
): Promise<{ choice: Choice; worth: Worth } | undefined> {
  const solved = lp === undefined ? undefined : await solve(lp, asked)
  if (solved?.status === 'cancelled') return undefined
  const hand = byHand()
  const found = solved?.status === 'optimal' || solved?.status === 'timeLimit' ? read(solved.values) : undefined
  const proven = solved?.status === 'optimal' || lp === undefined
  const stepwise = proven ? hand : await improve(hand)
  if (asked.signal.aborted) return undefined
  const choice = found && score(found) >= score(stepwise) ? found : stepwise
  const [points, bound] = [score(choice), solved && 'bound' in solved ? solved.bound + settled : null]
  return {
    choice,
    worth: {
      by: choice === found ? 'solver' : 'steps', proven, score: points, bound, gap: bound === null ? null : Math.max(0, (bound - points) / Math.max(1, Math.abs(points))), byHand: score(hand), seconds: solved?.seconds ?? 0,
    },
  }
}
