/** Classes to places: `tsx bench/matching.ts CLASSES PLACES SECONDS [DAYS]`. Prints score, bound, gap, seconds, what going class by class gives, and the longest stall of the process. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { greedy, improve } from '../app/matching/filling'
import { candidatesInTurns, matchesIn, programmeOf, scoreOf, type Match } from '../app/matching/model'
import { aRegion } from '../app/matching/testing'
import { solve } from '../app/solver/solve.server'

const [classes = 500, places = 300, seconds = 20, days = 30] = process.argv.slice(2).map(Number)
const setting = aRegion(7, classes, places, { days })
const stalls = monitorEventLoopDelay({ resolution: 5 })
stalls.enable()
const timed = async <Found>(work: () => Found | Promise<Found>) => {
  const begun = performance.now()
  const found = await work()
  return { found, took: ((performance.now() - begun) / 1_000).toFixed(1) }
}
const { found: candidates, took: preparing } = await timed(() => candidatesInTurns(setting))
const score = (matches: readonly Match[]) => scoreOf(setting, candidates, matches)
const hand = await timed(() => greedy(setting, candidates))
const stepwise = await timed(() => improve(setting, candidates, hand.found))
const lp = programmeOf(setting, candidates) ?? ''
const solved = await solve(lp, { seconds })
const found = solved.status === 'optimal' || solved.status === 'timeLimit' ? matchesIn(candidates, solved.values) : undefined
process.stdout.write(`${classes} classes and ${places} places: ${candidates.length} matches possible, found in ${preparing} s; ${solved.status}, score ${found && score(found)} with ${found?.length} placed, ${'bound' in solved ? `bound ${Math.round(solved.bound * 100) / 100}, gap ${(solved.gap * 100).toFixed(2)} %` : ''}, ${solved.seconds} s; class by class ${score(hand.found)} in ${hand.took} s; improved step by step ${score(stepwise.found)} in ${stepwise.took} s; longest stall ${Math.round(stalls.max / 1e6)} ms\n`)
process.exit(0)
