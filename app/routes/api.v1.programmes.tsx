import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { publicJson } from '~/api/answers'
import { programmesForPrograms } from '~/api/public.server'

export const handle = access('programme.read')
export const headers = sharedHeaders

/** Published programmes as JSON. */
export async function loader({ request }: LoaderFunctionArgs) {
  return publicJson(await programmesForPrograms(originOf(request)))
}
