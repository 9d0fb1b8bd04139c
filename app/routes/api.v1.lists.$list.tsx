import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { withKey } from '~/api/keyed.server'
import { listAnswer } from '~/lists/answers.server'
import { openList } from '~/lists/catalogue.server'
import { chosen } from '~/lists/list'
import { columnsIn } from '~/lists/names'

export const handle = access('api.keyed')

/** A list as JSON for whoever holds a key of somebody who may see it. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return withKey(request, async (viewer) => {
    const { searchParams } = new URL(request.url)
    const list = await openList(viewer, params.list ?? '', searchParams, currentRequest()?.locale ?? 'fr')
    return listAnswer(chosen(list, columnsIn(searchParams)), 'json', 'fr')
  })
}
