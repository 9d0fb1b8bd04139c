import type { Programme } from '~/db/generated/client'
import { addDays, daysBetween } from '~/ui/time'

type Status = Programme['status']

/** What may follow what. A show can be postponed, moved, then cancelled (Global Industrie 2020 was all three). */
export const statusTransitions: Record<Status, readonly Status[]> = {
  PLANNED: ['CONFIRMED', 'POSTPONED', 'MOVED', 'CANCELLED'],
  CONFIRMED: ['POSTPONED', 'MOVED', 'CANCELLED', 'HELD'],
  POSTPONED: ['PLANNED', 'CONFIRMED', 'MOVED', 'CANCELLED'],
  MOVED: ['CONFIRMED', 'POSTPONED', 'CANCELLED', 'HELD'],
  CANCELLED: ['PLANNED'],
  HELD: [],
}

/** A title as part of an address: letters without accents, figures, hyphens. */
export function slugOf(title: string): string {
  const slug = title
    .replace(/œ/gi, 'oe').replace(/æ/gi, 'ae')
    .normalize('NFD').replace(/[\u0300-\u036f]/g, '')
    .toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
    .slice(0, 80).replace(/-+$/, '')
  return slug || 'sans-titre'
}

/** The first address that nobody has: the slug, then with 2, 3, … */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let n = 2; ; n += 1) if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`
}

/** A day one year on, on the same weekday: 52 weeks later. */
export const nextYear = (day: string) => addDays(day, 364)

/** «Semaine de l'industrie 2026» → «… 2027»; a school year moves both of its years. */
export function titleOfNextYear(title: string): string {
  return title.replace(/\b(20\d\d)\b/g, (year) => String(Number(year) + 1))
}

/** Where the public reads a programme. */
export function publicPathOf({ kind, slug }: Pick<Programme, 'kind' | 'slug'>): string {
  return `/${{ SHOW: 'salons', INDUSTRY_WEEK: 'semaine-industrie', OUTREACH: 'scolaires' }[kind]}/${slug}`
}

/** How long a programme lasts, in days, both ends counted. */
export const daysOf = (startsOn: string, endsOn: string) => daysBetween(startsOn, endsOn) + 1
