/** How well a stand fits what a company wished for: points that staff can set, the same for people and for the proposal. */
import { round } from '~/solver/lp'
import type { Wish } from '../applications/schema'

/** Points for what is given and against what is not. Areas are in square metres, `smallest` and `largest` in percent of the area asked for. */
export type Weights = {
  placed: number; rank1: number; rank2: number; rank3: number; areaShort: number; areaOver: number; kind: number; side: number; place: number
  near: number; away: number; compact: number; stay: number; priority: number; smallest: number; largest: number
}

export const defaultWeights: Weights = {
  placed: 500, rank1: 100, rank2: 60, rank3: 30, areaShort: 8, areaOver: 3, kind: 80, side: 15, place: 40,
  near: 40, away: 120, compact: 5, stay: 20, priority: 30, smallest: 70, largest: 200,
}

export type PlacedRectangle = { hallId: string; x: number; y: number; width: number; height: number }
export type StandOnPlan = PlacedRectangle & { id: string; number: string; area: number; openSides: number; equipped: boolean; zone: string | null }

/** Up to here two stands are near each other: side by side, back to back, or across a gangway. In metres. */
export const NEARBY = 4

/** Metres between the nearest edges of two stands; without end for two halls. */
export function gapBetween(one: PlacedRectangle, other: PlacedRectangle): number {
  if (one.hallId !== other.hallId) return Infinity
  const apart = (a: number, width: number, b: number, otherWidth: number) => Math.max(0, b - (a + width), a - (b + otherWidth))
  return Math.hypot(apart(one.x, one.width, other.x, other.width), apart(one.y, one.height, other.y, other.height))
}

/** Whether two stands are near each other. Plans are drawn in centimetres, so a millimetre is given away. */
export const areNear = (one: PlacedRectangle, other: PlacedRectangle) => gapBetween(one, other) <= NEARBY + 0.001

/** What a stand gives of one wish. `area` is given minus asked, `sides` how many open sides are missing, `place` whether the place asked for is met. */
export type Fit = { rank: number; points: number; asked: number; area: number; kind: boolean; sides: number; place: boolean | null }

const same = (one: string, other: string | null) => one.trim().toLocaleLowerCase('fr') === (other ?? '').trim().toLocaleLowerCase('fr')

/** What a stand gives of the wish that it meets best; undefined when it is far too small or too large for every wish. */
export function bestFit(wishes: readonly Wish[], stand: StandOnPlan, weights: Weights): Fit | undefined {
  const ranks = [weights.rank1, weights.rank2, weights.rank3]
  let best: Fit | undefined
  for (const [index, wish] of wishes.entries()) {
    if (stand.area * 100 < wish.area * weights.smallest - 0.001 || stand.area * 100 > wish.area * weights.largest + 0.001) continue
    const area = round(stand.area - wish.area)
    const sides = Math.max(0, wish.openSides - stand.openSides)
    const place = wish.place ? same(wish.place, stand.number) || same(wish.place, stand.zone) : null
    const points = round(
      (ranks[index] ?? 0) - (area < 0 ? -area * weights.areaShort : area * weights.areaOver) - (wish.equipped === stand.equipped ? 0 : weights.kind) - sides * weights.side + (place ? weights.place : 0),
    )
    if (!best || points > best.points) best = { rank: index + 1, points, asked: wish.area, area, kind: wish.equipped === stand.equipped, sides, place }
  }
  return best
}
