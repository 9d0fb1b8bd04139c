import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { signOut } from '~/access/sign-in.server'

export const handle = access('session.signOut')

export function loader() {
  throw notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  return redirect('/', { headers: await signOut(request) })
}
