import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { applicationListFile } from '~/lists/application-list.server'
import { ApplicationFilter } from '~/shows/applications/schema'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const filter = ApplicationFilter.parse(Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== '')))
  return applicationListFile(await requireViewer(request, 'show.manage'), params.id ?? '', filter, currentRequest()?.locale ?? 'fr')
}
