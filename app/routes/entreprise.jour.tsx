import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { DayList } from '~/arrivals/components/DayList'
import { daySessions, dayAsked } from '~/arrivals/queries.server'

export const handle = access('company.space')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'company.space')
  const { day, today } = dayAsked(request)
  return { day, today, sessions: await daySessions(viewer, day, 'host') }
}

export default function Day() {
  return <DayList {...useLoaderData<typeof loader>()} staff={false} />
}
