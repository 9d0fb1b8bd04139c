import { z } from 'zod'
import { HOUSE_ZONE, instantOf } from '~/ui/time'
import { ProgrammeKind, ProgrammeStatus } from '~/db/generated/enums'

function existsIn(zone: string, on: string, at: string): boolean {
  try {
    return !!instantOf(on, at, zone)
  } catch {
    return false
  }
}

const text = (longest: number) => z.string().trim().max(longest)
const day = z.iso.date({ error: 'date' })
const time = z.iso.time({ precision: -1, error: 'time' })

/** A programme as its form, its import and the server read it. Days are 'YYYY-MM-DD', times 'HH:MM' in its zone. */
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
    signUpOpensOn: day.optional(),
    signUpOpensAt: time.default('08:00'),
    signUpClosesOn: day.optional(),
    signUpClosesAt: time.default('18:00'),
    labelFrom: day.optional(),
    labelUntil: day.optional(),
    labelDeadline: day.optional(),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'endBeforeStart' })
  .refine(({ signUpOpensOn, signUpOpensAt, signUpClosesOn, signUpClosesAt }) => !signUpOpensOn || !signUpClosesOn || `${signUpOpensOn}T${signUpOpensAt}` < `${signUpClosesOn}T${signUpClosesAt}`, { path: ['signUpClosesOn'], message: 'endBeforeStart' })
  .superRefine(({ signUpOpensOn, signUpOpensAt, signUpClosesOn, signUpClosesAt }, context) => {
    const moments = [['signUpOpensAt', signUpOpensOn, signUpOpensAt], ['signUpClosesAt', signUpClosesOn, signUpClosesAt]] as const
    for (const [field, on, at] of moments) if (on && !existsIn(HOUSE_ZONE, on, at)) context.addIssue({ code: 'custom', path: [field], message: 'skippedTime' })
  })
  .refine(({ labelFrom, labelUntil }) => !labelFrom || !labelUntil || labelFrom <= labelUntil, { path: ['labelUntil'], message: 'endBeforeStart' })
export type ProgrammeInput = z.output<typeof ProgrammeInput>
/** As a programme is given by code: what has a default may be left out. */
export type ProgrammeGiven = z.input<typeof ProgrammeInput>

/** A partner of a programme and the part that it finances, in percent. */
export const PartnerInput = z.object({ name: text(140).min(2), share: z.number().min(0).max(100).default(0) })
export type PartnerInput = z.output<typeof PartnerInput>

/** What the staff's list is narrowed to; unknown values are ignored. */
export const ProgrammeFilter = z.object({ type: z.enum(ProgrammeKind).optional().catch(undefined), annee: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined) })

/** Where a programme stands, and what people must know of it. */
export const StatusInput = z.object({ status: z.enum(ProgrammeStatus), statusNote: text(300).optional() })
export type StatusInput = z.output<typeof StatusInput>

/** School holidays of a zone: the first day without school and the day on which it begins again. */
export const HolidayInput = z
  .object({
    zone: z.enum(['A', 'B', 'C']).default('B'),
    year: z.string().trim().regex(/^20\d\d-20\d\d$/, 'schoolYear').refine((year) => Number(year.slice(5)) === Number(year.slice(0, 4)) + 1, 'schoolYear'),
    name: text(80).min(2),
    firstDay: day,
    backOn: day,
  })
  .refine(({ firstDay, backOn }) => firstDay < backOn, { path: ['backOn'], message: 'endBeforeStart' })
export type HolidayInput = z.output<typeof HolidayInput>
