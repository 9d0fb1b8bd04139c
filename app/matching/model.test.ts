import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partyOf } from '~/signups/rules'
import { solve } from '~/solver/solve.server'
import { greedy, improve } from './filling'
import { candidatesOf, matchesIn, programmeOf, scoreOf, type Candidate, type Match } from './model'
import { blocksOf, type Asked, type Setting, type Slot } from './rules'
import { aRegion } from './testing'

async function solved(setting: Setting): Promise<{ candidates: Candidate[]; matches: Match[]; objective: number }> {
  const candidates = candidatesOf(setting)
  const lp = programmeOf(setting, candidates)
  if (!lp) return { candidates, matches: [], objective: 0 }
  const answer = await solve(lp, { seconds: 20 })
  if (answer.status !== 'optimal') throw new Error(answer.status)
  return { candidates, matches: matchesIn(candidates, answer.values), objective: answer.objective }
}

/** What must hold of any matches, said anew and apart from the model. */
function breaks({ asked, slots, invitations, yearLeft }: Setting, matches: readonly Match[]): string[] {
  const found: string[] = []
  const count = <Key>(list: readonly Key[]) => list.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map<Key, number>())
  if (new Set(matches.map((match) => match.asked)).size < matches.length) found.push('a class goes to two places')
  for (const [s, slot] of slots.entries()) {
    const here = matches.filter((match) => match.slot === s)
    if (slot.kind === 'session' && here.reduce((sum, match) => sum + partyOf(asked[match.asked] as Asked), 0) > slot.left) found.push('more people than seats')
    if (here.some((match) => blocksOf(asked[match.asked] as Asked, slot, { yearLeft }).length > 0)) found.push('somebody is where they cannot be')
  }
  const slotOf = (match: Match) => slots[match.slot] as Slot
  for (const [year, n] of count(matches.map((match) => slotOf(match).yearKey))) if (n > (yearLeft[year] ?? Infinity)) found.push('more than the year takes')
  for (const [, n] of count(matches.filter((match) => slotOf(match).kind === 'invitation').map((match) => slotOf(match).company?.id))) if (n > invitations) found.push('a company is asked too often')
  return found
}

/** The best of all matches there are, one after the other. */
function bruteForce(setting: Setting, candidates: readonly Candidate[]): number {
  let best = 0
  const go = (a: number, matches: Match[]) => {
    if (a === setting.asked.length) {
      if (breaks(setting, matches).length === 0) best = Math.max(best, scoreOf(setting, candidates, matches))
      return
    }
    go(a + 1, matches)
    for (const one of candidates) if (one.asked === a) go(a + 1, [...matches, one])
  }
  go(0, [])
  return best
}

// Without a bias to small numbers: one class alone has nothing to choose.
const small = [fc.nat(100_000), fc.noBias(fc.integer({ min: 1, max: 5 })), fc.noBias(fc.integer({ min: 5, max: 9 }))] as const

test('on every small region the matching is as good as the best of all there are, and worth what the programme says', async () => {
  let [met, contested] = [0, 0]
  await fc.assert(
    fc.asyncProperty(...small, async (seed, classes, places) => {
      const setting = aRegion(seed, classes, places, { days: 1 })
      const { candidates, matches, objective } = await solved(setting)
      expect(breaks(setting, matches)).toEqual([])
      expect(scoreOf(setting, candidates, matches)).toBeCloseTo(objective, 1)
      expect(scoreOf(setting, candidates, matches)).toBeCloseTo(bruteForce(setting, candidates), 1)
      met += matches.length
      contested += candidates.length > matches.length ? 1 : 0
    }),
    { numRuns: 60 },
  )
  // Cases that say something: classes go somewhere, and there was a choice.
  expect(met).toBeGreaterThan(20)
  expect(contested).toBeGreaterThan(5)
}, 60_000)

test('more people than seats, two places for a class and the rest are what the check sees', () => {
  const setting = aRegion(5, 20, 20, { days: 2 })
  const one = candidatesOf(setting).find(({ slot }) => setting.slots[slot]?.kind === 'session')
  if (!one) throw new Error('a seed with a candidate is needed')
  expect(breaks(setting, [one, one])).toContain('a class goes to two places')
  expect(breaks({ ...setting, yearLeft: { [setting.slots[one.slot]?.yearKey ?? '']: 0 } }, [one])).toContain('more than the year takes')
  const slots = setting.slots.map((slot, s): Slot => (s === one.slot && slot.kind === 'session' ? { ...slot, left: 3 } : slot))
  expect(breaks({ ...setting, slots }, [one])).toContain('more people than seats')
})

test('step by step, matches hold, are no worse than where they began, and never better than what is proven', async () => {
  const all = { proven: 0, better: 0 }
  await fc.assert(
    fc.asyncProperty(fc.nat(100_000), fc.integer({ min: 4, max: 20 }), fc.integer({ min: 4, max: 20 }), async (seed, classes, places) => {
      const setting = aRegion(seed, classes, places, { days: 2 })
      const { candidates, matches } = await solved(setting)
      const start = greedy(setting, candidates)
      const stepwise = await improve(setting, candidates, start, { steps: 8_000 })
      for (const found of [start, stepwise]) expect(breaks(setting, found)).toEqual([])
      const [proven, better, hand] = [matches, stepwise, start].map((found) => scoreOf(setting, candidates, found)) as [number, number, number]
      expect(better).toBeGreaterThanOrEqual(hand - 1e-6)
      expect(better).toBeLessThanOrEqual(proven + 0.05)
      all.proven += proven
      all.better += better
    }),
    { numRuns: 25 },
  )
  // A single small region may hold it in a corner (8 classes, 4 places: 93 %); all together do not.
  expect(all.better).toBeGreaterThan(all.proven * 0.97)
}, 60_000)
