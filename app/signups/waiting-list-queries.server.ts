/** What staff read of a session's offers. */
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** The offers that were made for a session, newest first, with who made them past the others and why. Staff alone. */
export async function offersOf(viewer: Viewer, sessionId: string) {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  const offers = await db().seatOffer.findMany({
    where: { signUp: { sessionId } }, orderBy: { createdAt: 'desc' }, take: 100,
    select: {
      id: true, createdAt: true, until: true, outcome: true, answeredAt: true, byId: true, reason: true,
      signUp: { select: { className: true, contactName: true, kind: true, pupils: true, adults: true, school: { select: { name: true } } } },
    },
  })
  const people = await db().user.findMany({ where: { id: { in: offers.flatMap(({ byId }) => byId ?? []) } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return offers.map(({ byId, ...offer }) => ({ ...offer, by: byId && (names.get(byId) ?? null) }))
}
