import { z } from 'zod'
import { MOST_PERSONS } from './individuals-rules'

const persons = z.number().int().min(1).max(MOST_PERSONS)

/** Somebody signs up for themselves and others. Nothing else is asked for. */
export const PersonSignUp = z.object({
  sessionId: z.uuid(),
  name: z.string().trim().min(1).max(80),
  mail: z.email().max(200).transform((mail) => mail.toLowerCase()),
  persons,
})
export type PersonSignUp = z.output<typeof PersonSignUp>

/** They come with more or fewer; `version` is the one that the form showed. */
export const PersonChanges = z.object({ version: z.number().int().min(0), persons })
export type PersonChanges = z.output<typeof PersonChanges>
