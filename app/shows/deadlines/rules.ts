import type { DeadlineAnchor } from '~/db/generated/enums'
import { addDays } from '~/ui/time'

/** The days from which a show's deadlines are counted, as 'YYYY-MM-DD' in its zone. */
export type Anchors = { startsOn: string; endsOn: string; closesOn: string | null }

/**
 * The day on which something is due that is counted from the show: some days after its anchor, before it when negative.
 * Undefined while the anchor has no day (no closing of the call is set).
 */
export function dueDay(anchor: DeadlineAnchor, offsetDays: number, { startsOn, endsOn, closesOn }: Anchors): string | undefined {
  const from = { SHOW_START: startsOn, SHOW_END: endsOn, CALL_CLOSE: closesOn }[anchor]
  return from ? addDays(from, offsetDays) : undefined
}

export type DeadlineState = 'done' | 'late' | 'soon' | 'coming'
/** Days before it is due from which something is « bientôt ». */
export const SOON_DAYS = 14

/** How something stands that is due on a day ('YYYY-MM-DD'); the day itself is not late yet. */
export function deadlineState(dueOn: string, done: boolean, today: string): DeadlineState {
  if (done) return 'done'
  if (dueOn < today) return 'late'
  return dueOn <= addDays(today, SOON_DAYS) ? 'soon' : 'coming'
}

/** Whether people are reminded today of what is due on a day. */
export function remindsToday(dueOn: string, remindDays: readonly number[], today: string): boolean {
  return remindDays.some((days) => addDays(dueOn, -days) === today)
}
