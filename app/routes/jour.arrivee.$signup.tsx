import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { sessionOfCode } from '~/arrivals/queries.server'

export const handle = access('arrival.record')

/** Where a scanned code leads: to its group on the page at the door. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'arrival.record')
  const signUp = params.signup ?? ''
  const session = /^[\da-f-]{36}$/i.test(signUp) ? await sessionOfCode(viewer, signUp) : null
  if (!session) throw notFound()
  return redirect(`/jour/${session}?vu=${signUp}#groupe-${signUp}`)
}
