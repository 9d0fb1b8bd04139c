/** Why a class goes where it does, or nowhere; and how fair that is. By name, so that it can be read long after. */
import { companyOf, countIn, groups, schoolOf, type Candidate, type Match } from './model'
import { blocksOf, kilometresOf, step, type Asked, type Block, type OwnPoints, type Setting, type Slot } from './rules'

export type Points = OwnPoints & { school: number; company: number }

/** A place that would nearly have done: what stands against it, or which classes have it. */
export type Miss = { slot: string; blocks: Block[]; taken: string[] }

export type Reason =
  | { kind: 'placed'; asked: string; slot: string; km: number | null; points: Points }
  | { kind: 'unplaced'; asked: string; why: 'noKind' | 'noneSuits' | 'othersWorthMore'; misses: Miss[] }

const TOLD = 3

/** For each class its reason, in the order of the classes. */
export function reasonsFor(setting: Setting, candidates: readonly Candidate[], matches: readonly Match[]): Reason[] {
  const { asked, slots, weights, classesOfSchool, classesAtCompany } = setting
  const slotOf = new Map(matches.map((match) => [match.asked, match.slot]))
  const of = groups(candidates, (one) => String(one.asked))
  const inSlot = groups(matches, ({ slot }) => String(slot))
  const schools = new Map<string, number>()
  const companies = new Map<string, number>()
  return asked.map((one, a): Reason => {
    const own = of.get(String(a)) ?? []
    const match = own.find(({ slot }) => slot === slotOf.get(a))
    if (!match) return unplaced(one, own)
    const [school, company] = [schoolOf(setting, match), companyOf(setting, match)]
    return {
      kind: 'placed', asked: one.id, slot: (slots[match.slot] as Slot).id, km: kilometresOf(one, slots[match.slot] as Slot),
      points: {
        ...match.points, school: step(weights.school, weights.schoolRest, (classesOfSchool[school] ?? 0) + countIn(schools, school)),
        company: company ? step(weights.company, weights.companyRest, (classesAtCompany[company] ?? 0) + countIn(companies, company)) : 0,
      },
    }
  })

  function unplaced(one: Asked, own: readonly Candidate[]): Reason {
    if (own.length > 0) {
      const nearest = [...own].sort((a, b) => b.own - a.own).slice(0, TOLD)
      return { kind: 'unplaced', asked: one.id, why: 'othersWorthMore', misses: nearest.map(({ slot }) => ({ slot: (slots[slot] as Slot).id, blocks: [], taken: (inSlot.get(String(slot)) ?? []).map((match) => (asked[match.asked] as Asked).id) })) }
    }
    const ofKind = slots.filter(({ kindOf }) => kindOf === one.kind).map((slot) => ({ slot, blocks: blocksOf(one, slot, setting), km: kilometresOf(one, slot) ?? Infinity }))
    // The fewest things in the way first; of those, the nearest to the school.
    const nearest = ofKind.sort((a, b) => a.blocks.length - b.blocks.length || a.km - b.km).slice(0, TOLD)
    return { kind: 'unplaced', asked: one.id, why: ofKind.length === 0 ? 'noKind' : 'noneSuits', misses: nearest.map(({ slot, blocks }) => ({ slot: slot.id, blocks, taken: [] })) }
  }
}

export const schoolGroups = ['all', 'never', 'priority', 'rural'] as const
export type SchoolGroup = (typeof schoolGroups)[number]

/** How the matches are spread: schools that asked, and those of them that get something, by group; classes at each company, of this year and new. */
export type Fairness = {
  schools: { group: SchoolGroup; asked: number; served: number }[]
  companies: { name: string; before: number; more: number }[]
}

export function fairnessOf(setting: Setting, matches: readonly Match[]): Fairness {
  const { asked, slots, classesOfSchool, classesAtCompany } = setting
  const schools = new Map(asked.map(({ school }) => [school.id, school]))
  const served = new Set(matches.map((match) => schoolOf(setting, match)))
  const belongs: Record<SchoolGroup, (school: Asked['school']) => boolean> = { all: () => true, never: ({ id }) => !classesOfSchool[id], priority: ({ priority }) => priority !== 'NONE', rural: ({ rural }) => rural }
  const more = groups(matches.filter((match) => companyOf(setting, match)), (match) => companyOf(setting, match) ?? '')
  const companies = new Map(slots.flatMap(({ company }) => (company ? [[company.id, company.name] as const] : [])))
  return {
    schools: schoolGroups.map((group) => {
      const members = [...schools.values()].filter(belongs[group])
      return { group, asked: members.length, served: members.filter(({ id }) => served.has(id)).length }
    }),
    companies: [...companies].map(([id, name]) => ({ name, before: classesAtCompany[id] ?? 0, more: more.get(id)?.length ?? 0 })).sort((a, b) => b.before + b.more - a.before - a.more || a.name.localeCompare(b.name)),
  }
}
