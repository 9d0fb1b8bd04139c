/**
 * Which company stands where, as a mixed-integer programme. Points are those of `assignments/fit`; what is confirmed stays,
 * and what is held may. One 0/1 variable for each company and each stand that suits one of its wishes; one more for each
 * pair that wants to be near or far. Compactness is made linear by the distance to a fixed middle (`anchorOf`).
 */
import { maximise, round } from '~/solver/lp'
import { areNear, bestFit, gapBetween, type Fit, type StandOnPlan } from '../assignments/fit'
import { wantsAway, wantsNear, type Board, type BoardApplication, type BoardStand } from '../assignments/rules'

export type Place = { applicationId: string; standId: string }

/** What is decided before: who stays where, who is free to be placed, on which stands. */
export type Setting = { board: Board; fixed: Place[]; free: BoardApplication[]; stands: BoardStand[]; anchor: Anchor | null }
type Anchor = { hallId: string; x: number; y: number }

/** `keepHeld`: holds stay where they are, as what is confirmed does. */
export function settingOf(board: Board, keepHeld: boolean): Setting {
  const fixed = board.assignments.filter(({ state }) => keepHeld || state === 'CONFIRMED').map(({ applicationId, standId }) => ({ applicationId, standId }))
  const placed = new Set(fixed.map(({ applicationId }) => applicationId))
  const taken = new Set(fixed.map(({ standId }) => standId))
  return {
    board, fixed, free: board.applications.filter(({ id }) => !placed.has(id)), stands: board.stands.filter(({ id }) => !taken.has(id)), anchor: anchorOf(board, fixed),
  }
}

const middle = ({ x, y, width, height }: StandOnPlan) => ({ x: x + width / 2, y: y + height / 2 })

/** Around what the cluster stands together: the middle of those who stay, else of all stands of the hall that has most room. */
function anchorOf({ stands }: Board, fixed: Place[]): Anchor | null {
  const staying = stands.filter(({ id }) => fixed.some(({ standId }) => standId === id))
  const pool = staying.length > 0 ? staying : stands
  const areas = new Map<string, number>()
  for (const { hallId, area } of pool) areas.set(hallId, (areas.get(hallId) ?? 0) + area)
  const [hallId] = [...areas].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0] ?? []
  const inHall = pool.filter((stand) => stand.hallId === hallId).map(middle)
  if (!hallId || inHall.length === 0) return null
  const mean = (pick: (point: { x: number; y: number }) => number) => inHall.reduce((sum, point) => sum + pick(point), 0) / inHall.length
  return { hallId, x: mean(({ x }) => x), y: mean(({ y }) => y) }
}

// Another hall counts as so many metres away.
const OTHER_HALL = 60

/** Points taken for standing away from the others: `compact` for each ten metres. */
export function scattered(stand: StandOnPlan, anchor: Anchor | null, compact: number): number {
  if (!anchor) return 0
  const { x, y } = middle(stand)
  const metres = stand.hallId === anchor.hallId ? Math.hypot(x - anchor.x, y - anchor.y) : OTHER_HALL
  return round((metres / 10) * compact)
}

/** What one company on one stand is worth by itself; undefined where the stand suits none of its wishes. */
export function worth({ board: { weights, assignments }, anchor }: Setting, application: BoardApplication, stand: BoardStand): { points: number; fit: Fit } | undefined {
  const fit = bestFit(application.wishes, stand, weights)
  if (!fit) return undefined
  const stays = assignments.some(({ applicationId, standId }) => applicationId === application.id && standId === stand.id)
  const priority = ((application.score ?? 0) / 100) * weights.priority
  return { fit, points: round(weights.placed + fit.points + priority + (stays ? weights.stay : 0) - scattered(stand, anchor, weights.compact)) }
}

export type Pair = { one: BoardApplication; other: BoardApplication; near: boolean; away: boolean }

/** Companies of whom one asked to be near the other, or not to be. Away goes before near. */
export function pairsOf(applications: readonly BoardApplication[]): Pair[] {
  return applications.flatMap((one, index) => applications.slice(index + 1).flatMap((other): Pair[] => {
    const away = wantsAway(one, other) || wantsAway(other, one)
    const near = !away && (wantsNear(one, other) || wantsNear(other, one))
    return near || away ? [{ one, other, near, away }] : []
  }))
}

