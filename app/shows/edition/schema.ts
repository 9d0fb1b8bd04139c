import { z } from 'zod'
import { PriceUnit } from '~/db/generated/enums'

const text = (longest: number) => z.string().trim().max(longest)
const day = z.iso.date({ error: 'date' })
const share = z.number().min(0).max(100)

/**
 * What a show has beyond its programme, as the form reads it: days 'YYYY-MM-DD' and times 'HH:MM' in the programme's
 * zone, percentages as numbers from 0 to 100.
 */
export const EditionInput = z
  .object({
    version: z.coerce.number().int(),
    organiser: text(140).optional(),
    web: z.url().max(500).optional(),
    venue: text(140).optional(),
    venueAddress: text(300).optional(),
    callText: text(4_000).default(''),
    opensOn: day.optional(),
    opensAt: z.iso.time({ precision: -1, error: 'time' }).default('08:00'),
    closesOn: day.optional(),
    closesAt: z.iso.time({ precision: -1, error: 'time' }).default('18:00'),
    vat: share.default(20),
    deposit: share.default(0),
    quoteDays: z.number().int().min(1).max(365).default(30),
    quoteTerms: text(4_000).default(''),
    sellerName: text(140).optional(),
    sellerAddress: text(300).optional(),
    sellerSiret: z.string().trim().transform((typed) => typed.replace(/[\s.\u00a0\u202f]/g, '')).pipe(z.string().regex(/^\d{14}$/, 'siret')).optional(),
    sellerVatNumber: text(20).optional(),
  })
  .refine(({ opensOn, opensAt, closesOn, closesAt }) => !opensOn || !closesOn || `${opensOn}T${opensAt}` < `${closesOn}T${closesAt}`, { path: ['closesOn'], message: 'endBeforeStart' })
export type EditionInput = z.output<typeof EditionInput>

/** A line of the price list: an amount in euros before tax, or a percentage of the floor price for open sides. */
export const PriceInput = z
  .object({
    unit: z.enum(PriceUnit),
    code: z.string().trim().toUpperCase().regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/, 'priceCode'),
    label: text(140).min(2),
    amount: z.number().min(0).max(1_000_000).optional(),
    percent: z.number().min(0).max(100).optional(),
    openSides: z.number().int().min(1).max(4).optional(),
    vat: share.default(20),
    validFrom: day.optional(),
    validUntil: day.optional(),
    stock: z.number().int().min(0).max(100_000).optional(),
  })
  .superRefine(({ unit, amount, percent, openSides, validFrom, validUntil }, context) => {
    const sides = unit === 'OPEN_SIDE_PERCENT'
    if (sides && percent === undefined) context.addIssue({ code: 'custom', path: ['percent'], message: 'required' })
    if (sides && openSides === undefined) context.addIssue({ code: 'custom', path: ['openSides'], message: 'required' })
    if (!sides && amount === undefined) context.addIssue({ code: 'custom', path: ['amount'], message: 'required' })
    if (validFrom && validUntil && validFrom > validUntil) context.addIssue({ code: 'custom', path: ['validUntil'], message: 'endBeforeStart' })
  })
export type PriceInput = z.output<typeof PriceInput>
