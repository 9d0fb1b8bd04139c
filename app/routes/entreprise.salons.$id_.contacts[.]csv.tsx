import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { leadListFile } from '~/lists/lead-list.server'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return leadListFile(await requireViewer(request, 'show.exhibit'), params.id ?? '', currentRequest()?.locale ?? 'fr')
}
