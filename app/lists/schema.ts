import { z } from 'zod'
import { ListSchedule } from '~/db/generated/enums'

export const ViewInput = z.object({ name: z.string().trim().min(1, 'required').max(80), schedule: z.enum(ListSchedule).default('NEVER') })
export type ViewInput = z.output<typeof ViewInput>
