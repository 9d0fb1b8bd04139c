import type { Viewer } from '~/access/viewer.server'
import { companyByText } from '~/directory/queries.server'
import type { Hosts } from './commands.server'
import type { ActivityInput } from './schema'

/**
 * The companies that the lines of a form mean. Gives the errors of its fields where a line means nobody, or several:
 * `host`, `coHosts[0]`, …
 */
export async function hostsOf(viewer: Viewer, { host, coHosts }: Pick<ActivityInput, 'host' | 'coHosts'>): Promise<{ ok: true; hosts: Hosts } | { ok: false; errors: Record<string, string[]> }> {
  const lines: [string, string][] = [...(host ? [['host', host] as [string, string]] : []), ...coHosts.map((line, index): [string, string] => [`coHosts[${index}]`, line])]
  const errors: Record<string, string[]> = {}
  const found = new Map<string, string>()
  for (const [field, line] of lines) {
    const company = await companyByText(viewer, line)
    if (company.ok) found.set(field, company.id)
    else errors[field] = [company.details ? `${company.reason}|${company.details.n}|${company.details.list}` : company.reason]
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, hosts: { hostId: found.get('host') ?? null, coHostIds: [...found].filter(([field]) => field !== 'host').map(([, id]) => id) } }
}
