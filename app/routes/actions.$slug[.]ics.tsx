import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { sharedHeaders } from '~/access/shared-page'
import { publicActivity } from '~/activities/public-queries.server'
import { calendarFile, calendarResponse, feedEvents } from '~/calendar/feed.server'

export const handle = access('calendar.read')
export const headers = sharedHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await publicActivity(params.slug ?? '')
  if (!found) throw notFound()
  const { id, title, slug } = found.activity
  const events = await feedEvents({ activityId: id }, originOf(request))
  return calendarResponse(await calendarFile(title, events), { events, name: slug })
}
