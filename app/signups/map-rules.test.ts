import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areasOf, centresOf, drawAreas, namesWithRoom, type MapSchool } from './map-rules'

let n = 0
const school = (town: string, latitude: number | null, longitude: number | null, basin: string | null = null): MapSchool => ({ id: String((n += 1)), town, basin, latitude, longitude })
const lille = () => school('Lille', 50.63, 3.06)

test('a school belongs to its basin; where none is said, to the nearest large town; where nothing is known, to none', () => {
  const schools = [lille(), lille(), school('Arras', 50.29, 2.78), school('Arras', 50.29, 2.78), school('Bapaume', 50.2, 2.82), school('Arras', null, null), school('Lens', 50.43, 2.83, 'Lens-Liévin'), school('Ailleurs', null, null)]
  const areas = areasOf(schools)
  expect(schools.map(({ id }) => areas.get(id)?.name)).toEqual(['Lille', 'Lille', 'Arras', 'Arras', 'Arras', 'Arras', 'Lens-Liévin', undefined])
  expect(areas.get(schools[6]?.id ?? '')?.around).toBe(false)
})

test('towns around which schools are grouped lie apart, the one with most schools first', () => {
  expect(centresOf([lille(), lille(), school('Lambersart', 50.65, 3.02), school('Douai', 50.37, 3.08)]).map(({ town }) => town)).toEqual(['Lille', 'Douai'])
})

test('each area is drawn around its schools, north above, with borders between', () => {
  const schools = [school('Dunkerque', 51.03, 2.38, 'Nord'), school('Arras', 50.29, 2.78, 'Sud'), school('Douai', 50.37, 3.08, 'Sud')]
  const drawn = drawAreas(schools, areasOf(schools))
  const at = (key: string) => drawn?.areas.find((area) => area.key === key)
  expect(drawn?.areas.map(({ key }) => key).sort()).toEqual(['b:Nord', 'b:Sud'])
  expect((at('b:Nord')?.y ?? 0) < (at('b:Sud')?.y ?? 0)).toBe(true)
  expect(drawn?.borders.startsWith('M')).toBe(true)
  expect(drawAreas([school('Nulle part', null, null)], new Map())).toBeUndefined()
})

test('wherever schools are, all is drawn inside the picture, and names cover no other', () => {
  const spot = fc.record({ latitude: fc.double({ min: 49.9, max: 51.1, noNaN: true }), longitude: fc.double({ min: 1.5, max: 4.3, noNaN: true }), basin: fc.constantFrom('A', 'B', 'C', null), town: fc.constantFrom('Lille', 'Arras', 'Douai') })
  fc.assert(fc.property(fc.array(spot, { minLength: 1, maxLength: 40 }), (spots) => {
    const schools = spots.map(({ latitude, longitude, basin, town }) => school(town, latitude, longitude, basin))
    const drawn = drawAreas(schools, areasOf(schools))
    if (!drawn) return false
    const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= drawn.width && y >= 0 && y <= drawn.height
    expect(drawn.areas.every(inside)).toBe(true)
    expect(spots.map(drawn.at).every(inside)).toBe(true)
    const names = namesWithRoom(drawn.areas.map((area) => ({ ...area, name: area.key })), 15, drawn.width)
    return names.length > 0 && names.every((one) => names.every((other) => one === other || Math.abs(one.y - other.y) >= 15 || Math.abs(one.x - other.x) > 8))
  }), { numRuns: 60 })
})
