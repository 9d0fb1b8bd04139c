import { z } from 'zod'

const metres = z.number().min(0).max(2_000)
const length = z.number().min(0.5).max(500)
const text = (longest: number) => z.string().trim().max(longest)

/** Corners of a hall, in metres. */
export const OutlineList = z.array(z.tuple([metres, metres])).max(60)
export const GangwayList = z.array(z.object({ x: metres, y: metres, width: z.number().positive().max(2_000), height: z.number().positive().max(2_000) })).max(100)

/** A stand of a plan as the editor and the table send it; an id that the hall does not know is a new stand. */
export const StandInput = z.object({
  id: z.string().max(60), number: text(12).min(1), x: metres, y: metres, width: length, height: length, openSides: z.number().int().min(1).max(4), equipped: z.boolean(), zone: text(40).default(''),
})
export type StandInput = z.output<typeof StandInput>

/** A whole plan of a hall, saved at once. */
export const PlanInput = z.object({ version: z.number().int(), outline: OutlineList, gangways: GangwayList, stands: z.array(StandInput).max(2_000) })
export type PlanInput = z.output<typeof PlanInput>

/** A hall's own measures. */
export const HallInput = z.object({ name: text(60).min(1), width: z.number().min(2).max(2_000), height: z.number().min(2).max(2_000), gridStep: z.number().min(0.05).max(10).default(0.5) })
export type HallInput = z.output<typeof HallInput>

/** The organiser's plan under the drawing: where it lies, how large a pixel is, how strong it shows (percent). */
export const BackgroundInput = z.object({ x: z.number().min(-2_000).max(2_000).default(0), y: z.number().min(-2_000).max(2_000).default(0), metresPerPixel: z.number().min(0.0005).max(10), opacity: z.number().int().min(0).max(100).default(50) })
export type BackgroundInput = z.output<typeof BackgroundInput>

/** One row of the table: a stand without JavaScript. */
export const StandRow = StandInput.omit({ id: true, equipped: true }).extend({ kind: z.enum(['equipped', 'bare']).default('equipped') })
export type StandRow = z.output<typeof StandRow>
