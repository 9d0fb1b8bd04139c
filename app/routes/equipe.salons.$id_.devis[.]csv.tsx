import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { quoteListFile } from '~/lists/quote-list.server'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return quoteListFile(await requireViewer(request, 'show.manage'), params.id ?? '', currentRequest()?.locale ?? 'fr')
}
