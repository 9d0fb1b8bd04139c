import { useForm, type DefaultValue, type FieldMetadata, type Submission, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { useEffect, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { formErrorKeys } from './form-errors'

/**
 * A form that checks while one types with the same schema as the server, and shows the server's answer.
 * Before JavaScript has come the browser's own checks stay out of the way: the server answers with our sentences.
 */
export function useHouseForm<Schema extends z.ZodType<unknown, Record<string, unknown>>>(options: {
  schema: Schema
  id: string
  lastResult?: unknown
  defaultValue?: DefaultValue<z.input<Schema>>
}) {
  const { schema, id, lastResult, defaultValue } = options
  return useForm<z.input<Schema>, z.output<Schema>, string[]>({
    id,
    lastResult: (lastResult ?? undefined) as SubmissionResult<string[]> | undefined,
    defaultValue,
    constraint: getZodConstraint(schema),
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => parseWithZod(formData, { schema, error: formErrorKeys }) as Submission<z.input<Schema>, string[], z.output<Schema>>,
  })
}

/** The name of the hidden button by which the library checks a field that was left. */
const checkButton = '__intent__'

/**
 * Sends a form without checking it first when the pressed button says so (`formNoValidate`): half an answer may be kept.
 * The check while one types presses a button of its own that says so too: it is not sent, or each field left would go to the server and the page jump.
 */
export function uncheckedToo(onSubmit: (event: FormEvent<HTMLFormElement>) => void): (event: FormEvent<HTMLFormElement>) => void {
  return (event) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    if (!(submitter instanceof HTMLButtonElement && submitter.formNoValidate && submitter.name !== checkButton)) onSubmit(event)
  }
}

/** What our field components take of a field of the form: names, what was typed, the first error. */
export function fieldProps(field: FieldMetadata<unknown, Record<string, unknown>, string[]>) {
  return {
    id: field.id,
    name: field.name,
    defaultValue: textOf(field.initialValue),
    error: field.errors?.[0],
    required: field.required,
    maxLength: field.maxLength,
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** What a checkbox or a group of them takes: which values were ticked. */
export function choiceProps(field: FieldMetadata<unknown, Record<string, unknown>, string[]>) {
  const initial = field.initialValue
  return {
    id: field.id,
    name: field.name,
    defaultValues: Array.isArray(initial) ? initial.map(String) : typeof initial === 'string' ? [initial] : [],
    error: field.errors?.[0],
    required: field.required,
  }
}

/** True once the browser runs our code: for what only helps with it. */
export function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return hydrated
}
