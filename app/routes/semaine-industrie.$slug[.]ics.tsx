import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { sharedHeaders } from '~/access/shared-page'
import { publicProgramme } from '~/activities/public-queries.server'
import { calendarFile, calendarResponse, feedEvents, programmeEvents } from '~/calendar/feed.server'

export const handle = access('calendar.read')
export const headers = sharedHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await publicProgramme('INDUSTRY_WEEK', params.slug ?? '')
  if (!found) throw notFound()
  const { id, title, slug } = found.programme
  const origin = originOf(request)
  const events = [...(await programmeEvents({ id }, origin)), ...(await feedEvents({ activity: { programmeId: id } }, origin))]
  return calendarResponse(await calendarFile(title, events), { events, name: slug })
}
