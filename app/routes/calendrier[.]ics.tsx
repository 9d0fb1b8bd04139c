import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { sharedHeaders } from '~/access/shared-page'
import { sessionIds } from '~/activities/public-queries.server'
import { searchOf } from '~/activities/search'
import { calendarFile, calendarResponse, feedEvents, programmeEvents } from '~/calendar/feed.server'
import { config } from '~/config.server'
import { translator } from '~/ui/translator'

export const handle = access('calendar.read')
export const headers = sharedHeaders

/** Everything public, or what the filters of the programme page leave of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const origin = originOf(request)
  // Filters are about sessions; the whole calendar has the days of shows and Industry Weeks as well.
  const events = url.search ? await feedEvents({ id: { in: await sessionIds(searchOf(url)) } }, origin) : [...(await programmeEvents({}, origin)), ...(await feedEvents({}, origin))]
  const name = translator(currentRequest()?.locale ?? 'fr', 'pages')('calendarName', { house: config().houseName })
  return calendarResponse(await calendarFile(name, events), { events, name: 'calendrier' })
}
