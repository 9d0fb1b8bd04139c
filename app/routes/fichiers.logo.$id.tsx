import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { fileAnswer } from '~/db/files.server'
import { logoFileId } from '~/shows/applications/queries.server'

export const handle = access('application.logo')

/** The logo of an application. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'application.logo')
  const id = await logoFileId(viewer, params.id ?? '')
  return (id && (await fileAnswer(id, request, 'inline'))) || Promise.reject(notFound())
}
