/** The geometry of a hall's plan. All lengths are metres from the hall's top left corner, y downwards; numbers have two decimals. */

export type Rect = { x: number; y: number; width: number; height: number }
export type Point = readonly [number, number]
export type PlanStand = Rect & { id: string; number: string; openSides: number; equipped: boolean; zone: string }
export type PlanHall = {
  id: string; name: string; width: number; height: number; outline: Point[]; gangways: Rect[]; gridStep: number; version: number; stands: PlanStand[]
  background: { id: string; x: number; y: number; metresPerPixel: number; opacity: number } | null
}

/** As the database keeps it: whole centimetres. */
export const cm = (metres: number) => Math.round(metres * 100) / 100
/** To the nearest line of the grid. */
export const snap = (metres: number, step: number) => cm(Math.round(metres / step) * step)
export const areaOf = ({ width, height }: Rect) => cm(width * height)

// Coordinates are whole centimetres: less than one is rounding, and touching edges are no overlap. The same as in the database.
const ROUNDING = 0.001
// What a stand may be short of on each side before it counts as outside, as in the database.
const GAP = 0.005

export function overlap(one: Rect, other: Rect): boolean {
  const beyond = (from: number, to: number) => from + ROUNDING < to
  return beyond(one.x, other.x + other.width) && beyond(other.x, one.x + one.width) && beyond(one.y, other.y + other.height) && beyond(other.y, one.y + one.height)
}

/** Whether a stand lies inside the hall: inside its rectangle and, where one is drawn, inside its outline. */
export function insideHall(stand: Rect, { width, height, outline }: Pick<PlanHall, 'width' | 'height' | 'outline'>): boolean {
  if (stand.x < 0 || stand.y < 0 || stand.x + stand.width > width + ROUNDING || stand.y + stand.height > height + ROUNDING) return false
  if (outline.length < 3) return true
  const box = { x: stand.x + GAP, y: stand.y + GAP, width: stand.width - 2 * GAP, height: stand.height - 2 * GAP }
  const corners: Point[] = [[box.x, box.y], [box.x + box.width, box.y], [box.x + box.width, box.y + box.height], [box.x, box.y + box.height]]
  return corners.every((corner) => insidePolygon(corner, outline)) && edges(outline).every(([from, to]) => !edges(corners).some(([a, b]) => cross(from, to, a, b))) && !outline.some((corner) => strictlyIn(corner, box))
}

const edges = (polygon: readonly Point[]) => polygon.map((from, index) => [from, polygon[(index + 1) % polygon.length] ?? from] as const)
const strictlyIn = ([x, y]: Point, box: Rect) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height

/** Ray casting; a point on the edge counts as inside. */
export function insidePolygon([x, y]: Point, polygon: readonly Point[]): boolean {
  let inside = false
  for (const [[x1, y1], [x2, y2]] of edges(polygon)) {
    const along = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
    if (Math.abs(along) < 1e-9 && x >= Math.min(x1, x2) - 1e-9 && x <= Math.max(x1, x2) + 1e-9 && y >= Math.min(y1, y2) - 1e-9 && y <= Math.max(y1, y2) + 1e-9) return true
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = ([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

export type Conflict = { kind: 'overlap' | 'outside' | 'gangway' | 'number'; stands: string[] }

/** What does not hold on a plan, by the stands' numbers: overlaps, stands outside the hall, numbers given twice; a stand on a gangway is a warning. */
export function conflictsOf(hall: Pick<PlanHall, 'width' | 'height' | 'outline' | 'gangways' | 'stands'>): Conflict[] {
  const found: Conflict[] = []
  for (const [index, stand] of hall.stands.entries()) {
    if (!insideHall(stand, hall)) found.push({ kind: 'outside', stands: [stand.number] })
    if (hall.gangways.some((gangway) => overlap(stand, gangway))) found.push({ kind: 'gangway', stands: [stand.number] })
    for (const other of hall.stands.slice(index + 1)) {
      if (overlap(stand, other)) found.push({ kind: 'overlap', stands: [stand.number, other.number] })
      if (stand.number === other.number) found.push({ kind: 'number', stands: [stand.number] })
    }
  }
  return found
}

/** How many sides of a stand have no other stand along them, from 1 to 4. */
export function openSidesOf(stand: Rect, others: readonly Rect[]): number {
  const touches = (a: number, b: number) => Math.abs(a - b) < 0.02
  const along = (from: number, to: number, otherFrom: number, otherTo: number) => Math.min(to, otherTo) - Math.max(from, otherFrom) > 0.05
  const side = (test: (other: Rect) => boolean) => (others.some((other) => other !== stand && test(other)) ? 0 : 1)
  const open =
    side((other) => touches(other.y + other.height, stand.y) && along(stand.x, stand.x + stand.width, other.x, other.x + other.width)) +
    side((other) => touches(other.y, stand.y + stand.height) && along(stand.x, stand.x + stand.width, other.x, other.x + other.width)) +
    side((other) => touches(other.x + other.width, stand.x) && along(stand.y, stand.y + stand.height, other.y, other.y + other.height)) +
    side((other) => touches(other.x, stand.x + stand.width) && along(stand.y, stand.y + stand.height, other.y, other.y + other.height))
  return Math.max(1, open)
}

/** A stand in two, along its longer side, `at` metres from its left or top edge (the middle unless said); the second gets a new id. */
export function split(stand: PlanStand, newId: string, at?: number): [PlanStand, PlanStand] | undefined {
  const upright = stand.height > stand.width
  const length = upright ? stand.height : stand.width
  const cut = cm(at ?? length / 2)
  if (cut < 0.5 || cut > length - 0.5) return undefined
  const first = upright ? { ...stand, height: cut } : { ...stand, width: cut }
  const second = upright ? { ...stand, y: cm(stand.y + cut), height: cm(length - cut) } : { ...stand, x: cm(stand.x + cut), width: cm(length - cut) }
  return [{ ...first, number: `${stand.number}a` }, { ...second, id: newId, number: `${stand.number}b` }]
}

/** Two stands that make one rectangle together, as one with the first's id and number; undefined where they do not. */
export function merge(one: PlanStand, other: PlanStand): PlanStand | undefined {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  const width = cm(Math.max(one.x + one.width, other.x + other.width) - x)
  const height = cm(Math.max(one.y + one.height, other.y + other.height) - y)
  if (overlap(one, other) || Math.abs(width * height - one.width * one.height - other.width * other.height) > 0.01) return undefined
  return { ...one, x, y, width, height, number: one.number.replace(/a$/, '') }
}

/** The first number of its row that nobody has: after A7, A8. */
export function nextNumber(stands: readonly Pick<PlanStand, 'number'>[], like = 'A'): string {
  const letter = /^[A-Z]*/i.exec(like)?.[0] || 'A'
  const taken = new Set(stands.map(({ number }) => number))
  for (let n = 1; ; n += 1) if (!taken.has(`${letter}${n}`)) return `${letter}${n}`
}
