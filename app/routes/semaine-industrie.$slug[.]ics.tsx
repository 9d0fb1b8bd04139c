import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { programmeCalendar } from '~/calendar/public.server'

export const handle = access('calendar.read')
export const headers = sharedHeaders

export const loader = ({ request, params }: LoaderFunctionArgs) => programmeCalendar(request, 'INDUSTRY_WEEK', params.slug)
