/** The conditions of the label Semaine de l'industrie, as data of an edition. No database, no React. */
import { z } from 'zod'

/** The four of the charter, which the house checks by itself. Any other condition is one that staff check. */
export const charter = ['window', 'free', 'audience', 'industry'] as const
export type CharterKey = (typeof charter)[number]

export const isOfCharter = (key: string): key is CharterKey => charter.some((one) => one === key)

const MOST_OWN = 6
const key = z.string().trim().regex(/^(window|free|audience|industry|own-[a-z0-9-]{1,40})$/)
const words = z.string().trim().max(200)

const Stored = z.array(z.object({ key, words: words.optional(), on: z.boolean() }))

/** A condition, with the edition's own words where it has some; one of the charter can be put out of use. */
export type LabelCondition = { key: string; words: string | null; on: boolean }

const asIs = (one: CharterKey): LabelCondition => ({ key: one, words: null, on: true })

/** The conditions of an edition as they are kept: those of the charter first, whatever is missing in its usual form. */
export function labelConditionsOf(stored: unknown): LabelCondition[] {
  const read = Stored.safeParse(stored)
  const found = read.success ? read.data.map((one): LabelCondition => ({ ...one, words: one.words || null })) : []
  return [...charter.map((one) => found.find((condition) => condition.key === one) ?? asIs(one)), ...found.filter((condition) => !isOfCharter(condition.key))]
}

/** The conditions as staff's form gives them; a line of their own without words is none. A new line has no key yet. */
export const LabelConditionsInput = z.object({
  version: z.number().int(),
  conditions: z
    .array(z.object({ key: key.optional(), words: words.optional(), on: z.boolean().default(false) }))
    .max(charter.length + MOST_OWN)
    .default([])
    .transform((lines) => lines.filter((line) => (line.key && isOfCharter(line.key)) || line.words)),
})
export type LabelConditionsInput = z.output<typeof LabelConditionsInput>

/** As many lines as the form shows: those there are, and room for new ones. */
export const linesFor = (conditions: readonly LabelCondition[]) => Math.min(charter.length + MOST_OWN, conditions.length + 2)
