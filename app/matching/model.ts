/**
 * Which class goes where, as a mixed-integer programme: one 0/1 variable for each class and each place that suits it.
 * That a school's or a company's next class is worth less than the one before is linear by steps: each step is a variable
 * between 0 and 1 with its own points, and since they fall, the first steps are taken first.
 */
import { partyOf } from '~/signups/rules'
import { maximise, round } from '~/solver/lp'
import { blocksOf, pointsOf, step, sumOf, type Asked, type OwnPoints, type Setting, type Slot } from './rules'

/** A class on a place, by their numbers in the setting. */
export type Match = { asked: number; slot: number }
export type Candidate = Match & { points: OwnPoints; own: number }

/** Every match that nothing stands against, the classes in their order. */
export const candidatesOf = (setting: Setting): Candidate[] => setting.asked.flatMap((_, a) => candidatesFor(setting, a))

/** The same for one class. */
function candidatesFor(setting: Setting, a: number): Candidate[] {
  const one = setting.asked[a] as Asked
  return setting.slots.flatMap((slot, s): Candidate[] => {
    if (slot.kindOf !== one.kind || blocksOf(one, slot, setting).length > 0) return []
    const points = pointsOf(one, slot, setting.weights)
    return [{ asked: a, slot: s, points, own: sumOf(points) }]
  })
}

/** As `candidatesOf`, some classes at a time: whoever else is served by this process does not wait for all of them. */
export async function candidatesInTurns(setting: Setting): Promise<Candidate[]> {
  const found: Candidate[][] = []
  for (let a = 0; a < setting.asked.length; a += 1) {
    found.push(candidatesFor(setting, a))
    if (a % 20 === 0) await new Promise(setImmediate)
  }
  return found.flat()
}

const countAt = (counts: Record<string, number>, id: string) => counts[id] ?? 0

/** What all matches are worth together. The measure of every way to find them. */
export function scoreOf(setting: Setting, candidates: readonly Candidate[], matches: readonly Match[]): number {
  const own = new Map(candidates.map((one) => [keyOf(one), one.own]))
  const { weights, classesOfSchool, classesAtCompany } = setting
  const schools = new Map<string, number>()
  const companies = new Map<string, number>()
  let sum = 0
  for (const match of matches) {
    const [school, company] = [schoolOf(setting, match), companyOf(setting, match)]
    sum += (own.get(keyOf(match)) ?? 0) + step(weights.school, weights.schoolRest, countAt(classesOfSchool, school) + countIn(schools, school))
    if (company) sum += step(weights.company, weights.companyRest, countAt(classesAtCompany, company) + countIn(companies, company))
  }
  return round(sum)
}

const keyOf = ({ asked, slot }: Match) => asked * 100_000 + slot
export const schoolOf = ({ asked }: Setting, match: Match) => (asked[match.asked] as Asked).school.id
export const companyOf = ({ slots }: Setting, match: Match) => (slots[match.slot] as Slot).company?.id

/** How many came before this one; counts it. */
export function countIn(counts: Map<string, number>, id: string): number {
  const n = counts.get(id) ?? 0
  counts.set(id, n + 1)
  return n
}

const nameOf = ({ asked, slot }: Match) => `x${asked}_${slot}`

/** The programme as an LP text; undefined when nobody can go anywhere. */
export function programmeOf(setting: Setting, candidates: readonly Candidate[]): string | undefined {
  if (candidates.length === 0) return undefined
  const { asked, slots, weights, invitations, yearLeft } = setting
  const size = ({ asked: a }: Match) => partyOf(asked[a] as Asked)
  const sum = (list: readonly Match[]) => list.map(nameOf).join(' + ')
  const rows: string[] = []
  const atMost = (list: readonly Match[], most: number) => void (list.length > most && rows.push(`${sum(list)} <= ${most}`))
  for (const list of groups(candidates, ({ asked: a }) => String(a)).values()) atMost(list, 1)
  for (const [s, list] of groups(candidates, ({ slot }) => String(slot))) {
    const slot = slots[Number(s)] as Slot
    if (slot.kind === 'invitation') continue
    const sizes = list.map(size).sort((a, b) => a - b)
    if (sizes.reduce((total, one) => total + one, 0) <= slot.left) continue
    // How many fit at all, and that no two of the large ones do, is implied by the seats; said as well, the bound is far nearer to the truth.
    let [most, filled] = [0, 0]
    while (most < sizes.length && filled + (sizes[most] ?? 0) <= slot.left) filled += sizes[most++] ?? 0
    atMost(list, most)
    if (most === 1) continue
    rows.push(`${list.map((one) => `${size(one)} ${nameOf(one)}`).join(' + ')} <= ${slot.left}`)
    atMost(list.filter((one) => size(one) * 2 > slot.left), 1)
  }
  for (const [year, list] of groups(candidates, ({ slot }) => (slots[slot] as Slot).yearKey)) atMost(list, yearLeft[year] ?? Infinity)
  const invited = candidates.filter(({ slot }) => slots[slot]?.kind === 'invitation')
  for (const list of groups(invited, (one) => companyOf(setting, one) ?? '').values()) atMost(list, invitations)

  const parts: [string, number][] = []
  const steps = (letter: string, of: (one: Match) => string | undefined, counts: Record<string, number>, first: number, rest: number) => {
    let g = 0
    for (const [id, list] of groups(candidates.filter((one) => of(one)), (one) => of(one) ?? '')) {
      const most = new Set(list.map(({ asked: a }) => a)).size
      const own = Array.from({ length: most }, (_, n) => [`${letter}${g}_${n}`, step(first, rest, countAt(counts, id) + n)] as [string, number]).filter(([, points]) => points > 0)
      g += 1
      if (own.length === 0) continue
      parts.push(...own)
      rows.push(`${own.map(([name]) => name).join(' + ')} - ${list.map(nameOf).join(' - ')} <= 0`)
    }
  }
  steps('s', (one) => schoolOf(setting, one), setting.classesOfSchool, weights.school, weights.schoolRest)
  steps('c', (one) => companyOf(setting, one), setting.classesAtCompany, weights.company, weights.companyRest)
  return maximise({ terms: [...candidates.map((one) => [nameOf(one), one.own] as const), ...parts], rows, binary: candidates.map(nameOf), parts: parts.map(([name]) => name) })
}

/** The matches that a solution means. */
export const matchesIn = (candidates: readonly Candidate[], values: ReadonlyMap<string, number>): Match[] => candidates.filter((one) => (values.get(nameOf(one)) ?? 0) > 0.5).map(({ asked, slot }) => ({ asked, slot }))

/** In groups, each in the order in which they came. */
export function groups<One>(list: readonly One[], by: (one: One) => string): Map<string, One[]> {
  const found = new Map<string, One[]>()
  for (const one of list) {
    const key = by(one)
    const group = found.get(key)
    if (group) group.push(one)
    else found.set(key, [one])
  }
  return found
}
