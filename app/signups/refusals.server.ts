import { currentRequest } from '~/access/request.server'
import type { Refused } from '~/db/outcome'
import { translator } from '~/ui/translator'
import type { bookClass, cancelSignUp, changeSignUp, decideApproval } from './commands.server'
import type { cancelSession, saveSession } from './session-changes.server'
import type { seatOutOfTurn } from './waiting-list.server'

type Outcome = Awaited<ReturnType<
  typeof bookClass | typeof changeSignUp | typeof cancelSignUp | typeof decideApproval | typeof seatOutOfTurn
  | typeof saveSession | typeof cancelSession
>>
export type SignUpRefusal = Extract<Outcome, { ok: false }>['reason']

// The field at which a refusal is shown; the others stand above the form.
const fields: Partial<Record<SignUpRefusal, string>> = {
  level: 'level', tooSmall: 'pupils', tooLarge: 'pupils', aboveSeats: 'pupils', full: 'pupils', adults: 'adults',
  stepFree: 'stepFreeAcknowledged', stepFreeTooMany: 'stepFree', reasonNeeded: 'reason', seatsTaken: 'seats', endBeforeStart: 'endsAt',
}

/** A refusal as its sentence, in the language of the request. */
export function refusalWords({ reason, details }: Refused<SignUpRefusal>): string {
  return translator(currentRequest()?.locale ?? 'fr', 'signups')(`refusal.${reason}`, details)
}

/** A refusal as what a form takes back: `form.reply(...refusalReply(refused))`. */
export function refusalReply(refused: Refused<SignUpRefusal>): [fieldErrors?: Record<string, string[]>, formErrors?: string[]] {
  const field = fields[refused.reason]
  const words = refusalWords(refused)
  return field ? [{ [field]: [words] }] : [undefined, [words]]
}
