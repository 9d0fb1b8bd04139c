import { z } from 'zod'
import { DeadlineAnchor, DeadlineOwner } from '~/db/generated/enums'

const text = (longest: number) => z.string().trim().max(longest)

/** Days before it is due on which people are reminded, typed as « 30, 7 ». */
const days = text(40)
  .default('14, 3')
  .transform((typed) => typed.split(/[\s,;]+/).filter(Boolean).map(Number))
  .pipe(z.array(z.number().int().min(0).max(365)).max(5))
  .transform((list) => [...new Set(list)].sort((a, b) => b - a))

/** A deadline: a day of its own, or some days from an anchor of the show (negative: before it). */
export const DeadlineInput = z
  .object({
    title: text(140).min(2),
    detail: text(4_000).default(''),
    counted: z.enum(['DAY', ...Object.values(DeadlineAnchor)]).default('DAY'),
    dueOn: z.iso.date({ error: 'date' }).optional(),
    offsetDays: z.number().int().min(-730).max(730).optional(),
    owner: z.enum(DeadlineOwner).default('CHAMBER'),
    ownerName: text(140).optional(),
    perCompany: z.boolean().default(false),
    remindDays: days,
  })
  .superRefine(({ counted, dueOn, offsetDays }, context) => {
    if (counted === 'DAY' && !dueOn) context.addIssue({ code: 'custom', path: ['dueOn'], message: 'required' })
    if (counted !== 'DAY' && offsetDays === undefined) context.addIssue({ code: 'custom', path: ['offsetDays'], message: 'required' })
  })
export type DeadlineInput = z.output<typeof DeadlineInput>
