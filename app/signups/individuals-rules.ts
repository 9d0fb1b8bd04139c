/** The rules of people who come for themselves, alone or with others. No database, no React. */
import type { Authority } from '~/db/generated/enums'
import type { BookableActivity, BookableSession, SignUpStatus } from './rules'

/** More than that is a group, which the team should know of beforehand. */
export const MOST_PERSONS = 10

export type NotThesePersons = 'notOpenToPersons' | 'tooMany' | 'aboveSeats'

/** Why these people cannot come, or undefined when they can be seated or wait. Smallest groups are for classes alone. */
export function whyNotThesePersons(
  session: Pick<BookableSession, 'seats'>, activity: Pick<BookableActivity, 'openTo' | 'maxParty'>, persons: number,
): { reason: NotThesePersons; details?: { n: number } } | undefined {
  const most = Math.min(MOST_PERSONS, activity.maxParty ?? MOST_PERSONS)
  if (!activity.openTo.includes('PERSON')) return { reason: 'notOpenToPersons' }
  if (persons > most) return { reason: 'tooMany', details: { n: most } }
  if (persons > session.seats) return { reason: 'aboveSeats', details: { n: session.seats } }
  return undefined
}

const HOUR = 3_600_000

/**
 * Until when seats are kept for an address that nobody confirmed yet: a day, so that one may read one's mail in the
 * morning; two hours when the session is within two days. Never past its beginning.
 */
export function confirmBy(now: Date, startsAt: Date): Date {
  const near = startsAt.getTime() - now.getTime() < 48 * HOUR
  return new Date(Math.min(now.getTime() + (near ? 2 : 24) * HOUR, startsAt.getTime()))
}

/** Whose decision a sign-up needs: the rectorate decides over schools, not over people who come for themselves. */
export function authoritiesFor(kind: string, approvals: readonly Authority[]): Authority[] {
  return approvals.filter((authority) => kind !== 'PERSON' || authority === 'CHAMBER')
}

/**
 * How a sign-up came to its end, as its page says it; undefined for one that goes on. Whoever leaves by themselves, or lets
 * the time pass, is erased at once (`held`); whom the team calls off is not, so that they can be told.
 */
export function whyOver(status: SignUpStatus, { held, confirmed, declined }: { held: boolean; confirmed: boolean; declined: boolean }): 'team' | 'own' | 'declined' | 'unanswered' | 'unconfirmed' | undefined {
  if (status === 'EXPIRED') return 'unanswered'
  if (status !== 'CANCELLED') return undefined
  return held ? 'team' : declined ? 'declined' : confirmed ? 'own' : 'unconfirmed'
}