/** What a whole assignment is worth: each company by itself, and each pair. The measure of every proposal, and of what there is now. */
export function scoreOf(setting: Setting, places: readonly Place[]): number {
  const { board } = setting
  const standOf = new Map(places.map(({ applicationId, standId }) => [applicationId, board.stands.find(({ id }) => id === standId)]))
  let sum = 0
  for (const application of board.applications) {
    const stand = standOf.get(application.id)
    // Who was put where no wish fits is placed all the same.
    if (stand) sum += worth(setting, application, stand)?.points ?? board.weights.placed
  }
  for (const { one, other, away } of pairsOf(board.applications)) {
    const [here, there] = [standOf.get(one.id), standOf.get(other.id)]
    if (here && there && areNear(here, there)) sum += away ? -board.weights.away : board.weights.near
  }
  return round(sum)
}

type Candidate = { name: string; application: BoardApplication; stand: BoardStand; points: number }

/** The programme as an LP text, with what its variables mean. Names are ours, so nothing that people wrote gets into it. */
export function programmeOf(setting: Setting): { lp: string; candidates: Candidate[] } {
  const { board, fixed, free, stands } = setting
  const { weights } = board
  const candidates = free.flatMap((application, a) => stands.flatMap((stand, s): Candidate[] => {
    const value = worth(setting, application, stand)
    return value ? [{ name: `x${a}_${s}`, application, stand, points: value.points }] : []
  }))
  const of = new Map<string, Candidate[]>()
  for (const candidate of candidates) of.set(candidate.application.id, [...(of.get(candidate.application.id) ?? []), candidate])
  const rows: string[] = []
  const extra: string[] = []
  const parts: string[] = []
  const bonus = new Map<string, number>()
  const fixedStand = new Map(fixed.map(({ applicationId, standId }) => [applicationId, board.stands.find(({ id }) => id === standId)]))
  let n = 0
  for (const { one, other, away } of pairsOf(board.applications)) {
    const points = away ? -weights.away : weights.near
    if (points === 0 || (fixedStand.has(one.id) && fixedStand.has(other.id))) continue
    const stays = fixedStand.get(one.id) ?? fixedStand.get(other.id)
    if (stays) {
      // One of them does not move: the pair is a matter of the other's stand alone.
      for (const { name, stand } of of.get(fixedStand.has(one.id) ? other.id : one.id) ?? []) if (areNear(stand, stays)) bonus.set(name, (bonus.get(name) ?? 0) + points)
      continue
    }
    const [first = [], second = []] = [of.get(one.id), of.get(other.id)]
    const name = `p${(n += 1)}`
    const meets = first.flatMap((here) => {
      const beside = second.filter(({ stand }) => stand.id !== here.stand.id && areNear(stand, here.stand))
      return beside.length > 0 ? [{ here, beside }] : []
    })
    if (away && meets.length > 0) {
      // 1 when the one stands here and the other beside.
      for (const { here, beside } of meets) rows.push(`${here.name} + ${beside.map((there) => there.name).join(' + ')} - ${name} <= 1`)
      extra.push(name)
      bonus.set(name, points)
    }
    if (!away) {
      // For each place of the one, the part of it that has the other beside: bounds far nearer to the truth than one yes or no for the pair.
      meets.forEach(({ here, beside }, index) => {
        const part = `${name}_${index}`
        rows.push(`${part} - ${here.name} <= 0`, `${part} ${beside.map((there) => `- ${there.name} `).join('')}<= 0`)
        parts.push(part)
        bonus.set(part, points)
      })
    }
  }
  const terms = [...candidates.map(({ name, points }) => [name, points + (bonus.get(name) ?? 0)] as const), ...[...extra, ...parts].map((name) => [name, bonus.get(name) ?? 0] as const)]
  const each = free.map(({ id }) => (of.get(id) ?? []).map(({ name }) => name)).filter((names) => names.length > 0)
  const perStand = stands.map(({ id }) => candidates.filter(({ stand }) => stand.id === id).map(({ name }) => name)).filter((names) => names.length > 1)
  const lines = [...each, ...perStand].map((names) => `${names.join(' + ')} <= 1`)
  const lp = maximise({ terms, rows: [...lines, ...rows], binary: [...candidates.map(({ name }) => name), ...extra], parts })
  return { lp, candidates }
}

/** The places that a solution gives, with those who stay. */
export function placesIn({ fixed }: Setting, candidates: readonly Candidate[], values: ReadonlyMap<string, number>): Place[] {
  return [...fixed, ...candidates.filter(({ name }) => (values.get(name) ?? 0) > 0.5).map(({ application, stand }) => ({ applicationId: application.id, standId: stand.id }))]
}

