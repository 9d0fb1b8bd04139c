import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { sharedHeaders } from '~/access/shared-page'
import { ProgrammePage } from '~/activities/components/ProgrammePage'
import { publicProgramme } from '~/activities/public-queries.server'

export const handle = access('programme.read')
export const headers = sharedHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await publicProgramme('INDUSTRY_WEEK', params.slug ?? '')
  if (!found) throw notFound()
  return { ...found, origin: originOf(request) }
}

export default function Programme() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} />
}
