import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { companyLabel } from '~/directory/company-words'
import { findCompanies } from '~/directory/queries.server'

export const handle = access('company.search')

/** Companies that may be meant by what was typed so far. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'company.search')
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 120)
  const { companies } = q.trim().length < 2 ? { companies: [] } : await findCompanies(viewer, q, { limit: 12 })
  return Response.json({ suggestions: companies.map(companyLabel) })
}
