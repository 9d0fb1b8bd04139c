import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { problem, publicJson } from '~/api/answers'
import { activityForPrograms } from '~/api/public.server'

export const handle = access('activity.read')
export const headers = sharedHeaders

/** One activity with its sessions as JSON. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const activity = await activityForPrograms(params.slug ?? '', originOf(request))
  return activity ? publicJson(activity) : problem(404, 'not found')
}
