import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { sharedHeaders } from '~/access/shared-page'
import { ActivityPage } from '~/activities/components/ActivityPage'
import { publicActivity } from '~/activities/public-queries.server'
import { yearFullOf } from '~/signups/year-limit.server'

export const handle = access('activity.read')
export const headers = sharedHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await publicActivity(params.slug ?? '')
  if (!found) throw notFound()
  return { ...found, yearFull: await yearFullOf(found.sessions.map(({ id }) => id)), origin: originOf(request), now: new Date() }
}

export default function Activity() {
  return <ActivityPage {...useLoaderData<typeof loader>()} />
}
