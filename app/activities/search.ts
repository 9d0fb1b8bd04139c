import { z } from 'zod'
import { ActivityKind, Audience, Level, ProgrammeKind } from '~/db/generated/enums'

const day = z.iso.date().optional().catch(undefined)
const words = z.string().trim().max(80).transform((text) => text || undefined).optional().catch(undefined)
const oneOf = <Values extends Record<string, string>>(values: Values) => z.enum(values).optional().catch(undefined)
const flag = z.literal('oui').transform(() => true).optional().catch(undefined)

/** The programme page's address: what it does not understand, it leaves out. */
export const ProgrammeSearch = z.object({
  vue: z.enum(['liste', 'mois']).catch('liste').default('liste'),
  mois: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/).optional().catch(undefined),
  q: words,
  type: oneOf(ActivityKind),
  programme: oneOf(ProgrammeKind),
  du: day,
  au: day,
  public: oneOf(Audience),
  niveau: oneOf(Level),
  theme: words,
  ville: words,
  /** A school by its UAI or name: distances are from there. */
  ecole: words,
  distance: z.coerce.number().int().min(1).max(300).catch(20).default(20),
  accessible: flag,
  places: flag,
  /** How many come together: dates that have seats for all of them now. */
  pour: z.coerce.number().int().min(1).max(500).optional().catch(undefined),
  /** The nearest stand first where one looks from a place, unless dates are asked for. */
  tri: z.literal('date').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(500).catch(1).default(1),
})
export type ProgrammeSearch = z.output<typeof ProgrammeSearch>

export function searchOf(url: URL): ProgrammeSearch {
  return ProgrammeSearch.parse(Object.fromEntries(url.searchParams))
}

/** The address of a search with some of it changed; what is left at its usual value is left out. */
export function addressOf(search: ProgrammeSearch, changes: Partial<Record<keyof ProgrammeSearch, string | number | undefined>>): string {
  const merged = { ...search, page: undefined, ...changes }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(merged)) {
    if (value === undefined || value === false || (name === 'vue' && value === 'liste') || (name === 'page' && value === 1)) continue
    if (name === 'distance' && ((!merged.ville && !merged.ecole) || value === 20)) continue
    query.set(name, value === true ? 'oui' : String(value))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

// Further than most classes walk, nearer than an hour by coach.
const SCHOOL_DISTANCE = '50'

/** A search of one's own schools: from the first of them unless another of them is chosen, as a list. */
export function schoolSearchOf(url: URL, schools: readonly { uai: string }[]): ProgrammeSearch {
  const given = Object.fromEntries(url.searchParams)
  const ecole = (schools.find(({ uai }) => uai === given.ecole) ?? schools[0])?.uai
  return ProgrammeSearch.parse({ distance: SCHOOL_DISTANCE, ...given, vue: 'liste', ville: undefined, ecole })
}
