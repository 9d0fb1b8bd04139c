/**
 * De minimis aid: at most 300,000 € for a single undertaking over any three years, counted from the day of grant
 * (Regulation (EU) 2023/2831, art. 3(2) and (3)). Amounts in cents, days 'YYYY-MM-DD'.
 */
import { parseDate } from '@internationalized/date'

export const DE_MINIMIS_CENTS = 30_000_000
/** From this share on people are warned. */
export const WARN_BP = 8_000
export const LEGAL_BASIS = 'EU 2023/2831'

export type GrantFact = { grantedOn: string; amountCents: number }
export type Window = { from: string; until: string; cents: number }

/** The three years that end on a day: a grant of the same day three years before is out of them. */
export function windowEnding(until: string): { from: string; until: string } {
  return { from: parseDate(until).subtract({ years: 3 }).add({ days: 1 }).toString(), until }
}

export function windowSum(grants: GrantFact[], until: string): Window {
  const { from } = windowEnding(until)
  return { from, until, cents: grants.filter(({ grantedOn }) => from <= grantedOn && grantedOn <= until).reduce((sum, { amountCents }) => sum + amountCents, 0) }
}

/**
 * The fullest three years that hold a new grant, with it. A sum only grows on a day of grant, so the windows that end on
 * such a day are all that need a look; those later than the new grant count too, for it may be entered after them.
 */
export function fullestWindow(grants: GrantFact[], added: GrantFact): Window {
  const all = [...grants, added]
  const ends = [...new Set(all.map(({ grantedOn }) => grantedOn))].filter((end) => end >= added.grantedOn && windowEnding(end).from <= added.grantedOn)
  return ends.map((end) => windowSum(all, end)).reduce((one, other) => (other.cents > one.cents ? other : one))
}

/** How a sum stands to the ceiling. */
export function roomState(cents: number): 'free' | 'near' | 'over' {
  if (cents > DE_MINIMIS_CENTS) return 'over'
  return cents * 10_000 >= DE_MINIMIS_CENTS * WARN_BP ? 'near' : 'free'
}
