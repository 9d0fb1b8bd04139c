import { data } from '@remix-run/node'
import { db } from '~/db/client.server'
import type { Ability, RoleName } from './policy-table'
import { inOrder } from './spaces'
import { readToast } from './toast.server'
import { requireViewer, type Viewer } from './viewer.server'

/** What the frame of a signed-in space shows: whose it is, which roles they have, and what was just done. */
export async function spaceFrame(request: Request, ability: Ability) {
  const viewer = await requireViewer(request, ability)
  const { toast, headers } = await readToast(request)
  return data({ person: viewer.name || viewer.email, toast, spaces: inOrder(viewer.roles) }, { headers })
}

/** The spaces of a person, each with the names of the organisations for which they act there. */
export async function spacesOf(viewer: Viewer): Promise<{ role: RoleName; organisations: string[] }[]> {
  const contacts = await db().contact.findMany({
    where: { userId: viewer.userId ?? '', endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { role: true, academie: true, school: { select: { name: true } }, company: { select: { name: true } }, partner: { select: { name: true } } },
  })
  return inOrder(contacts.map(({ role }) => role)).map((role) => ({
    role,
    organisations: contacts.filter((contact) => contact.role === role)
      .map(({ school, company, partner, academie }) => (school ?? company ?? partner)?.name ?? academie).filter((name) => name !== null),
  }))
}
