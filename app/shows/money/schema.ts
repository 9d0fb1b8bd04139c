import { z } from 'zod'

const text = (longest: number) => z.string().trim().max(longest)
const day = z.iso.date({ error: 'date' })
const euros = z.number().min(-10_000_000).max(10_000_000)

/** A line as staff type it; one without words is left out. Amounts in euros, VAT as a percentage. */
const LineInput = z
  .object({ code: text(20).default(''), ruleId: z.uuid().optional(), label: text(300).optional(), quantity: z.number().min(0).max(100_000).optional(), unit: euros.optional(), vat: z.number().min(0).max(100).default(20) })
  .superRefine(({ code, label, quantity, unit }, context) => {
    if (!label) return
    if (quantity === undefined) context.addIssue({ code: 'custom', path: ['quantity'], message: 'required' })
    if (unit === undefined) context.addIssue({ code: 'custom', path: ['unit'], message: 'required' })
    else if ((code === 'SUBSIDY' || code === 'DISCOUNT') && unit > 0) context.addIssue({ code: 'custom', path: ['unit'], message: 'tooBig|0' })
  })

export const QuoteInput = z.object({ lines: z.array(LineInput).max(60).default([]), note: text(2_000).default('') })
export type QuoteInput = z.output<typeof QuoteInput>

/** The company's answer: « bon pour accord » with a name, or a refusal with a reason if they like. */
export const AnswerInput = z
  .object({ answer: z.enum(['accept', 'refuse']), name: text(140).min(2), agree: z.boolean().default(false), reason: text(1_000).default('') })
  .superRefine(({ answer, agree }, context) => {
    if (answer === 'accept' && !agree) context.addIssue({ code: 'custom', path: ['agree'], message: 'required' })
  })
export type AnswerInput = z.output<typeof AnswerInput>

/** INSEE's sizes of a company; a micro-enterprise counts as PME there. */
export const companySizes = ['PME', 'ETI', 'GE'] as const

export const SubsidyInput = z.object({
  name: text(140).min(2),
  grantor: text(140).min(2),
  rate: z.number().min(0).max(100),
  ceiling: z.number().min(0).max(1_000_000),
  eligibleCodes: z.array(text(20)).default([]),
  firstN: z.number().int().min(1).max(99).optional(),
  companySizes: z.array(z.enum(companySizes)).default([]),
  evidence: text(1_000).optional(),
  claimBy: day.optional(),
  deMinimis: z.boolean().default(false),
})
export type SubsidyInput = z.output<typeof SubsidyInput>

export const GrantInput = z.object({
  amount: z.number().min(0.01).max(100_000_000),
  grantedOn: day,
  grantor: text(140).min(2),
  declared: z.boolean().default(false),
  note: text(500).default(''),
})
export type GrantInput = z.output<typeof GrantInput>

export const CancelGrantInput = z.object({ reason: text(500).min(3) })

/** Lines with their sums, as a quote keeps them; what a quote bears of its parties is `QuoteParties`. */
const SubsidyFacts = z.object({ ruleId: z.string(), name: z.string(), grantor: z.string(), deMinimis: z.boolean(), evidence: z.string(), claimBy: z.string().nullable() })
const KeptLine = z.object({ code: z.string(), label: z.string(), quantityC: z.number(), unitAmountCents: z.number(), vatBp: z.number(), amountCents: z.number(), subsidy: SubsidyFacts.optional() })
const Party = z.object({ name: z.string(), address: z.array(z.string()), siret: z.string().nullable(), vatNumber: z.string().nullable() })
export type Party = z.output<typeof Party>

/**
 * What a quote keeps beside its lines (column `parties`): the rule behind each subsidy line by position, the lines as they were
 * last counted, and, once it is sent, names, addresses and terms. After the years of keeping it is empty.
 */
export const QuoteParties = z.object({
  subsidies: z.record(z.string(), SubsidyFacts).default({}),
  basis: z.array(KeptLine).default([]),
  seller: Party.optional(), buyer: Party.optional(), terms: z.string().optional(), show: z.string().optional(), stand: z.string().nullable().optional(),
})
export type QuoteParties = z.output<typeof QuoteParties>
