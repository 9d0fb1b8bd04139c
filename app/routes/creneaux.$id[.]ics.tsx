import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { sharedHeaders } from '~/access/shared-page'
import { calendarFile, calendarResponse, feedEvents } from '~/calendar/feed.server'

export const handle = access('calendar.read')
export const headers = sharedHeaders

/** One session alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const events = await feedEvents({ id: params.id ?? '' }, originOf(request))
  const [event] = events
  if (!event) throw notFound()
  return calendarResponse(await calendarFile(event.title, events), { events, name: `creneau-${params.id}` })
}
