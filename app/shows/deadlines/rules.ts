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
