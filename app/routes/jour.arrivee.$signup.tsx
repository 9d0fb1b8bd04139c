import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { whereCodeLeads } from '~/arrivals/queries.server'

export const handle = access('arrival.find')

/** Where a scanned code leads: at the door to its group, a school to its own class. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'arrival.find')
  const signUp = params.signup ?? ''
  const address = /^[\da-f-]{36}$/i.test(signUp) ? await whereCodeLeads(viewer, signUp) : null
  if (!address) throw notFound()
  return redirect(address)
}

/** Nothing of its own: so that a code that leads nowhere shows the page for what is not there. */
export default function Nowhere() {
  return null
}
