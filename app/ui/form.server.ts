import { data } from '@remix-run/node'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Submission, SubmissionResult } from '@conform-to/react'
import type { z } from 'zod'
import { formErrorKeys } from './form-errors'

type FieldErrors = Record<string, string[]>

/** What an action answers when the form comes back: with status 400, all that was typed, and what is wrong. */
export type FormReply = ReturnType<typeof data<SubmissionResult<string[]>>>

export type ParsedForm<Value> =
  | { ok: true; value: Value; reply(fieldErrors?: FieldErrors, formErrors?: string[]): FormReply }
  | { ok: false; reply(fieldErrors?: FieldErrors, formErrors?: string[]): FormReply }

/** Reads a submitted form with the schema that the page itself uses. Errors are keys of the namespace `errors`. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ParsedForm<z.output<Schema>>> {
  return parseFormData(await request.formData(), schema)
}

/** As `parseForm`, for a form whose fields were already read. */
export function parseFormData<Schema extends z.ZodType>(
  fields: FormData,
  schema: Schema,
): ParsedForm<z.output<Schema>> {
  const submission = parseWithZod(fields, { schema, error: formErrorKeys }) as Submission<unknown, string[], z.output<Schema>>
  const reply = (fieldErrors?: FieldErrors, formErrors?: string[]) =>
    data(submission.reply({ fieldErrors, formErrors }), { status: 400 })
  return submission.status === 'success' ? { ok: true, value: submission.value, reply } : { ok: false, reply }
}

/** What was typed, field by field, as text: to be kept before it holds. Files and the fields named are left out. */
export function typedFields(fields: FormData, without: readonly string[]): Record<string, string | string[]> {
  const names = [...new Set(fields.keys())].filter((name) => !without.includes(name))
  return Object.fromEntries(names.map((name) => {
    const values = fields.getAll(name).filter((value) => typeof value === 'string')
    return [name, values.length > 1 ? values : (values[0] ?? '')]
  }))
}
