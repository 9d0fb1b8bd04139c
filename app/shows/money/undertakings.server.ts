import type { Tx } from '~/db/client.server'
import { dateOnly } from '~/ui/time'
import type { GrantFact } from './de-minimis'

export type Member = { id: string; siren: string; name: string; undertakingId: string | null }
/** Companies that count as one: same SIREN, or linked in an undertaking, through however many steps. */
export type Group = { key: string; members: Member[] }

/** The groups of these companies. `key`, the smallest SIREN of a group, is the same for whoever asks. */
export async function groupsOf(tx: Tx, companyIds: string[]): Promise<Group[]> {
  const found = new Map<string, Member>()
  let fresh = await members(tx, { id: { in: companyIds } })
  while (fresh.length > 0) {
    for (const member of fresh) found.set(member.id, member)
    const undertakings = fresh.flatMap(({ undertakingId }) => undertakingId ?? [])
    const linked = await members(tx, { OR: [{ siren: { in: fresh.map(({ siren }) => siren) } }, { undertakingId: { in: undertakings } }] })
    fresh = linked.filter(({ id }) => !found.has(id))
  }
  return joined([...found.values()])
}

const members = (tx: Tx, where: NonNullable<Parameters<Tx['company']['findMany']>[0]>['where']): Promise<Member[]> =>
  tx.company.findMany({ where, select: { id: true, siren: true, name: true, undertakingId: true } })

/** Puts together whoever shares a SIREN or an undertaking. */
export function joined(all: Member[]): Group[] {
  const parent = new Map<string, string>()
  const top = (node: string): string => {
    const up = parent.get(node) ?? node
    return up === node ? node : top(up)
  }
  for (const { siren, undertakingId } of all) if (undertakingId) parent.set(top(`siren ${siren}`), top(`undertaking ${undertakingId}`))
  const groups = new Map<string, Member[]>()
  for (const member of all) {
    const key = top(`siren ${member.siren}`)
    groups.set(key, [...(groups.get(key) ?? []), member])
  }
  return [...groups.values()].map((list) => ({ key: list.map(({ siren }) => siren).sort()[0] ?? '', members: list.sort((one, other) => one.name.localeCompare(other.name, 'fr')) }))
}

/** The grants that count for a group: all that were not cancelled, of whatever grantor. */
export async function countedGrants(tx: Tx, companyIds: string[]): Promise<(GrantFact & { companyId: string })[]> {
  const rows = await tx.aidGrant.findMany({ where: { companyId: { in: companyIds }, cancelledAt: null }, select: { companyId: true, grantedOn: true, amountCents: true } })
  return rows.map(({ companyId, grantedOn, amountCents }) => ({ companyId, grantedOn: dateOnly(grantedOn), amountCents }))
}

/**
 * Waits for whoever else grants to the same undertaking, and keeps companies from being linked meanwhile; until the end of the
 * transaction. What is counted must be read after this.
 */
export async function lockGroupOf(tx: Tx, companyId: string): Promise<Group> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('aid ledger', 0))`
  const [group] = await groupsOf(tx, [companyId])
  if (!group) throw new Error('no such company')
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`aid of ${group.key}`}, 0))`
  return group
}

/** Keeps everybody from granting while companies are linked or taken apart. */
export async function lockLinks(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('aid ledger', 0))`
}
