/** Stands for many companies at once: `tsx bench/proposal.ts COMPANIES STANDS SECONDS`. Prints score, bound, gap, seconds, and what going company by company gives. */
import { solve } from '../app/solver/solve.server'
import { defaultWeights } from '../app/shows/assignments/fit'
import type { Board, BoardApplication, BoardStand } from '../app/shows/assignments/rules'
import { improve } from '../app/shows/proposal/improve'
import { greedy, placesIn, programmeOf, scoreOf, settingOf } from '../app/shows/proposal/model'

const [companies = 80, stands = 100, seconds = 10] = process.argv.slice(2).map(Number)
let state = 42
const next = (n: number) => {
  state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0
  return (state >>> 0) % n
}
// Rows of two stands back to back with a gangway of 3 m between, as in a hall.
const made: BoardStand[] = Array.from({ length: stands }, (_, n) => {
  const [block, place] = [Math.floor(n / 20), n % 20]
  const width = [3, 3, 4, 6][(place % 10) % 4] ?? 3
  return { id: `s${n}`, hallId: 'h', hall: 'Hall', number: `${'ABCDEFGHIJ'[block]}${place + 1}`, x: (place % 10) * 6, y: block * 9 + (place < 10 ? 0 : 3), width, height: 3, area: width * 3, openSides: place % 10 === 0 || place % 10 === 9 ? 2 : 1, equipped: next(4) > 0, zone: 'ABCDEFGHIJ'[block] ?? null }
})
const others = (chance: number, own: number) => (next(100) < chance ? [`c${next(companies)}`].filter((id) => id !== `c${own}`) : [])
const applications: BoardApplication[] = Array.from({ length: companies }, (_, n) => {
  const [near, away] = [others(20, n), others(25, n)]
  return {
    id: `a${n}`, companyId: `c${n}`, company: `Entreprise ${n}`, version: 0, score: next(101), coExhibitors: [],
    wishes: Array.from({ length: 1 + next(3) }, () => ({ area: [9, 12, 18][next(3)] ?? 9, equipped: next(4) > 0, openSides: 1 + (next(5) === 0 ? 1 : 0), place: next(6) ? '' : ('ABCDE'[next(5)] ?? 'A'), near, away })) as BoardApplication['wishes'],
  }
})
const board: Board = { applications, stands: made, assignments: [], weights: defaultWeights }
const setting = settingOf(board, true)
const byHand = performance.now()
const hand = greedy(setting)
const handScore = scoreOf(setting, hand)
const handSeconds = (performance.now() - byHand) / 1_000
const stepwise = performance.now()
const stepScore = scoreOf(setting, await improve(setting, hand))
const stepSeconds = (performance.now() - stepwise) / 1_000
const { lp, candidates } = programmeOf(setting)
const solved = await solve(lp, { seconds })
const found = solved.status === 'optimal' || solved.status === 'timeLimit' ? scoreOf(setting, placesIn(setting, candidates, solved.values)) : null
process.stdout.write(`${companies} companies on ${stands} stands: ${solved.status}, score ${found}, ${'bound' in solved ? `bound ${Math.round(solved.bound * 100) / 100}, gap ${(solved.gap * 100).toFixed(2)} %` : ''}, ${solved.seconds} s; company by company ${handScore} in ${handSeconds.toFixed(1)} s; improved step by step ${stepScore} in ${stepSeconds.toFixed(1)} s; ${candidates.length} places possible\n`)
process.exit(0)
