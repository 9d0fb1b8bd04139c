import { z } from 'zod'
import { ActivityKind } from '~/db/generated/enums'

/** What a proposal begins with; the rest is asked by the form of activities. */
export const NewProposal = z.object({
  programmeId: z.uuid(),
  companyId: z.uuid().optional(),
  kind: z.enum(ActivityKind),
  title: z.string().trim().min(3).max(140),
})
export type NewProposal = z.output<typeof NewProposal>

const instant = z.iso.datetime()
const span = { startsAt: instant, endsAt: instant }

/**
 * A change of the dates of a published activity: one more, one that moves (or has other seats or another note), one that
 * is to be called off. `before` is how the session stood when the company asked, with its `version`.
 */
export const DateChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), key: z.string(), ...span, seats: z.number().int(), note: z.string().nullable() }),
  z.object({ kind: z.literal('move'), key: z.string(), version: z.number().int(), ...span, seats: z.number().int(), note: z.string().nullable(), before: z.object({ ...span, seats: z.number().int(), note: z.string().nullable() }) }),
  z.object({ kind: z.literal('cancel'), key: z.string(), version: z.number().int(), reason: z.string(), before: z.object({ ...span, seats: z.number().int(), note: z.string().nullable() }) }),
])
export type DateChange = z.output<typeof DateChange>
export const DateChanges = z.array(DateChange)

export const CancelDate = z.object({ reason: z.string().trim().min(3).max(300) })

/** What staff decide over a change: as it was when they read it, and for each conflict whose version stays. */
export const Decision = z.object({ version: z.coerce.number().int(), activityVersion: z.coerce.number().int() })
export type Decision = z.output<typeof Decision>

/** Whose version holds, by field or date: the answers of a form to its conflicts. */
export function choicesOf(fields: FormData): Map<string, 'published' | 'company'> {
  return new Map([...fields].flatMap(([name, value]) => (name.startsWith('choix.') && (value === 'published' || value === 'company') ? [[name.slice('choix.'.length), value] as const] : [])))
}
