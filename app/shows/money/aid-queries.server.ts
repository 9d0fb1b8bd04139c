import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { dateOnly, todayIn } from '~/ui/time'
import { DE_MINIMIS_CENTS, roomState, windowSum } from './de-minimis'
import { countedGrants, groupsOf } from './undertakings.server'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The show's subsidy rules, and the codes of its price list that a rule may name. */
export async function subsidyRules(_viewer: Viewer, showId: string) {
  const [rules, prices] = await Promise.all([
    db().subsidyRule.findMany({ where: { showId }, orderBy: { id: 'asc' } }),
    db().priceItem.findMany({ where: { showId }, orderBy: [{ unit: 'asc' }, { code: 'asc' }], distinct: ['code'], select: { code: true, label: true } }),
  ])
  return { rules: rules.map((rule) => ({ ...rule, claimBy: rule.claimBy ? dateOnly(rule.claimBy) : null })), prices }
}

/** The ledger by single undertaking: exhibitors of the show and whoever has aid that counts; the fullest first. Amounts in cents. */
export async function showLedger(_viewer: Viewer, showId: string, now = new Date()) {
  const today = todayIn(undefined, now)
  const [exhibitors, aided] = await Promise.all([
    db().application.findMany({ where: { showId, state: 'ACCEPTED' }, select: { companyId: true } }),
    db().aidGrant.findMany({ distinct: ['companyId'], select: { companyId: true } }),
  ])
  const groups = await groupsOf(db(), [...new Set([...exhibitors, ...aided].map(({ companyId }) => companyId))])
  const grants = await countedGrants(db(), groups.flatMap(({ members }) => members.map(({ id }) => id)))
  const own = new Set([...exhibitors, ...aided].map(({ companyId }) => companyId))
  const rows = groups.map(({ key, members }) => {
    const ids = new Set(members.map(({ id }) => id))
    const { cents } = windowSum(grants.filter(({ companyId }) => ids.has(companyId)), today)
    const head = members.find(({ id }) => own.has(id)) ?? members[0]
    return { key, companyId: head?.id ?? '', name: head?.name ?? '', companies: members.length, cents, room: Math.max(0, DE_MINIMIS_CENTS - cents), state: roomState(cents) }
  })
  return { groups: rows.sort((one, other) => other.cents - one.cents || one.name.localeCompare(other.name, 'fr')) }
}

/** The grants behind `showLedger`, by undertaking, company and day; amounts in cents. */
export async function ledgerRows(_viewer: Viewer, showId: string) {
  const exhibitors = await db().application.findMany({ where: { showId, state: 'ACCEPTED' }, select: { companyId: true } })
  const groups = await groupsOf(db(), exhibitors.map(({ companyId }) => companyId))
  const undertakings = new Map(groups.flatMap(({ members }) => members.map(({ id }) => [id, members[0]?.name ?? ''] as const)))
  const rows = await db().aidGrant.findMany({
    where: { companyId: { in: [...undertakings.keys()] } }, orderBy: [{ grantedOn: 'asc' }, { createdAt: 'asc' }],
    include: { company: { select: { name: true, siren: true } }, programme: { select: { title: true } } },
  })
  return rows
    .map(({ company: { name, siren }, programme, ...grant }) => ({ ...grant, undertaking: undertakings.get(grant.companyId) ?? name, company: name, siren, programme: programme?.title ?? null }))
    .sort((one, other) => one.undertaking.localeCompare(other.undertaking, 'fr') || one.company.localeCompare(other.company, 'fr'))
}

/** One company's ledger with all that counts together with it; staff any, a company its own; null for anybody else. */
export async function companyAid(viewer: Viewer, companyId: string, now = new Date()) {
  if (!viewer.roles.includes('STAFF') && !viewer.companyIds.includes(companyId)) return null
  const [group] = await groupsOf(db(), [companyId])
  const company = group?.members.find(({ id }) => id === companyId)
  if (!group || !company) return null
  const today = todayIn(undefined, now)
  const ids = group.members.map(({ id }) => id)
  const rows = await db().aidGrant.findMany({ where: { companyId: { in: ids } }, orderBy: [{ grantedOn: 'desc' }, { createdAt: 'desc' }], include: { company: { select: { name: true } }, programme: { select: { title: true } } } })
  const grants = rows.map((row) => ({ ...row, grantedOn: dateOnly(row.grantedOn) }))
  const window = windowSum(grants.filter(({ cancelledAt }) => !cancelledAt), today)
  return { company, members: group.members, grants, window, room: Math.max(0, DE_MINIMIS_CENTS - window.cents), state: roomState(window.cents), today }
}

/** One company's ledger for staff, whatever the address says; null when it names no company. */
export async function aidPage(viewer: Viewer, companyId: string) {
  return UUID.test(companyId) ? companyAid(viewer, companyId) : null
}

/** The company that a SIREN or SIRET names, as people type it. */
export async function companyByNumber(_viewer: Viewer, typed: string): Promise<string | undefined> {
  const digits = typed.replace(/\D/g, '')
  const where = digits.length === 14 ? { siret: digits } : digits.length === 9 ? { siren: digits } : undefined
  return where && (await db().company.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { id: true } }))?.id
}
