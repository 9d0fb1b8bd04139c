import { z } from 'zod'
import { ProgrammeKind, ProgrammeStatus } from '~/db/generated/enums'

const text = (longest: number) => z.string().trim().max(longest)
const day = z.iso.date({ error: 'date' })

/** A programme as its form, its import and the server read it. Days are 'YYYY-MM-DD'. */
export const ProgrammeInput = z
  .object({
    kind: z.enum(ProgrammeKind),
    title: text(140).min(3),
    summary: text(600).default(''),
    theme: text(140).optional(),
    startsOn: day,
    endsOn: day,
    place: text(140).optional(),
    town: text(80).optional(),
    labelFrom: day.optional(),
    labelUntil: day.optional(),
    labelDeadline: day.optional(),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'endBeforeStart' })
  .refine(({ labelFrom, labelUntil }) => !labelFrom || !labelUntil || labelFrom <= labelUntil, { path: ['labelUntil'], message: 'endBeforeStart' })
export type ProgrammeInput = z.output<typeof ProgrammeInput>

/** What the staff's list is narrowed to; unknown values are ignored. */
export const ProgrammeFilter = z.object({ type: z.enum(ProgrammeKind).optional().catch(undefined), annee: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined) })

/** Where a programme stands, and what people must know of it. */
export const StatusInput = z.object({ status: z.enum(ProgrammeStatus), statusNote: text(300).optional() })
export type StatusInput = z.output<typeof StatusInput>
