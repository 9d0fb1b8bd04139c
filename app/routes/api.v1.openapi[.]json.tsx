import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { publicJson } from '~/api/answers'
import { openApi } from '~/api/openapi'
import { config } from '~/config.server'

export const handle = access('programme.read')
export const headers = sharedHeaders

/** The description of the interface. */
export function loader({ request }: LoaderFunctionArgs) {
  return publicJson(openApi(originOf(request), config().houseName))
}
