/** Where a search looks from: a town, or a school by its name or UAI. */
import { db } from '~/db/client.server'
import { Prisma } from '~/db/generated/client'
import { findSchools } from '~/directory/queries.server'
import type { ProgrammeSearch } from './search'

export type Place = { latitude: number; longitude: number }
export type NamedSchool = { uai: string; name: string; town: string }

/** What a search found of its place: the place and the school it is, or those that may be meant, or nothing under that name. */
export type Near = { place?: Place; school?: NamedSchool; choices: NamedSchool[]; unknown?: string }

const MOST_CHOICES = 12
const UAI = /\b\d{7}[a-z]\b/i

/** The place around which a search looks; a school goes before a town. */
export async function nearOf({ ecole, ville }: Pick<ProgrammeSearch, 'ecole' | 'ville'>): Promise<Near> {
  if (ecole) return schoolPlace(ecole)
  if (!ville) return { choices: [] }
  const place = await townPlace(ville)
  return place ? { place, choices: [] } : { choices: [], unknown: ville }
}

async function schoolPlace(text: string): Promise<Near> {
  const uai = UAI.exec(text)?.[0].toUpperCase()
  const { schools, total } = uai ? await byUai(uai) : await findSchools(text, { limit: MOST_CHOICES })
  const [first] = schools
  if (!first) return { choices: [], unknown: text }
  const named = ({ uai, name, town }: NamedSchool) => ({ uai, name, town })
  if (total > 1) return { choices: schools.map(named) }
  const found = await db().school.findUniqueOrThrow({ where: { uai: first.uai }, select: { latitude: true, longitude: true, postcode: true, town: true } })
  const { latitude, longitude } = found
  const place = latitude !== null && longitude !== null ? { latitude, longitude } : await townPlace(found.town)
  return { place, school: named(first), choices: [], ...(!place && { unknown: first.name }) }
}

/** A school by its number of today, or by one that it had. */
async function byUai(uai: string) {
  const schools = await db().school.findMany({ where: { OR: [{ uai }, { formerUais: { some: { uai } } }] }, select: { uai: true, name: true, town: true }, take: 1 })
  return { schools, total: schools.length }
}

/** Where a town or postcode lies: the middle of its schools, which are the geography we have. */
async function townPlace(town: string): Promise<Place | undefined> {
  const [found] = await db().$queryRaw<(Place | { latitude: null; longitude: null })[]>`
    SELECT avg(latitude) AS latitude, avg(longitude) AS longitude FROM "School"
    WHERE latitude IS NOT NULL AND (postcode = ${town} OR pavillon_search_text(town) = pavillon_search_text(${town}))`
  return found && found.latitude !== null ? found : undefined
}

/** Great-circle distance to an activity (haversine, Earth's radius 6 371 km); one without a place lies nowhere near. */
export const kilometres = ({ latitude, longitude }: Place) => Prisma.sql`coalesce(2 * 6371 * asin(sqrt(least(1,
  power(sin(radians(a.latitude - ${latitude}::float8) / 2), 2) + cos(radians(${latitude}::float8)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - ${longitude}::float8) / 2), 2)))), 'Infinity'::float8)`
