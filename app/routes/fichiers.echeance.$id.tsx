import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { fileAnswer } from '~/db/files.server'
import { deadlineFileId } from '~/shows/deadlines/queries.server'

export const handle = access('deadline.file')

/** A file of a deadline: a form to fill in, or one that an exhibitor handed in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'deadline.file')
  const id = await deadlineFileId(viewer, params.id ?? '')
  return (id && (await fileAnswer(id, request, 'attachment'))) || Promise.reject(notFound())
}
