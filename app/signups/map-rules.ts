/** The basins of an académie as areas on squared paper, from where its schools are. No database, no React. */

export type Spot = { latitude: number; longitude: number }
export type MapSchool = { id: string; town: string; basin: string | null; latitude: number | null; longitude: number | null }

const KM_A_DEGREE = 111.32
const shorterAt = (latitude: number) => Math.cos((latitude * Math.PI) / 180)

/** Kilometres between two places that are near each other: the earth is flat enough within an académie. */
function near(one: Spot, other: Spot): number {
  const x = (one.longitude - other.longitude) * shorterAt((one.latitude + other.latitude) / 2)
  return Math.hypot(x, one.latitude - other.latitude) * KM_A_DEGREE
}

const CENTRES = 12
const APART_KM = 20

/** Towns with the most schools, each away from the others: around them are grouped the schools whose basin nobody has said. */
export function centresOf(schools: readonly MapSchool[]): (Spot & { town: string })[] {
  const towns = [...spotsOfTowns(schools)].sort(([one, a], [other, b]) => b.n - a.n || one.localeCompare(other))
  const chosen: (Spot & { town: string })[] = []
  for (const [town, spot] of towns) {
    if (chosen.length < CENTRES && chosen.every((centre) => near(centre, spot) >= APART_KM)) chosen.push({ town, latitude: spot.latitude, longitude: spot.longitude })
  }
  return chosen
}

/** Each town's place: the mean of its schools that have one. */
function spotsOfTowns(schools: readonly MapSchool[]): Map<string, Spot & { n: number }> {
  const towns = new Map<string, Spot & { n: number }>()
  for (const { town, latitude, longitude } of schools) {
    if (latitude === null || longitude === null) continue
    const found = towns.get(town) ?? { latitude: 0, longitude: 0, n: 0 }
    towns.set(town, { latitude: (found.latitude * found.n + latitude) / (found.n + 1), longitude: (found.longitude * found.n + longitude) / (found.n + 1), n: found.n + 1 })
  }
  return towns
}

/** A basin, or what is around a town where no basin is known. */
export type Area = { key: string; name: string; around: boolean }

/** The area of each school, by its number; a school of which neither basin nor place is known has none. */
export function areasOf(schools: readonly MapSchool[]): Map<string, Area> {
  const centres = centresOf(schools)
  const towns = spotsOfTowns(schools)
  const areas = new Map<string, Area>()
  for (const school of schools) {
    if (school.basin) {
      areas.set(school.id, { key: `b:${school.basin}`, name: school.basin, around: false })
      continue
    }
    const spot = placeOf(school, towns)
    const [nearest] = spot ? [...centres].sort((one, other) => near(one, spot) - near(other, spot)) : []
    if (nearest) areas.set(school.id, { key: `v:${nearest.town}`, name: nearest.town, around: true })
  }
  return areas
}

/** Where a school is; where its own place is not known, where its town is. */
const placeOf = ({ latitude, longitude, town }: MapSchool, towns: Map<string, Spot>): Spot | undefined => (latitude !== null && longitude !== null ? { latitude, longitude } : towns.get(town))

const CELL_KM = 2
const REACH_KM = 9
const WIDTH = 480
const EDGE = 16

export type DrawnArea = { key: string; path: string; outline: string; x: number; y: number }
export type Drawn = { width: number; height: number; areas: DrawnArea[]; borders: string; at(spot: Spot): { x: number; y: number } }

/**
 * The areas drawn on squares of two kilometres: a square belongs to the area of the nearest school, and to none where no
 * school is within reach. North is above. Nothing where no school has a place.
 */
