import { z } from 'zod'
import { Role } from '~/db/generated/enums'

const email = z.string().trim().toLowerCase().pipe(z.email().max(200))

export const Email = z.object({ email })
export const EmailAndPassword = Email.extend({ password: z.string().min(1).max(200) })
export const NewPassword = z.object({ password: z.string().min(12).max(200) })
export const Code = z.object({ code: z.string().trim().min(6).max(30) })

/** Whom staff give a role; the organisation as its number or name, see `inviteByNumber`. */
export const InvitationInput = Email.extend({
  name: z.string().trim().min(1).max(100),
  role: z.enum(Role),
  organisation: z.string().trim().max(140).optional(),
})
export type InvitationInput = z.output<typeof InvitationInput>
