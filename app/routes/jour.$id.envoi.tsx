import type { ActionFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { recordArrival } from '~/arrivals/commands.server'
import { ArrivalInput } from '~/arrivals/schema'

export const handle = access('arrival.record')

/** Takes an arrival that waited on a device: 201 kept, 200 was here already, 400 with the reason why not. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'arrival.record')
  const input = ArrivalInput.safeParse(await request.json().catch(() => null))
  if (!input.success) return Response.json({ fields: input.error.issues.map(({ path }) => path.join('.')) }, { status: 400 })
  const kept = await recordArrival(viewer, params.id ?? '', input.data)
  if (!kept.ok) return Response.json({ reason: kept.reason }, { status: 400 })
  return Response.json({}, { status: kept.again ? 200 : 201 })
}
