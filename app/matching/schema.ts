import { z } from 'zod'

const points = z.coerce.number().min(0).max(1_000)
const percent = z.coerce.number().int().min(0).max(100)

/** How a matching is computed: what counts how much, who is left out, and for how long, in seconds. */
export const MatchingInput = z.object({
  placed: points, theme: points, near: points, farKm: z.coerce.number().int().min(1).max(300), school: points, schoolRest: percent, rep: points, repPlus: points, rural: points, company: points, companyRest: percent, toAgree: points,
  notice: z.coerce.number().int().min(0).max(120).default(7), invitations: z.coerce.number().int().min(0).max(50).default(2), unanswered: z.literal('oui').transform(() => true).optional(), seconds: z.coerce.number().int().min(2).max(60).default(15),
})
export type MatchingInput = z.output<typeof MatchingInput>

/** Which rows of a matching are taken over. */
export const AcceptInput = z.object({ proposition: z.uuid(), demandes: z.array(z.uuid()).min(1).max(1_000) })
export type AcceptInput = z.output<typeof AcceptInput>
