import type { ActionFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { collectLead } from '~/shows/leads/commands.server'
import { LeadInput } from '~/shows/leads/schema'

export const handle = access('lead.collect')

/** Takes a contact that waited on a device: 201 kept, 200 was here already, 400 not valid. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'lead.collect')
  const input = LeadInput.safeParse(await request.json().catch(() => null))
  if (!input.success) return Response.json({ fields: input.error.issues.map(({ path }) => path.join('.')) }, { status: 400 })
  const kept = await collectLead(viewer, params.id ?? '', input.data)
  if (!kept.ok) return Response.json({ fields: [kept.reason] }, { status: 400 })
  return Response.json({}, { status: kept.again ? 200 : 201 })
}
