import { z } from 'zod'
import { Level, TransportMode, TransportPayer } from '~/db/generated/enums'

const text = (longest: number) => z.string().trim().max(longest)

/** What a school says of a class that comes: counts and needs, never a pupil's name. Shared by form and server. */
const party = {
  level: z.enum(Level),
  className: text(40).optional(),
  pupils: z.number().int().min(1).max(500),
  adults: z.number().int().min(0).max(100),
  stepFree: z.number().int().min(0).max(500).default(0),
  stepFreeAcknowledged: z.boolean().default(false),
  otherNeeds: z.number().int().min(0).max(500).optional(),
  needs: text(500).optional(),
  contactPhone: text(30).regex(/^\+?[\d\s().-]{6,}$/, 'phone').optional(),
}

type Party = { pupils: number; adults: number; stepFree: number; otherNeeds?: number }
const stepFreeWithinParty = ({ pupils, adults, stepFree }: Party) => stepFree <= pupils + adults
const atStepFree = { path: ['stepFree'], message: 'stepFreeAboveParty' }
const needsWithinParty = ({ pupils, adults, otherNeeds }: Party) => (otherNeeds ?? 0) <= pupils + adults
const atNeeds = { path: ['otherNeeds'], message: 'stepFreeAboveParty' }

/** How the class comes, for how much and at whose cost, as far as it is known. The cost in euros. */
const transport = {
  transportMode: z.enum(TransportMode).optional(),
  transportCost: z.number().min(0).max(100_000).optional(),
  transportPayer: z.enum(TransportPayer).optional(),
  transportNotes: text(500).optional(),
}

/** A class books a session. `formKey` comes with the form, so that one sent twice is one sign-up. */
export const ClassSignUp = z
  .object({ sessionId: z.uuid(), schoolId: z.uuid().optional(), ...party, ...transport, formKey: z.string().min(8).max(64) })
  .refine(stepFreeWithinParty, atStepFree)
  .refine(needsWithinParty, atNeeds)
export type ClassSignUp = z.output<typeof ClassSignUp>
export type ClassSignUpInput = z.input<typeof ClassSignUp>

/** A booked class changes its numbers or needs; `version` is the one that the form showed. */
export const ClassChanges = z
  .object({ version: z.number().int().min(0), ...party })
  .refine(stepFreeWithinParty, atStepFree)
  .refine(needsWithinParty, atNeeds)
export type ClassChanges = z.output<typeof ClassChanges>

/** How a booked class comes, said later; `version` is the one that the form showed. */
export const TransportChanges = z.object({ version: z.number().int().min(0), ...transport })
export type TransportChanges = z.output<typeof TransportChanges>

/** Calling off a booking. */
export const Cancellation = z.object({ reason: text(300).optional() })

/** An authority decides; refusing wants words. */
export const Decision = z
  .object({ approvalId: z.uuid(), decision: z.enum(['GIVEN', 'REFUSED']), reason: text(500).optional() })
  .refine(({ decision, reason }) => decision === 'GIVEN' || !!reason, { path: ['reason'], message: 'required' })
export type Decision = z.output<typeof Decision>

/** What may change of a session. Instants, not local times. */
export const SessionChanges = z.object({
  sessionId: z.uuid(),
  version: z.number().int().min(0),
  startsAt: z.date(),
  endsAt: z.date(),
  seats: z.number().int().min(0).max(100_000),
  note: text(1000).nullish(),
  signUpClosesAt: z.date().nullish(),
})
export type SessionChanges = z.output<typeof SessionChanges>
