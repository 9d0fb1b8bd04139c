import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { listAnswer } from '~/lists/answers.server'
import { openList } from '~/lists/catalogue.server'
import { chosen } from '~/lists/list'
import { columnsIn, formats } from '~/lists/names'

export const handle = access('list.read')

/** A list as a file in the format that the address names. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'list.read')
  const { searchParams } = new URL(request.url)
  const language = currentRequest()?.locale ?? 'fr'
  const list = await openList(viewer, params.list ?? '', searchParams, language)
  const format = formats.find((one) => one === searchParams.get('format'))
  if (!format || (format === 'emargement' && !list.toSign)) throw notFound()
  return listAnswer(chosen(list, columnsIn(searchParams), format === 'emargement'), format, language)
}
