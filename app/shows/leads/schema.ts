import { z } from 'zod'

const text = (longest: number) => z.string().trim().max(longest)
const mail = z.union([z.literal(''), z.email()]).default('')

/** Where a contact stands after the show. */
export const followUps = ['OPEN', 'CALLED', 'MET', 'QUOTED', 'WON', 'LOST'] as const
export type FollowUp = (typeof followUps)[number]

/**
 * A contact made at a stand, as the page and the device send it. `deviceKey` is made where it was typed, so that a
 * late or repeated sending never makes two. `consent` is the very sentence to which the person said yes.
 */
export const LeadInput = z
  .object({
    deviceKey: z.uuid(),
    companyId: z.uuid(),
    name: text(140).min(1),
    firm: text(140).default(''),
    mail,
    phone: text(30).default(''),
    interest: text(300).default(''),
    rating: z.coerce.number().int().min(1).max(5).optional(),
    notes: text(2_000).default(''),
    consent: text(400).min(1),
    /** Milliseconds since 1970 on the device; the server takes its own time where it makes no sense. */
    madeAt: z.coerce.number().optional(),
  })
  .refine(({ mail, phone }) => mail || phone, { path: ['mail'], message: 'mailOrPhone' })
export type LeadInput = z.output<typeof LeadInput>

/** What became of a contact. */
export const FollowUpInput = z.object({ lead: z.uuid(), followUp: z.enum(followUps), note: text(2_000).default('') })
export type FollowUpInput = z.output<typeof FollowUpInput>
