import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { searchOf } from '~/activities/search'
import { publicJson } from '~/api/answers'
import { sessionsForPrograms } from '~/api/public.server'

export const handle = access('programme.read')
export const headers = sharedHeaders

/** Sessions as JSON, filtered as on the programme page. */
export async function loader({ request }: LoaderFunctionArgs) {
  return publicJson(await sessionsForPrograms(searchOf(new URL(request.url)), originOf(request)))
}
