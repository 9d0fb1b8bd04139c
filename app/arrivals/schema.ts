import { z } from 'zod'

const count = z.coerce.number().int().min(0).max(1000)

/** Who came, as a page or a device sends it: `deviceKey` is made where it was typed, so that it is never counted twice. */
export const ArrivalInput = z.object({
  deviceKey: z.uuid(),
  signUpId: z.uuid(),
  pupils: count,
  adults: count,
  /** When it was seen and when it was sent, in milliseconds since 1970 by the device's clock: right or wrong, both by the same. */
  seenAt: z.coerce.number().optional(),
  sentAt: z.coerce.number().optional(),
})
export type ArrivalInput = z.output<typeof ArrivalInput>

const mark = z.coerce.number().int().min(1).max(5)

/** What a school or a host says of a visit. */
export const FeedbackInput = z.object({
  overall: mark,
  prepared: mark,
  again: z.enum(['yes', 'no']),
  comment: z.string().trim().max(2_000).default(''),
})
export type FeedbackInput = z.output<typeof FeedbackInput>
