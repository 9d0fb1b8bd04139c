import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { fileAnswer } from '~/db/files.server'
import { quoteFileId } from '~/shows/money/quote-queries.server'

export const handle = access('quote.read')

/** The paper of a quote as it was sent. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = await quoteFileId(await requireViewer(request, 'quote.read'), params.id ?? '')
  return (id && (await fileAnswer(id, request))) || Promise.reject(notFound())
}
