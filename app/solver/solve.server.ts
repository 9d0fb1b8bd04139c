/**
 * Mixed-integer programmes (an LP text, CPLEX format) solved by HiGHS in a thread of its own: it computes for seconds, and
 * nobody else must wait. Reports how far it is, ends when asked, and is ended by force when it does not come back.
 */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Where the solver stands: its best solution so far, what no solution can pass, and the part of it that lies between. */
export type Progress = { best: number | null; bound: number | null; gap: number | null; seconds: number }

export type Solved =
  | { status: 'optimal' | 'timeLimit'; objective: number; bound: number; gap: number; seconds: number; values: Map<string, number> }
  | { status: 'infeasible' | 'cancelled' | 'nothing' | 'failed'; seconds: number; detail?: string }

type Asked = { seconds?: number; onProgress?(progress: Progress): void; signal?: AbortSignal }

// Beyond its own time limit the solver has this long to write down what it has.
const GRACE_SECONDS = 15

// Plain JavaScript, since a thread starts with none of the loaders of this process; the path of HiGHS is handed to it.
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
const load = require(workerData.highs)
const said = []
load({ print: (line) => { said.push(line); parentPort.postMessage({ line }) }, printErr: () => undefined })
  .then((highs) => highs.solve(workerData.lp, { time_limit: workerData.seconds, log_to_console: true, mip_rel_gap: 1e-6, random_seed: 1 }))
  .then((answer) => parentPort.postMessage({ answer: { status: answer.Status, objective: answer.ObjectiveValue, columns: Object.entries(answer.Columns).map(([name, column]) => [name, column.Primal]) } }))
  .catch((error) => parentPort.postMessage({ error: String(error && error.message || error) }))
`

type Said = { line?: string; error?: string; answer?: { status: string; objective: number; columns: [string, number | undefined][] } }

/** Maximises or minimises an LP text within so many seconds. Never throws for what the solver says: it is a status. */
export function solve(lp: string, { seconds = 10, onProgress, signal }: Asked = {}): Promise<Solved> {
  const begun = performance.now()
  const took = () => Math.round((performance.now() - begun) / 10) / 100
  if (signal?.aborted) return Promise.resolve({ status: 'cancelled', seconds: 0 })
  return new Promise((resolve) => {
    const thread = new Worker(THREAD, { eval: true, workerData: { highs: createRequire(import.meta.url).resolve('highs'), lp, seconds }, execArgv: [] })
    const report: Report = {}
    const end = (solved: Solved) => {
      clearTimeout(patience)
      signal?.removeEventListener('abort', cancelled)
      void thread.terminate()
      resolve(solved)
    }
    const cancelled = () => end({ status: 'cancelled', seconds: took() })
    const patience = setTimeout(() => end({ status: 'nothing', seconds: took(), detail: 'hang' }), (seconds + GRACE_SECONDS) * 1_000)
    signal?.addEventListener('abort', cancelled)
    thread.on('error', (error) => end({ status: 'failed', seconds: took(), detail: error.message }))
    thread.on('message', ({ line, error, answer }: Said) => {
      if (error !== undefined) return end({ status: 'failed', seconds: took(), detail: error })
      if (answer) return end(read(answer, report, took()))
      const progress = line === undefined ? undefined : listen(line, report)
      if (progress) onProgress?.({ ...progress, seconds: took() })
    })
  })
}

type Report = { primal?: number; dual?: number }

/** Reads a line of the solver's log: a row of its table of progress, or the bounds of its closing report. */
export function listen(line: string, report: Report): Omit<Progress, 'seconds'> | undefined {
  const closing = /^\s+(Primal|Dual) bound\s+(\S+)/.exec(line)
  if (closing) {
    const value = Number(closing[2])
    if (Number.isFinite(value)) report[closing[1] === 'Primal' ? 'primal' : 'dual'] = value
    return undefined
  }
  const row = /^\s*[A-Za-z]?\s+\d+\s+\d+\s+\d+\s+[\d.]+%\s+(\S+)\s+(\S+)\s+(\S+)\s/.exec(line)
  if (!row) return undefined
  const [bound, best] = [number(row[1]), number(row[2])]
  if (bound !== null) report.dual = bound
  return { best, bound, gap: best === null || bound === null ? null : gapOf(best, bound) }
}

const number = (text: string | undefined) => (text === undefined || !Number.isFinite(Number(text)) ? null : Number(text))

/** The part of the best value that could still be won, from 0. */
export const gapOf = (best: number, bound: number) => Math.abs(bound - best) / Math.max(1e-9, Math.abs(best))

function read({ status, objective, columns }: NonNullable<Said['answer']>, { primal, dual }: Report, seconds: number): Solved {
  if (status === 'Infeasible') return { status: 'infeasible', seconds }
  const optimal = status === 'Optimal'
  const known = columns.filter((column): column is [string, number] => typeof column[1] === 'number' && Number.isFinite(column[1]))
  // Out of time with no solution, every column is at its start.
  if (!optimal && (status !== 'Time limit reached' || primal === undefined || known.length < columns.length)) return { status: 'nothing', seconds, detail: status }
  const best = optimal ? objective : (primal ?? objective)
  const bound = dual ?? best
  return { status: optimal ? 'optimal' : 'timeLimit', objective: best, bound, gap: gapOf(best, bound), seconds, values: new Map(known) }
}
