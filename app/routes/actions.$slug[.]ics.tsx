import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { activityCalendar } from '~/calendar/public.server'

export const handle = access('calendar.read')
export const headers = sharedHeaders

export const loader = ({ request, params }: LoaderFunctionArgs) => activityCalendar(request, params.slug)
