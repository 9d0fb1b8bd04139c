/** The rectorate's map: the basins of its académies, how many classes go out from each, and from which schools. */
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { yearOf } from './approvals-year.server'
import { areasOf, drawAreas, type Area } from './map-rules'

export type MapArea = Area & { path: string | null; x: number; y: number; schools: number; served: number; classes: number; pupils: number; waiting: number }

/** A school year on the map; `chosen` names an area whose schools are wanted. Figures are those of the year's overview. */
export async function mapOf(viewer: Viewer, first: number, chosen: string | null) {
  const [schools, year, waiting] = await Promise.all([
    db().school.findMany({ where: { academie: { in: viewer.academies }, closedOn: null }, select: { id: true, name: true, town: true, basin: true, latitude: true, longitude: true }, orderBy: [{ town: 'asc' }, { name: 'asc' }, { id: 'asc' }] }),
    yearOf(viewer, first), waitingBySchool(viewer),
  ])
  const areas = areasOf(schools)
  const drawn = drawAreas(schools, areas)
  const figures = new Map(year.schools.map((school) => [school.id, school]))
  const known = new Map<string, MapArea>()
  for (const { id } of schools) {
    const area = areas.get(id)
    if (!area) continue
    const shape = drawn?.areas.find(({ key }) => key === area.key)
    const found = known.get(area.key) ?? { ...area, path: shape?.path ?? null, x: shape?.x ?? 0, y: shape?.y ?? 0, schools: 0, served: 0, classes: 0, pupils: 0, waiting: 0 }
    const own = figures.get(id)
    known.set(area.key, { ...found, schools: found.schools + 1, served: found.served + (own ? 1 : 0), classes: found.classes + (own?.classes ?? 0), pupils: found.pupils + (own?.pupils ?? 0), waiting: found.waiting + (waiting.get(id) ?? 0) })
  }
  const rows = [...known.values()].sort((one, other) => other.classes - one.classes || one.name.localeCompare(other.name, 'fr'))
  const picked = rows.find(({ key }) => key === chosen) ?? null
  return {
    areas: rows, borders: drawn?.borders ?? '', width: drawn?.width ?? 0, height: drawn?.height ?? 0, guessed: rows.some(({ around }) => around),
    points: schools.flatMap(({ id, name, town, latitude, longitude }) => {
      const classes = figures.get(id)?.classes ?? 0
      return drawn && classes > 0 && latitude !== null && longitude !== null ? [{ id, name, town, classes, ...drawn.at({ latitude, longitude }) }] : []
    }),
    picked: picked && { ...picked, outline: drawn?.areas.find(({ key }) => key === picked.key)?.outline ?? '', list: schools.filter(({ id }) => areas.get(id)?.key === picked.key).map(({ id, name, town }) => ({ id, name, town, classes: figures.get(id)?.classes ?? 0, pupils: figures.get(id)?.pupils ?? 0, waiting: waiting.get(id) ?? 0 })).sort((one, other) => other.classes - one.classes) },
  }
}
export type MapPage = Awaited<ReturnType<typeof mapOf>>

/** The area of each of the viewer's schools in words, for figures that are counted by basin. */
export async function areaNamesOf(viewer: Viewer): Promise<Map<string, Area>> {
  return areasOf(await db().school.findMany({ where: { academie: { in: viewer.academies }, closedOn: null }, select: { id: true, town: true, basin: true, latitude: true, longitude: true } }))
}

/** How many decisions each school waits for. */
async function waitingBySchool(viewer: Viewer): Promise<Map<string, number>> {
  const rows = await db().signUp.findMany({
    where: { status: 'PENDING', school: { academie: { in: viewer.academies } }, session: { startsAt: { gt: new Date() } }, approvals: { some: { authority: 'RECTORATE', state: { in: ['ASKED', 'MORE_ASKED'] } } } }, select: { schoolId: true },
  })
  const counts = new Map<string, number>()
  for (const { schoolId } of rows) if (schoolId) counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1)
  return counts
}
