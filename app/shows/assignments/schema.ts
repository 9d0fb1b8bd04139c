import { z } from 'zod'

const day = z.iso.date()
const id = z.uuid()

/** A stand for a company: held until the end of a day, or confirmed at once. */
export const HoldInput = z
  .object({ applicationId: id, standId: id, until: day.optional(), confirm: z.literal('oui').optional() })
  .refine(({ until, confirm }) => !!until || !!confirm, { path: ['until'], message: 'required' })
export type HoldInput = z.output<typeof HoldInput>

/** To another stand; `assignmentId` is the one that staff had before their eyes. */
export const MoveStandInput = z.object({ assignmentId: id, standId: id })
export type MoveStandInput = z.output<typeof MoveStandInput>

export const SwapInput = z.object({ assignmentId: id, otherId: id })
export type SwapInput = z.output<typeof SwapInput>

export const ExtendInput = z.object({ assignmentId: id, until: day })
export type ExtendInput = z.output<typeof ExtendInput>

/** One, or all that were ticked. */
export const ConfirmInput = z.object({ assignmentId: z.array(id).min(1).max(200) })
export type ConfirmInput = z.output<typeof ConfirmInput>

export const ReleaseInput = z.object({ assignmentId: id, reason: z.string().trim().min(3).max(300) })
export type ReleaseInput = z.output<typeof ReleaseInput>

/** Square metres of each company on a shared stand; those left out have no part of their own. */
export const ShareInput = z.object({ assignmentId: id, shares: z.array(z.object({ companyId: id, area: z.number().min(0.5).max(1_000).optional() })).max(12) })
export type ShareInput = z.output<typeof ShareInput>

/** What staff narrow the board to; unknown values are ignored. */
export const BoardFilter = z.object({
  q: z.string().trim().max(80).optional().catch(undefined),
  etat: z.enum(['sans', 'retenu', 'confirme']).optional().catch(undefined),
  vue: z.enum(['plan', 'liste']).default('plan').catch('plan'),
  dossier: id.optional().catch(undefined),
  stand: id.optional().catch(undefined),
})
export type BoardFilter = z.output<typeof BoardFilter>

/** Days for which a stand is held unless staff say otherwise. */
export const HOLD_DAYS = 14
