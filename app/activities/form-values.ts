import type { Activity } from '~/db/generated/client'
import { companyLabel } from '~/directory/company-words'
import { ActivityInput } from './schema'

/** An activity as its form shows it: texts, lists of texts, `on` for yes. */
type Named = { name: string; town: string | null; siret: string | null; siren: string }

export function formValuesOf(activity: Activity & { host: Named | null; coHosts: { company: Named }[] }): Record<string, string | string[] | undefined> {
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
