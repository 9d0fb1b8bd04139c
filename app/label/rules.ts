/** The label Semaine de l'industrie: what may become of a request for it, and when the committee answers. No database, no React. */
import type { LabelState } from '~/db/generated/enums'
import { addDays, fromDateOnly } from '~/ui/time'

/** Whether an activity is ready is seen from its conditions each time; what is written is what was handed in and answered. */
export const labelTransitions: Record<LabelState, readonly LabelState[]> = {
  NONE: ['SUBMITTED'],
  READY: ['SUBMITTED'],
  SUBMITTED: ['LABELLED', 'REFUSED', 'NONE'],
  LABELLED: [],
  REFUSED: ['SUBMITTED'],
}

export const labelCanBecome = (from: LabelState, to: LabelState) => labelTransitions[from].includes(to)

/** Working days in which the committee answers. Source: rules of the label, Semaine de l'industrie. */
export const ANSWER_DAYS = 4

/** The day by which the committee answers what was handed in on `day`: four working days later, public holidays left out. */
export function answerDueOn(day: string, publicHolidays: ReadonlySet<string>): string {
  let due = day
  for (let left = ANSWER_DAYS; left > 0; ) {
    due = addDays(due, 1)
    const weekday = fromDateOnly(due).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !publicHolidays.has(due)) left -= 1
  }
  return due
}
