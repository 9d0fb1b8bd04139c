import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { fileAnswer } from '~/db/files.server'
import { scanFileId } from '~/papers/queries.server'

export const handle = access('paper.sign')

/** The signed copy of an agreement, to download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = await scanFileId(await requireViewer(request, 'paper.sign'), params.id ?? '')
  return (id && (await fileAnswer(id, request, 'attachment'))) || Promise.reject(notFound())
}
