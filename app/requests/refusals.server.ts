import { currentRequest } from '~/access/request.server'
import type { Refused } from '~/db/outcome'
import { translator } from '~/ui/translator'

// The field at which a refusal is shown; the others stand above the form.
const fields: Record<string, string> = {
  windowPast: 'windows[0].from', programmeOver: 'programmeId', outsideWindows: 'date', past: 'date', schoolHoliday: 'date', publicHoliday: 'date', alreadyOffered: 'date', skippedTime: 'startTime', place: 'place', stepFree: 'stepFree',
}

/** A refusal as its sentence, in the language of the request. */
export function refusalWords({ reason, details }: Refused): string {
  return translator(currentRequest()?.locale ?? 'fr', 'requests')(`refusal.${reason}` as 'refusal.over', { n: 0, ...details })
}

/** A refusal as what a form takes back: `form.reply(...refusalReply(refused))`. */
export function refusalReply(refused: Refused): [fieldErrors?: Record<string, string[]>, formErrors?: string[]] {
  const field = refused.reason === 'windowOff' ? `windows[${refused.details?.n ?? 0}].from` : fields[refused.reason]
  const words = refusalWords(refused)
  return field ? [{ [field]: [words] }] : [undefined, [words]]
}
