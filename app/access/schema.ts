import { z } from 'zod'

const email = z.string().trim().toLowerCase().pipe(z.email().max(200))

export const Email = z.object({ email })
export const EmailAndPassword = Email.extend({ password: z.string().min(1).max(200) })
export const NewPassword = z.object({ password: z.string().min(12).max(200) })
export const Code = z.object({ code: z.string().trim().min(6).max(30) })
