import { z } from 'zod'

const words = (longest: number) => z.string().trim().max(longest).optional()

/** The words of a letter as its form sends them; what a letter must have is for the letter to say. */
export const WordsInput = z.object({
  version: z.coerce.number().int().min(0),
  subject: words(200), text: words(6_000), button: words(60), otherButton: words(60), hello: words(200), sign: words(500),
})
export type WordsInput = z.output<typeof WordsInput>
