import { addressOf } from '~/access/origin.server'
import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'

type Told = 'activity.published' | 'activity.changeAccepted'
type Asked = 'activity.sentBack' | 'activity.changeSentBack'
type Why = { sentBy: string | null; change: string }

type About = { id: string; title: string; hostId: string | null }

/**
 * Tells the company: who sent it, if they are still there, else everybody who acts for it. `change` names what happened,
 * so that one answer is told once.
 */
export async function tellCompany(tx: Tx, kind: Told, about: About, why: Why): Promise<void>
export async function tellCompany(tx: Tx, kind: Asked, about: About, why: Why & { reason: string }): Promise<void>
export async function tellCompany(tx: Tx, kind: Told | Asked, { id, title, hostId }: About, { sentBy, change, reason }: Why & { reason?: string }): Promise<void> {
  const address = addressOf(`/entreprise/actions/${id}`).href
  for (const reader of await readersOf(tx, hostId, sentBy)) {
    const locale = reader.locale === 'en' ? 'en' : 'fr'
    const told = reason === undefined ? letterOf(kind as Told, locale, { titre: title }, { address }) : letterOf(kind as Asked, locale, { titre: title, raison: reason }, { address })
    await enqueue(tx, { kind, dedupeKey: `${kind}:${id}:${change}:${reader.id}`, to: reader.email, userId: reader.id, locale, about: { type: 'Activity', id }, ...told })
  }
}

/** Accounts that act for a company: the one that is asked for, or all. */
async function readersOf(tx: Tx, companyId: string | null, userId: string | null) {
  if (!companyId) return []
  const people = await tx.user.findMany({
    where: { erasedAt: null, contacts: { some: { role: 'COMPANY', companyId, endedAt: null, verifiedAt: { not: null } } } }, orderBy: { id: 'asc' }, select: { id: true, email: true, locale: true },
  })
  const sender = people.filter(({ id }) => id === userId)
  return sender.length > 0 ? sender : people
}
