import { z } from 'zod'
import { PriorityEducation } from '~/db/generated/enums'

/** What counts for fairness between schools and staff may set. */
export const SchoolFacts = z.object({ priorityEducation: z.enum(PriorityEducation), rural: z.literal('oui').transform(() => true).optional() })
export type SchoolFacts = z.output<typeof SchoolFacts>
