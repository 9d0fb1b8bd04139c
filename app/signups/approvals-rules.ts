/** The rules of what a decision rests on. No database, no React. */
import type { Basis } from './approvals.server'
import { restsOn } from './rules'

export type BasisField = (typeof restsOn)[number]
export type BasisChange = { field: BasisField; from: string | number | null; to: string | number | null }

/** What is different from the facts on which the last decision rested, or was asked. */
export function changesOf(before: Partial<Basis>, now: Partial<Basis>): BasisChange[] {
  return restsOn.flatMap((field) => {
    const [from, to] = [before[field] ?? null, now[field] ?? null]
    return from === to ? [] : [{ field, from, to }]
  })
}

/** How an activity's place is shown on a map of the public: by its coordinates where they are known, else by its address. */
export function mapAddress({ latitude, longitude, place }: { latitude: number | null; longitude: number | null; place: string }): string {
  if (latitude !== null && longitude !== null) return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`
}

const DAY = 86_400_000

/**
 * By when to decide once the school has answered: the time that it took is added, but no later than two days before
 * the session.
 */
export function dueAfterAnswer(dueAt: Date | null, askedSchoolAt: Date, now: Date, startsAt: Date): Date | null {
  if (!dueAt) return null
  const latest = Math.max(now.getTime(), startsAt.getTime() - 2 * DAY)
  return new Date(Math.min(dueAt.getTime() + Math.max(0, now.getTime() - askedSchoolAt.getTime()), latest))
}
