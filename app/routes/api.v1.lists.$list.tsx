import type { LoaderFunctionArgs } from '@remix-run/node'
import { limited } from '~/access/limits.server'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { problem } from '~/api/answers'
import { viewerOfKey } from '~/api/keys.server'
import { listAnswer } from '~/lists/answers.server'
import { openList } from '~/lists/catalogue.server'
import { chosen } from '~/lists/list'
import { columnsIn } from '~/lists/names'

export const handle = access('api.keyed')

/** A list as JSON for whoever holds a key of somebody who may see it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const wait = await limited('keyByAddress', currentRequest()?.address ?? '')
  if (wait) return problem(429, 'too many requests', { 'Retry-After': String(wait) })
  const viewer = await viewerOfKey(request.headers)
  if (!viewer) return problem(401, 'a key is needed', { 'WWW-Authenticate': 'Bearer' })
  const { searchParams } = new URL(request.url)
  const list = await openList(viewer, params.list ?? '', searchParams, currentRequest()?.locale ?? 'fr').catch(refusal)
  return list instanceof Response ? problem(404, 'not found') : listAnswer(chosen(list, columnsIn(searchParams)), 'json', 'fr')
}

function refusal(thrown: unknown): Response {
  if (thrown instanceof Response && thrown.status === 404) return thrown
  throw thrown
}
