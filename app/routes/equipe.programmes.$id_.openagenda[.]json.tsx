import type { LoaderFunctionArgs } from '@remix-run/node'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { agendaOf } from '~/label/agenda.server'

export const handle = access('activity.manage')

/** The published activities of an edition for the national agenda. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug, events } = await agendaOf(await requireViewer(request, 'activity.manage'), params.id ?? '', originOf(request))
  return new Response(`${JSON.stringify(events, null, 2)}\n`, { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="openagenda-${slug}.json"` } })
}
