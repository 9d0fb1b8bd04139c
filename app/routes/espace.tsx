import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { homeOf } from '~/access/sign-in.server'
import { requireViewer } from '~/access/viewer.server'

export const handle = access('account.own')

/** «Mon espace» is the same link for everyone, so that public pages are the same for everyone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  if (viewer.secondFactor === 'toSetUp') throw redirect('/compte')
  throw redirect(homeOf(viewer))
}