/** Company by company, those with the most points first, each onto what is best then: what somebody patient would do by hand. */
export function greedy(setting: Setting): Place[] {
  const places = [...setting.fixed]
  const left = new Set(setting.stands.map(({ id }) => id))
  const order = [...setting.free].sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || a.id.localeCompare(b.id))
  const pairs = pairsOf(setting.board.applications)
  const standById = new Map(setting.board.stands.map((stand) => [stand.id, stand]))
  const standOf = new Map(places.map(({ applicationId, standId }) => [applicationId, standById.get(standId)]))
  const { near, away } = setting.board.weights
  for (const application of order) {
    const beside = pairs.flatMap((pair) => {
      const stand = pair.one.id === application.id ? standOf.get(pair.other.id) : pair.other.id === application.id ? standOf.get(pair.one.id) : undefined
      return stand ? [{ stand, points: pair.away ? -away : near }] : []
    })
    let best: { stand: BoardStand; points: number } | undefined
    for (const stand of setting.stands) {
      const own = left.has(stand.id) ? worth(setting, application, stand) : undefined
      if (!own) continue
      const points = own.points + beside.reduce((sum, other) => sum + (areNear(stand, other.stand) ? other.points : 0), 0)
      if (points > 0 && (!best || points > best.points)) best = { stand, points }
    }
    if (!best) continue
    places.push({ applicationId: application.id, standId: best.stand.id })
    standOf.set(application.id, best.stand)
    left.delete(best.stand.id)
  }
  return places
}

/** Why a company stands where it does, or nowhere. */
export type Reason =
  | { kind: 'placed'; applicationId: string; standId: string; fit: Fit | null; change: 'fixed' | 'stays' | 'moves' | 'new'; near: string[]; notNear: string[]; missed: string[] }
  | { kind: 'unplaced'; applicationId: string; why: 'noWish' | 'noneFits' | 'othersWorthMore'; stands: { number: string; company: string | null }[] }

const TOLD = 4

/** For each company its reason; companies and stands by name, so that it can be read long after. */
export function reasonsFor(setting: Setting, places: readonly Place[]): Reason[] {
  const { board, fixed } = setting
  const standAt = (applicationId: string) => board.stands.find(({ id }) => id === places.find((place) => place.applicationId === applicationId)?.standId)
  return board.applications.map((application): Reason => {
    const stand = standAt(application.id)
    if (!stand) return unplaced(setting, places, application)
    const beside = board.applications.filter((other) => other.id !== application.id && areNearThem(stand, standAt(other.id)))
    const apart = board.applications.filter((other) => other.id !== application.id && standAt(other.id) && !beside.includes(other))
    const names = (list: BoardApplication[], wants: typeof wantsNear) => list.filter((other) => wants(application, other)).map(({ company }) => company)
    const before = board.assignments.find(({ applicationId }) => applicationId === application.id)
    const isFixed = fixed.some(({ applicationId }) => applicationId === application.id)
    return {
      kind: 'placed', applicationId: application.id, standId: stand.id, fit: bestFit(application.wishes, stand, board.weights) ?? null,
      change: isFixed ? 'fixed' : !before ? 'new' : before.standId === stand.id ? 'stays' : 'moves', near: names(beside, wantsNear), notNear: names(beside, wantsAway), missed: names(apart, wantsNear),
    }
  })
}

const areNearThem = (one: StandOnPlan, other: StandOnPlan | undefined) => other !== undefined && gapBetween(one, other) !== Infinity && areNear(one, other)

function unplaced({ board }: Setting, places: readonly Place[], application: BoardApplication): Reason {
  if (application.wishes.length === 0) return { kind: 'unplaced', applicationId: application.id, why: 'noWish', stands: [] }
  const fitting = board.stands.flatMap((stand) => {
    const fit = bestFit(application.wishes, stand, board.weights)
    return fit ? [{ stand, points: fit.points }] : []
  }).sort((a, b) => b.points - a.points)
  const holder = (standId: string) => board.applications.find(({ id }) => id === places.find((place) => place.standId === standId)?.applicationId)?.company ?? null
  return {
    kind: 'unplaced', applicationId: application.id, why: fitting.length === 0 ? 'noneFits' : 'othersWorthMore',
    stands: fitting.slice(0, TOLD).map(({ stand }) => ({ number: stand.number, company: holder(stand.id) })),
  }
}
