import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { planFile } from '~/shows/plan/plan-print.server'

export const handle = access('show.manage')

/** The plan of a show on paper, to scale, with every name. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return planFile(await requireViewer(request, 'show.manage'), { id: params.id ?? '' }, new URL(request.url).searchParams, currentRequest()?.locale ?? 'fr')
}
