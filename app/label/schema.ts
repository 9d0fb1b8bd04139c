import { z } from 'zod'

/** What the committee answered: the label with its number, or a refusal with its reason. */
export const LabelAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('LABELLED'), number: z.string().trim().min(1, 'required').max(40) }),
  z.object({ answer: z.literal('REFUSED'), reason: z.string().trim().min(1, 'required').max(300) }),
])
export type LabelAnswer = z.output<typeof LabelAnswer>
