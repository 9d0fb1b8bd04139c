/** The calendars that everyone may follow: all there is, what the filters of the programme page leave, a programme, an activity, one session. */
import { sessionIds } from '~/activities/public-queries.server'
import { addressOf, searchOf } from '~/activities/search'
import { notFound } from '~/access/responses.server'
import { originOf } from '~/access/origin.server'
import { currentRequest } from '~/access/request.server'
import { config } from '~/config.server'
import { db } from '~/db/client.server'
import type { ProgrammeKind } from '~/db/generated/enums'
import { translator } from '~/ui/translator'
import { calendarResponse } from './answers.server'
import { calendarFile, feedEvents, programmeEvents, publicActivities } from './feed.server'

/** Everything public, or what the filters of the programme page leave of it. */
export async function programmePageCalendar(request: Request): Promise<Response> {
  const origin = originOf(request)
  const search = searchOf(new URL(request.url))
  // Filters are about sessions; the whole calendar has the days of shows and Industry Weeks as well.
  const filtered = addressOf(search, { vue: undefined, mois: undefined }) !== ''
  const events = filtered ? await feedEvents({ sessionIds: await sessionIds(search) }, origin) : [...(await programmeEvents({}, origin)), ...(await feedEvents('all', origin))]
  const name = translator(currentRequest()?.locale ?? 'fr', 'pages')('calendarName', { house: config().houseName })
  return calendarResponse(request, await calendarFile(name, events), 'calendrier')
}

/** The days of a programme and all its sessions. */
export async function programmeCalendar(request: Request, kind: ProgrammeKind, slug = ''): Promise<Response> {
  const found = await db().programme.findFirst({ where: { kind, slug, publishedAt: { not: null } }, select: { id: true, title: true } })
  if (!found) throw notFound()
  const origin = originOf(request)
  const events = [...(await programmeEvents({ id: found.id }, origin)), ...(await feedEvents({ programmeId: found.id }, origin))]
  return calendarResponse(request, await calendarFile(found.title, events), slug)
}

/** The sessions of an activity. */
export async function activityCalendar(request: Request, slug = ''): Promise<Response> {
  const found = await db().activity.findFirst({ where: { AND: [publicActivities, { slug }] }, select: { id: true, title: true } })
  if (!found) throw notFound()
  const events = await feedEvents({ activityId: found.id }, originOf(request))
  return calendarResponse(request, await calendarFile(found.title, events), slug)
}

/** One session alone. */
export async function sessionCalendar(request: Request, id = ''): Promise<Response> {
  const events = await feedEvents({ sessionIds: [id] }, originOf(request))
  const [event] = events
  if (!event) throw notFound()
  return calendarResponse(request, await calendarFile(event.title, events), `creneau-${id}`)
}
