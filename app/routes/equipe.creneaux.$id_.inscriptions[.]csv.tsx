import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { sessionListFile } from '~/lists/session-list.server'

export const handle = access('signup.export')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.export')
  return sessionListFile(viewer, params.id ?? '', currentRequest()?.locale ?? 'fr')
}
