import { z } from 'zod'

export const KeyInput = z.object({ name: z.string().trim().min(1).max(80) })
export type KeyInput = z.output<typeof KeyInput>

/** Of what an address may be told: the first parts of the names of changes in the trail. */
export const topics = ['programme', 'activity', 'session', 'signup', 'approval', 'application', 'assignment', 'quote', 'deadline'] as const

export const WebhookInput = z.object({ address: z.url({ protocol: /^https?$/ }).max(500), topics: z.array(z.enum(topics)).min(1) })
export type WebhookInput = z.output<typeof WebhookInput>
