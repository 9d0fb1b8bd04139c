import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { centsOf } from '~/ui/money'
import { fromDateOnly, todayIn } from '~/ui/time'
import { DE_MINIMIS_CENTS, fullestWindow, LEGAL_BASIS, roomState } from './de-minimis'
import type { GrantInput, SubsidyInput } from './schema'
import { countedGrants, groupsOf, lockGroupOf, lockLinks } from './undertakings.server'

export type Grant = { companyId: string; amountCents: number; grantedOn: string; grantor: string; declared?: boolean; note?: string; programmeId?: string | null; ruleId?: string | null; quoteId?: string | null }

/** `sum`: cents that the fullest three years would hold with the grant. */
export type OverCeiling = Refused<'deMinimis'> & { details: { sum: number; room: number } }

/**
 * Writes a grant into the ledger, unless three years that hold it would pass the ceiling. Aid of others that a company declares is
 * a fact and is always written: it leaves no room, or less, for what we grant.
 */
export async function recordGrant(tx: Tx, viewer: Viewer, grant: Grant): Promise<{ ok: true; id: string; state: 'free' | 'near' | 'over' } | OverCeiling> {
  const group = await lockGroupOf(tx, grant.companyId)
  const before = await countedGrants(tx, group.members.map(({ id }) => id))
  const { cents } = fullestWindow(before, grant)
  if (cents > DE_MINIMIS_CENTS && !grant.declared) {
    const room = Math.max(0, DE_MINIMIS_CENTS - (cents - grant.amountCents))
    return { ...refused('deMinimis'), details: { sum: cents, room } }
  }
  const { companyId, amountCents, grantor, declared = false, note = '', programmeId = null, ruleId = null, quoteId = null } = grant
  const undertakingId = group.members.find(({ id }) => id === companyId)?.undertakingId ?? null
  // The rule may have been taken away since the quote was sent; the grant stands by itself.
  const rule = ruleId ? await tx.subsidyRule.findUnique({ where: { id: ruleId }, select: { id: true } }) : null
  const { id } = await tx.aidGrant.create({
    data: { companyId, undertakingId, programmeId, amountCents, grantedOn: fromDateOnly(grant.grantedOn), grantor, legalBasis: LEGAL_BASIS, declared, note, ruleId: rule?.id ?? null, quoteId }, select: { id: true },
  })
  await audit(tx, viewer, declared ? 'aid.declared' : 'aid.granted', { type: 'AidGrant', id }, { companyId, amountCents, grantedOn: grant.grantedOn, sumCents: cents })
  return { ok: true, id, state: roomState(cents) }
}

/** Staff enter a grant, or aid of others that a company declares. Refuses a day to come, and what passes de minimis. */
export async function addGrant(viewer: Viewer, companyId: string, input: GrantInput, programmeId: string | null = null): Promise<Awaited<ReturnType<typeof recordGrant>> | Refused<'dayToCome'>> {
  if (input.grantedOn > todayIn()) return refused('dayToCome')
  return transaction((tx) => recordGrant(tx, viewer, { companyId, amountCents: centsOf(input.amount), grantedOn: input.grantedOn, grantor: input.grantor, declared: input.declared, note: input.note, programmeId }))
}

/** Cancels a grant with its reason; it stays in the ledger and counts no more. */
export async function cancelGrant(viewer: Viewer, grantId: string, reason: string): Promise<{ ok: true }> {
  await transaction((tx) => cancelGrants(tx, viewer, { id: grantId }, reason).then((count) => { if (count === 0) throw notFound() }))
  return { ok: true }
}

/** Cancels those grants that still stand; gives how many. */
export async function cancelGrants(tx: Tx, viewer: Viewer, which: { id: string } | { quoteId: string }, reason: string): Promise<number> {
  const standing = await tx.aidGrant.findMany({ where: { ...which, cancelledAt: null }, select: { id: true, amountCents: true } })
  for (const { id, amountCents } of standing) {
    await tx.aidGrant.update({ where: { id }, data: { cancelledAt: new Date(), cancelReason: reason } })
    await audit(tx, viewer, 'aid.cancelled', { type: 'AidGrant', id }, { amountCents })
  }
  return standing.length
}

/** Makes two companies, and whoever was linked with either, one single undertaking. Gives the sum's state as it is then. */
export async function linkCompanies(viewer: Viewer, companyId: string, otherId: string): Promise<{ ok: true } | Refused<'alreadyLinked'>> {
  return transaction(async (tx) => {
    await lockLinks(tx)
    const groups = await groupsOf(tx, [companyId, otherId])
    if (groups.length < 2) return refused('alreadyLinked')
    const all = groups.flatMap(({ members }) => members)
    const own = all.find(({ id }) => id === companyId)
    if (!own || !all.some(({ id }) => id === otherId)) throw notFound()
    const undertakingId = own.undertakingId ?? (await tx.undertaking.create({ data: { name: own.name }, select: { id: true } })).id
    await tx.company.updateMany({ where: { id: { in: all.map(({ id }) => id) } }, data: { undertakingId } })
    await audit(tx, viewer, 'undertaking.linked', { type: 'Undertaking', id: undertakingId }, { companyId, otherId, companies: all.length })
    return { ok: true }
  })
}

/** Takes a company, with the sites that share its SIREN, out of its undertaking. */
export async function unlinkCompany(viewer: Viewer, companyId: string): Promise<void> {
  await transaction(async (tx) => {
    await lockLinks(tx)
    const company = await tx.company.findUnique({ where: { id: companyId }, select: { siren: true, undertakingId: true } })
    if (!company?.undertakingId) throw notFound()
    await tx.company.updateMany({ where: { siren: company.siren }, data: { undertakingId: null } })
    await audit(tx, viewer, 'undertaking.unlinked', { type: 'Undertaking', id: company.undertakingId }, { companyId })
  })
}

/** Adds a subsidy rule to a show, or saves one. Quotes that were counted keep their amounts until they are counted again. */
export async function saveSubsidy(viewer: Viewer, showId: string, ruleId: string | null, input: SubsidyInput): Promise<{ ok: true; id: string }> {
  return transaction(async (tx) => {
    const { name, grantor, eligibleCodes, companySizes, deMinimis } = input
    const row = {
      name, grantor, eligibleCodes, companySizes, deMinimis, rateBp: Math.round(input.rate * 100), ceilingCents: centsOf(input.ceiling),
      firstN: input.firstN ?? null, evidence: input.evidence ?? null, claimBy: input.claimBy ? fromDateOnly(input.claimBy) : null,
    }
    if (ruleId) {
      const { count } = await tx.subsidyRule.updateMany({ where: { id: ruleId, showId }, data: row })
      if (count === 0) throw notFound()
    }
    const id = ruleId ?? (await tx.subsidyRule.create({ data: { ...row, showId }, select: { id: true } })).id
    await audit(tx, viewer, 'subsidy.saved', { type: 'SubsidyRule', id }, { showId, rateBp: row.rateBp, ceilingCents: row.ceilingCents })
    return { ok: true, id }
  })
}

/** Takes a rule away; quotes and grants that came from it stay as they are. */
export async function removeSubsidy(viewer: Viewer, showId: string, ruleId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.subsidyRule.deleteMany({ where: { id: ruleId, showId } })
    if (count) await audit(tx, viewer, 'subsidy.removed', { type: 'SubsidyRule', id: ruleId }, { showId })
  })
}
