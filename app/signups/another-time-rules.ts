/** The rules of asking a class for another time: what becomes of what, which dates may be proposed. No database, no React. */
import type { TimeRequestState } from '~/db/generated/enums'

/**
 * What a host's asking may become; all but the first are ends. The school takes a date or keeps its own, the host takes
 * it back, nobody answers before the dates have passed, or the booking itself ends or moves and there is nothing left to ask.
 */
export const timeTransitions: Record<TimeRequestState, readonly TimeRequestState[]> = {
  ASKED: ['ACCEPTED', 'KEPT', 'WITHDRAWN', 'EXPIRED', 'OVERTAKEN'],
  ACCEPTED: [],
  KEPT: [],
  WITHDRAWN: [],
  EXPIRED: [],
  OVERTAKEN: [],
}

export const timeCanBecome = (from: TimeRequestState, to: TimeRequestState) => timeTransitions[from].includes(to)

/** A school compares that many at a glance. */
export const MOST_DATES = 3

export type Dates = { startsAt: Date; endsAt: Date }

export const sameDates = (one: Dates, other: Dates) => one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime()

/** The instant from which nobody can answer any more: when the visit begins, or the last date that is proposed. */
export function answerBefore(visit: Date, dates: readonly Dates[]): Date {
  const last = Math.max(...dates.map(({ startsAt }) => startsAt.getTime()))
  return new Date(Math.min(visit.getTime(), last))
}
