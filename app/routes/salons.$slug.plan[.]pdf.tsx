import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { planFile } from '~/shows/plan/plan-print.server'

export const handle = access('programme.read')

/** The public plan of a show on paper, to scale. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return planFile(null, { slug: params.slug ?? '' }, new URL(request.url).searchParams, currentRequest()?.locale ?? 'fr')
}
