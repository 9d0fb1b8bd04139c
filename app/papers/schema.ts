import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A signature that somebody notes, perhaps with the signed paper itself. */
export const SignatureInput = z.object({
  paperId: z.uuid(),
  signer: z.enum(['SCHOOL', 'COMPANY', 'CHAMBER']),
  signedOn: day,
})
export type SignatureInput = z.output<typeof SignatureInput>

/** How many slips of families came back. */
export const SlipsInput = z.object({ paperId: z.uuid(), slips: z.coerce.number().int().min(0).max(2000) })
export type SlipsInput = z.output<typeof SlipsInput>
