import { z } from 'zod'

/** How a person wants their own calendar: what becomes of deadlines, and how long before one is reminded. */
export const FeedScope = z.object({
  deadlines: z.enum(['EVENT', 'TODO', 'NONE']).default('EVENT'),
  alarmMinutes: z.union([z.literal(''), z.enum(['15', '60', '1440'])]).default('').transform((minutes) => (minutes === '' ? null : Number(minutes))),
})
export type FeedScope = z.output<typeof FeedScope>

/** A partner's calendar as staff add it: by an address, or by a file that comes beside. */
export const PartnerInput = z.object({
  name: z.string().trim().min(1).max(80),
  url: z.string().trim().max(2_000).optional(),
})
export type PartnerInput = z.output<typeof PartnerInput>
