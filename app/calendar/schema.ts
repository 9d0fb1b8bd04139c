import { z } from 'zod'

/** How a person wants their own calendar: what becomes of deadlines, and how long before one is reminded. */
export const FeedScope = z.object({
  deadlines: z.enum(['EVENT', 'TODO', 'NONE']).default('EVENT'),
  alarmMinutes: z.union([z.literal(''), z.enum(['15', '60', '1440'])]).default('').transform((minutes) => (minutes === '' ? null : Number(minutes))),
})
export type FeedScope = z.output<typeof FeedScope>
