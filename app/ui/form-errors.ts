import type { z } from 'zod'

/**
 * Turns what zod found into a key of the catalogue's namespace `errors`, with its number after a bar: `tooLong|140`.
 * Sentences are made where they are shown, in the reader's language. A schema's own message is such a key itself.
 */
export const formErrorKeys: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'required'
      return issue.expected === 'number' || issue.expected === 'int' ? 'number' : 'invalid'
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'required' : `tooShort|${issue.minimum}`
      if (issue.origin === 'array' || issue.origin === 'set') return 'chooseOne'
      return `tooSmall|${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `tooLong|${issue.maximum}` : `tooBig|${issue.maximum}`
    case 'invalid_format':
      if (issue.format === 'email' || issue.format === 'url' || issue.format === 'date' || issue.format === 'time') {
        return issue.format
      }
      return 'invalid'
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' ? 'required' : 'choice'
    case 'not_multiple_of':
      return 'whole'
    default:
      return 'invalid'
  }
}