export function drawAreas(schools: readonly MapSchool[], areas: ReadonlyMap<string, Area>): Drawn | undefined {
  const placed = schools.flatMap(({ id, latitude, longitude }) => {
    const key = areas.get(id)?.key
    return key && latitude !== null && longitude !== null ? [{ key, latitude, longitude }] : []
  })
  if (placed.length === 0) return undefined
  const [south, north] = [Math.min(...placed.map(({ latitude }) => latitude)), Math.max(...placed.map(({ latitude }) => latitude))]
  const [west, east] = [Math.min(...placed.map(({ longitude }) => longitude)), Math.max(...placed.map(({ longitude }) => longitude))]
  const shorter = shorterAt((south + north) / 2)
  const kmX = (longitude: number) => (longitude - west) * shorter * KM_A_DEGREE + REACH_KM
  const kmY = (latitude: number) => (north - latitude) * KM_A_DEGREE + REACH_KM
  const [wide, high] = [kmX(east) + REACH_KM, kmY(south) + REACH_KM]
  const scale = (WIDTH - 2 * EDGE) / Math.max(wide, 40)
  const spots = placed.map(({ key, latitude, longitude }) => ({ key, x: kmX(longitude), y: kmY(latitude) }))
  const [columns, rows] = [Math.ceil(wide / CELL_KM), Math.ceil(high / CELL_KM)]
  const grid = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => ownerOf(spots, (column + 0.5) * CELL_KM, (row + 0.5) * CELL_KM)))
  const size = CELL_KM * scale
  const px = (cells: number) => Math.round((EDGE + cells * size) * 10) / 10
  return { width: WIDTH, height: Math.round(rows * size + 2 * EDGE), areas: pathsOf(grid, px), borders: linesOf(grid, px, (one, other) => one !== other), at: ({ latitude, longitude }) => ({ x: Math.round(EDGE + kmX(longitude) * scale), y: Math.round(EDGE + kmY(latitude) * scale) }) }
}

function ownerOf(spots: readonly { key: string; x: number; y: number }[], x: number, y: number): string | null {
  let best: string | null = null
  let least = REACH_KM ** 2
  for (const spot of spots) {
    const away = (spot.x - x) ** 2 + (spot.y - y) ** 2
    if (away < least) [best, least] = [spot.key, away]
  }
  return best
}

type Grid = (string | null)[][]
type Px = (cells: number) => number

/** Each area as one path of runs of squares, and the square of it that is nearest to its middle, for its name. */
function pathsOf(grid: Grid, px: Px): DrawnArea[] {
  const paths = new Map<string, { runs: string[]; cells: [number, number][] }>()
  grid.forEach((line, row) => {
    for (let column = 0; column < line.length; ) {
      const key = line[column] ?? null
      let end = column + 1
      while (end < line.length && line[end] === key) end += 1
      if (key !== null) {
        const area = paths.get(key) ?? { runs: [], cells: [] }
        area.runs.push(`M${px(column)} ${px(row)}H${px(end)}V${px(row + 1)}H${px(column)}z`)
        for (let cell = column; cell < end; cell += 1) area.cells.push([cell, row])
        paths.set(key, area)
      }
      column = end
    }
  })
  return [...paths].map(([key, { runs, cells }]) => {
    const middle = [0, 1].map((axis) => cells.reduce((sum, cell) => sum + (cell[axis] ?? 0), 0) / cells.length) as [number, number]
    const away = ([x, y]: [number, number]) => (x - middle[0]) ** 2 + (y - middle[1]) ** 2
    const [x, y] = cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best))
    return { key, path: runs.join(''), outline: linesOf(grid, px, (one, other) => (one === key) !== (other === key)), x: px(x + 0.5), y: px(y + 0.5) }
  })
}

/** The lines between neighbouring squares that are parted, also around all. */
function linesOf(grid: Grid, px: Px, parted: (one: string | null, other: string | null) => boolean): string {
  const lines: string[] = []
  const at = (row: number, column: number) => grid[row]?.[column] ?? null
  for (let row = 0; row <= grid.length; row += 1) {
    for (let column = 0; column <= (grid[0]?.length ?? 0); column += 1) {
      if (parted(at(row, column), at(row - 1, column))) lines.push(`M${px(column)} ${px(row)}H${px(column + 1)}`)
      if (parted(at(row, column), at(row, column - 1))) lines.push(`M${px(column)} ${px(row)}V${px(row + 1)}`)
    }
  }
  return lines.join('')
}

/** Names that have room: the busiest first, each only where it covers no other. Widths are estimated. */
export function namesWithRoom<Named extends { name: string; x: number; y: number }>(areas: readonly Named[], letter: number, width: number): Named[] {
  const boxes: { left: number; right: number; top: number; bottom: number }[] = []
  return areas.flatMap((area) => {
    const half = (area.name.length * letter * 0.56) / 2 + 3
    const x = Math.min(Math.max(area.x, half), width - half)
    const box = { left: x - half, right: x + half, top: area.y - letter, bottom: area.y + letter * 1.4 }
    if (boxes.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return []
    boxes.push(box)
    return [{ ...area, x }]
  })
}
