import { currentRequest } from '~/access/request.server'
import type { Refused } from '~/db/outcome'
import { translator } from '~/ui/translator'
import type { askTime, keepTime, withdrawTime } from './another-time.server'
import type { takeTime } from './another-time-taking.server'

type Outcome = Awaited<ReturnType<typeof askTime | typeof keepTime | typeof withdrawTime | typeof takeTime>>
type TimeRefusal = Extract<Outcome, { ok: false }>['reason']

/** A refusal as its sentence, in the language of the request. */
export function timeWords({ reason, details }: Refused<TimeRefusal>): string {
  return translator(currentRequest()?.locale ?? 'fr', 'anotherTime')(`refusal.${reason}`, details)
}

/** A refusal of a date at the line that was typed, else above the form. */
export function askReply(refused: Refused<TimeRefusal>): [fieldErrors?: Record<string, string[]>, formErrors?: string[]] {
  const n = refused.details?.n
  const atLine = refused.reason !== 'full' && refused.reason !== 'yearFull' && n !== undefined
  return atLine ? [{ [`dates[${n}].${refused.reason === 'skippedTime' ? 'startTime' : 'date'}`]: [timeWords(refused)] }] : [undefined, [timeWords(refused)]]
}
