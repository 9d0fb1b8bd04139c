import { data } from '@remix-run/node'
import type { Ability } from './policy-table'
import { readToast } from './toast.server'
import { requireViewer } from './viewer.server'

/** What the frame of a signed-in space shows: whose it is, and what was just done. */
export async function spaceFrame(request: Request, ability: Ability) {
  const viewer = await requireViewer(request, ability)
  const { toast, headers } = await readToast(request)
  return data({ person: viewer.name || viewer.email, toast }, { headers })
}
