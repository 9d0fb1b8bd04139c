import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { privateCalendarResponse } from '~/calendar/answers.server'
import { calendarFile } from '~/calendar/feed.server'
import { feedByToken } from '~/calendar/feeds.server'
import { personalEvents } from '~/calendar/personal.server'
import type { FeedScope } from '~/calendar/schema'
import { translator } from '~/ui/translator'

export const handle = access('calendar.personal')

/** A person's own calendar, at an address that only they know. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const feed = await feedByToken(params.token ?? '')
  if (!feed) throw notFound()
  const { deadlines = 'EVENT', alarmMinutes = null } = feed.scope as Partial<FeedScope>
  const events = await personalEvents(feed.viewer, { deadlines, alarmMinutes }, originOf(request), feed.locale)
  const text = await calendarFile(translator(feed.locale, 'calendars')('name', { name: feed.viewer.name }), events)
  return privateCalendarResponse(request, text, { name: 'agenda', feedId: feed.id })
}
