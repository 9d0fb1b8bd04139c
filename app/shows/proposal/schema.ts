import { z } from 'zod'

const points = z.coerce.number().min(0).max(1_000)

/** How a proposal is made: the points, whether holds stay, and how long it may compute, in seconds. */
export const ProposalInput = z.object({
  placed: points, rank1: points, rank2: points, rank3: points, areaShort: points, areaOver: points, kind: points, side: points, place: points, near: points, away: points, compact: points, stay: points, priority: points,
  smallest: z.coerce.number().int().min(10).max(100), largest: z.coerce.number().int().min(100).max(500),
  keepHeld: z.literal('oui').transform(() => true).optional(), seconds: z.coerce.number().int().min(2).max(60).default(10),
})
export type ProposalInput = z.output<typeof ProposalInput>

/** Which rows of a proposal are taken over, and how. */
export const AcceptInput = z.object({ proposition: z.uuid(), dossiers: z.array(z.uuid()).min(1).max(500), confirm: z.literal('oui').optional(), until: z.iso.date().optional() }).refine(({ confirm, until }) => confirm || until, { path: ['until'], message: 'required' })
export type AcceptInput = z.output<typeof AcceptInput>
