/** Places as they fill: who is where, what is left, and what the next one adds. For ways that go step by step. */
import { partyOf } from '~/signups/rules'
import { anneal } from '~/solver/anneal'
import { companyOf, groups, schoolOf, type Candidate, type Match } from './model'
import { step, type Asked, type Setting, type Slot } from './rules'

const at = <Key>(counts: ReadonlyMap<Key, number>, key: Key) => counts.get(key) ?? 0

class Filling {
  private readonly taken = new Map<number, Candidate>()
  private readonly filled = new Map<number, number>()
  private readonly schools = new Map<string, number>()
  private readonly companies = new Map<string, number>()
  private readonly years = new Map<string, number>()
  private readonly asks = new Map<string, number>()

  constructor(private readonly setting: Setting) {}

  /** Where a class goes. */
  of(asked: number): Candidate | undefined {
    return this.taken.get(asked)
  }

  /** Whether it still fits: seats, what the activity takes this year, how often its company is asked. */
  fits(one: Candidate): boolean {
    const { yearLeft, invitations } = this.setting
    const slot = this.slotOf(one)
    if (slot.kind === 'session' ? at(this.filled, one.slot) + this.sizeOf(one) > slot.left : at(this.asks, slot.company?.id ?? '') >= invitations) return false
    return at(this.years, slot.yearKey) < (yearLeft[slot.yearKey] ?? Infinity)
  }

  /** What it would add, with all others as they are. */
  adds(one: Candidate): number {
    const { weights, classesOfSchool, classesAtCompany } = this.setting
    const [school, company] = [schoolOf(this.setting, one), companyOf(this.setting, one)]
    const forSchool = step(weights.school, weights.schoolRest, (classesOfSchool[school] ?? 0) + at(this.schools, school))
    return one.own + forSchool + (company ? step(weights.company, weights.companyRest, (classesAtCompany[company] ?? 0) + at(this.companies, company)) : 0)
  }

  /** Puts it there and says what that adds. */
  put(one: Candidate): number {
    const points = this.adds(one)
    this.taken.set(one.asked, one)
    this.count(one, 1)
    return points
  }

  /** Takes a class from where it is and says what that costs. */
  lift(asked: number): number {
    const one = this.taken.get(asked)
    if (!one) return 0
    this.taken.delete(asked)
    this.count(one, -1)
    return this.adds(one)
  }

  matches(): Match[] {
    return [...this.taken.values()].map(({ asked, slot }) => ({ asked, slot }))
  }

  private count(one: Candidate, by: 1 | -1) {
    const slot = this.slotOf(one)
    const add = <Key>(counts: Map<Key, number>, key: Key, n = 1) => void counts.set(key, at(counts, key) + by * n)
    add(this.filled, one.slot, this.sizeOf(one))
    add(this.schools, schoolOf(this.setting, one))
    add(this.years, slot.yearKey)
    if (slot.company) add(this.companies, slot.company.id)
    if (slot.kind === 'invitation') add(this.asks, slot.company?.id ?? '')
  }

  private slotOf = ({ slot }: Match) => this.setting.slots[slot] as Slot
  private sizeOf = ({ asked }: Match) => partyOf(this.setting.asked[asked] as Asked)
}

const byClass = (candidates: readonly Candidate[]) => groups(candidates, ({ asked }) => String(asked))

/** Class by class in the order in which they asked, each to what is best then: what somebody patient would do by hand. */
export function greedy(setting: Setting, candidates: readonly Candidate[]): Match[] {
  const filling = new Filling(setting)
  for (const list of byClass(candidates).values()) {
    let best: { one: Candidate; points: number } | undefined
    for (const one of list) {
      const points = filling.fits(one) ? filling.adds(one) : 0
      if (points > (best?.points ?? 0)) best = { one, points }
    }
    if (best) filling.put(best.one)
  }
  return filling.matches()
}

/** Better matches than `start`, or those: a class goes elsewhere, and who is in its way goes elsewhere or nowhere. */
export async function improve(setting: Setting, candidates: readonly Candidate[], start: readonly Match[], asked?: Parameters<typeof anneal>[1]): Promise<Match[]> {
  const lists = byClass(candidates)
  const choices = [...lists.values()]
  if (choices.length === 0) return [...start]
  const choicesOf = (a: number) => lists.get(String(a)) ?? []
  const yearOf = ({ slot }: Match) => setting.slots[slot]?.yearKey ?? ''
  const rivals = groups(candidates, yearOf)
  const oneOf = <One>(list: readonly One[], random: () => number) => list[Math.floor(random() * list.length)] as One

  const filling = new Filling(setting)
  for (const { asked: a, slot } of start) {
    const one = choicesOf(a).find((candidate) => candidate.slot === slot)
    if (one) filling.put(one)
  }
  let best = filling.matches()
  /** Where those were who moved in this step. */
  let before = new Map<number, Candidate | undefined>()
  const lift = (a: number) => {
    before.set(a, filling.of(a))
    return -filling.lift(a)
  }
  const back = () => {
    for (const a of before.keys()) filling.lift(a)
    for (const one of before.values()) if (one) filling.put(one)
  }
  /** Who is in the way of it: of the same place, else of the same activity this year. */
  const inTheWay = (to: Candidate) => {
    const there = (rivals.get(yearOf(to)) ?? []).filter((one) => filling.of(one.asked) === one)
    const here = there.filter(({ slot }) => slot === to.slot)
    return here.length > 0 ? here : there
  }
  await anneal({
    step(random) {
      before = new Map()
      const list = oneOf(choices, random)
      // One in thirty looks for a worse place: none.
      const to = random() < 0.03 ? undefined : oneOf(list, random)
      const { asked: a } = list[0] as Candidate
      if (to === filling.of(a)) return undefined
      let change = lift(a)
      if (!to) return change
      while (!filling.fits(to)) {
        const others = inTheWay(to)
        if (others.length === 0) break
        change += lift(oneOf(others, random).asked)
      }
      if (!filling.fits(to)) {
        back()
        return undefined
      }
      change += filling.put(to)
      for (const other of before.keys()) {
        const next = other === a ? undefined : oneOf(choicesOf(other), random)
        if (next && filling.fits(next) && filling.adds(next) > 0) change += filling.put(next)
      }
      return change
    },
    undo: back,
    keep: () => void (best = filling.matches()),
  }, asked)
  return best
}
