import type { Activity } from '~/db/generated/client'
import { companyLabel } from '~/directory/company-words'
import { ActivityInput } from './schema'

/** A form of an activity as a browser holds it. */
export type FormValues = Record<string, string | string[] | undefined>

/** An activity as its form shows it: texts, lists of texts, `on` for yes. */
type Named = { name: string; town: string | null; siret: string | null; siren: string }

export function formValuesOf(activity: Activity & { host: Named | null; coHosts: { company: Named }[] }): FormValues {
  const values = { ...activity, price: activity.priceCents / 100, host: activity.host && companyLabel(activity.host), coHosts: activity.coHosts.map(({ company }) => companyLabel(company)) }
  return Object.fromEntries(
    Object.keys(ActivityInput.shape).map((name) => [name, inForm(values[name as keyof typeof values])]),
  )
}

function inForm(value: unknown): string | string[] | undefined {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'boolean') return value ? 'on' : undefined
  return value === null || value === undefined ? undefined : String(value)
}

const isList = (name: string) => name === 'coHosts' || ['audiences', 'levels', 'openTo', 'gear', 'languages', 'approvals'].includes(name)

/** What was typed into the form of an activity, valid or not: to be kept, compared and shown again. */
export function typedForm(fields: FormData): FormValues {
  const texts = (name: string) => fields.getAll(name).filter((value) => typeof value === 'string').map((text) => text.replace(/\r\n/g, '\n'))
  const lines = [...fields.keys()].filter((name) => /^coHosts\[\d+\]$/.test(name)).flatMap(texts).filter((line) => line.trim())
  return Object.fromEntries(Object.keys(ActivityInput.shape).map((name) => [name, name === 'coHosts' ? lines : isList(name) ? texts(name) : texts(name)[0] || undefined]))
}

/** The form as it is sent by a browser, to be read by the schema. */
export function sentForm(values: FormValues): FormData {
  const fields = new FormData()
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) value.forEach((line, index) => fields.append(name === 'coHosts' ? `coHosts[${index}]` : name, line))
    else if (value !== undefined) fields.append(name, value)
  }
  return fields
}
