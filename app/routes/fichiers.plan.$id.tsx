import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { fileAnswer } from '~/db/files.server'
import { backgroundFileId } from '~/shows/plan/plan-files.server'

export const handle = access('plan.read')

/** The organiser's plan under a hall's drawing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'plan.read')
  const id = await backgroundFileId(viewer, params.id ?? '')
  return (id && (await fileAnswer(id, request))) || Promise.reject(notFound())
}
