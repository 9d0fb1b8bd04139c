/** Makes an assignment better step by step: a company goes to a free stand, changes with another, or takes its place. */
import { anneal } from '~/solver/anneal'
import { areNear } from '../assignments/fit'
import { pairsOf, worth, type Place, type Setting } from './model'

/** A better assignment than `start`, or that one. */
export async function improve(setting: Setting, start: readonly Place[], asked?: Parameters<typeof anneal>[1]): Promise<Place[]> {
  const { free, stands, fixed, board } = setting
  const { near, away } = board.weights
  const index = new Map(free.map(({ id }, a) => [id, a]))
  const spot = new Map(stands.map(({ id }, s) => [id, s]))
  const beside = stands.map((one) => Uint8Array.from(stands, (other) => (one.id !== other.id && areNear(one, other) ? 1 : 0)))
  const own = free.map((application) => Float64Array.from(stands, (stand) => worth(setting, application, stand)?.points ?? -Infinity))
  const pairs: { other: number; points: number }[][] = free.map(() => [])
  for (const pair of pairsOf(board.applications)) {
    const points = pair.away ? -away : near
    const [a, b] = [index.get(pair.one.id), index.get(pair.other.id)]
    if (a !== undefined && b !== undefined) {
      pairs[a]?.push({ other: b, points })
      pairs[b]?.push({ other: a, points })
      continue
    }
    const free = a ?? b
    const stays = fixed.find(({ applicationId }) => applicationId === (a === undefined ? pair.one.id : pair.other.id))
    const stand = board.stands.find(({ id }) => id === stays?.standId)
    if (free !== undefined && stand) for (const [s, other] of stands.entries()) if (areNear(stand, other)) (own[free] as Float64Array)[s] = (own[free]?.[s] ?? 0) + points
  }
  const choices = own.map((points) => [...points.keys()].filter((s) => points[s] !== -Infinity))
  const movable = choices.flatMap((list, a) => (list.length > 0 ? [a] : []))
  if (movable.length === 0) return [...start]

  const at = new Int32Array(free.length).fill(-1)
  const who = new Int32Array(stands.length).fill(-1)
  for (const { applicationId, standId } of start) {
    const [a, s] = [index.get(applicationId), spot.get(standId)]
    if (a === undefined || s === undefined) continue
    at[a] = s
    who[s] = a
  }
  /** What a company adds where it stands, with all others as they are. */
  const adds = (a: number) => {
    const s = at[a] ?? -1
    if (s < 0) return 0
    let sum = own[a]?.[s] ?? 0
    for (const { other, points } of pairs[a] ?? []) {
      const there = at[other] ?? -1
      if (there >= 0 && beside[s]?.[there]) sum += points
    }
    return sum
  }
  const put = (a: number, s: number) => {
    at[a] = s
    if (s >= 0) who[s] = a
  }
  /** Takes a company away and says what that costs. */
  const lift = (a: number) => {
    const sum = adds(a)
    const s = at[a] ?? -1
    if (s >= 0) who[s] = -1
    at[a] = -1
    return sum
  }
  const oneOf = (list: readonly number[], random: () => number) => list[Math.floor(random() * list.length)] ?? -1

  let best = at.slice()
  let undo = () => undefined as void
  await anneal({
    step(random) {
      const a = oneOf(movable, random)
      const from = at[a] ?? -1
      // One in thirty looks for a worse place: none.
      const to = random() < 0.03 ? -1 : oneOf(choices[a] ?? [], random)
      if (to === from) return undefined
      const b = to < 0 ? -1 : (who[to] ?? -1)
      let change = -lift(a)
      let home = -1
      if (b >= 0) {
        change -= lift(b)
        home = from >= 0 && own[b]?.[from] !== -Infinity ? from : oneOf(choices[b] ?? [], random)
        if (home === to || (home >= 0 && (who[home] ?? -1) >= 0)) home = -1
      }
      put(a, to)
      change += adds(a)
      if (b >= 0) {
        put(b, home)
        change += adds(b)
      }
      undo = () => {
        lift(a)
        if (b >= 0) lift(b)
        put(a, from)
        if (b >= 0) put(b, to)
      }
      return change
    },
    undo: () => undo(),
    keep: () => void (best = at.slice()),
  }, asked)
  return [...fixed, ...free.flatMap(({ id }, a) => {
    const stand = stands[best[a] ?? -1]
    return stand ? [{ applicationId: id, standId: stand.id }] : []
  })]
}
