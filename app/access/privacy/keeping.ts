/**
 * For how long the house keeps what it knows of people, by the purpose for which it is kept. The nightly erasing, the
 * public page and docs/privacy.md say the same because they read it here; why and until when in words is in the
 * catalogue `privacy.rule`. Which fields each rule covers is in fields.ts.
 */
export const keeping = {
  /** After the last sign-in (DOMAIN.md, Law: idle accounts 2 years); `warnDays` before, its owner is told. */
  account: { years: 2, warnDays: 30 },
  /** Of a browser that stays away: see `session.expiresIn` in auth.server. */
  signIn: { days: 30 },
  /** Until it was used or ran out. */
  link: {},
  /** Prospects: after the last contact (DOMAIN.md, Law). */
  contact: { years: 3 },
  /** School years, after the one in which the session was held. */
  booking: { years: 1 },
  /** Of somebody who came for themselves: after the session. */
  visitor: { days: 30 },
  /** School years, after the one in which the session was held. */
  feedback: { years: 1 },
  /** Of a visit, after the session: signed copies of agreements. */
  paper: { days: 180 },
  decision: { years: 1 },
  request: { years: 1 },
  /** After the programme ended. */
  host: { years: 1 },
  /** Until the day that was told to the person when they agreed. */
  lead: {},
  /** After it was sent. */
  mail: { years: 1 },
  trail: { years: 3 },
  import: { days: 30 },
  /** After the establishment closed. */
  organisation: { years: 3 },
  /** After the show ended. */
  showWork: { years: 3 },
  showFile: { years: 1 },
  rota: { years: 1 },
  /** Accounting documents: Code de commerce, art. L123-22. */
  quote: { years: 10 },
  /** After its owner revoked it. */
  calendar: { days: 30 },
  /** Until the limit is over: an hour at most. */
  limits: {},
} as const

export type Rule = keyof typeof keeping

export const ruleNames = Object.keys(keeping) as Rule[]

/** The numbers of a rule, for its words. */
export function numbersOf(rule: Rule): Record<string, number> {
  return { ...keeping[rule] }
}

/** The instant so many years before. */
export function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now)
  then.setUTCFullYear(then.getUTCFullYear() - years)
  return then
}

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/**
 * The first day of the oldest school year whose sessions still keep their words: a year ends on 31 August, and `years`
 * more pass. What began before it is erased.
 */
export function schoolYearsBefore(now: Date, years: number): Date {
  // In the house's zone a school year begins at 22:00 UTC; two hours more or less harm nobody after a whole year.
  const begun = now.getUTCMonth() >= 8 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
  return new Date(Date.UTC(begun - years, 8, 1))
}
