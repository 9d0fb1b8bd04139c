/** Somebody who works for a company asks to act for it; staff say yes or no. A mailbox alone proves nothing here. */
import { audit } from '~/access/audit.server'
import { addressOf } from '~/access/origin.server'
import { notFound } from '~/access/responses.server'
import { giveRole } from '~/access/roles.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'

const OPEN_AT_MOST = 5

/** Asks to act for a company. Asked twice, it is asked once; who acts for it already needs not ask. */
export async function claimCompany(viewer: Viewer, companyId: string): Promise<{ ok: true; company: string; already: boolean } | Refused<'tooManyClaims'>> {
  const { userId } = viewer
  if (!userId) throw notFound()
  return transaction(async (tx) => {
    // One at a time for a person, so that the limit holds.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId} FOR UPDATE`
    const company = await tx.company.findUnique({ where: { id: companyId }, select: { name: true } })
    if (!company) throw notFound()
    if (viewer.companyIds.includes(companyId)) return { ok: true, company: company.name, already: true }
    const open = await tx.companyClaim.findMany({ where: { userId, settledAt: null }, select: { companyId: true } })
    if (open.some((claim) => claim.companyId === companyId)) return { ok: true, company: company.name, already: false }
    if (open.length >= OPEN_AT_MOST) return refused('tooManyClaims', { n: OPEN_AT_MOST })
    const { id } = await tx.companyClaim.create({ data: { userId, companyId }, select: { id: true } })
    await audit(tx, viewer, 'companyClaim.made', { type: 'CompanyClaim', id }, { companyId })
    return { ok: true, company: company.name, already: false }
  })
}

/** What a person asked and waits for. */
export function ownClaims(viewer: Viewer) {
  return db().companyClaim.findMany({
    where: { userId: viewer.userId ?? '', settledAt: null }, orderBy: { createdAt: 'asc' },
    select: { id: true, createdAt: true, companyId: true, company: { select: { name: true, town: true } } },
  })
}

/** What waits for staff, the oldest first: people who ask for a company, and people who claim a school. */
export async function openClaims(_viewer: Viewer) {
  const [companies, schools] = await Promise.all([
    db().companyClaim.findMany({
      where: { settledAt: null, user: { erasedAt: null } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 200,
      select: {
        id: true, createdAt: true, user: { select: { name: true, email: true } },
        company: { select: { id: true, name: true, town: true, siren: true, siret: true, mail: true, web: true, _count: { select: { contacts: { where: { endedAt: null } } } } } },
      },
    }),
    db().contact.findMany({
      where: { role: 'SCHOOL', verifiedAt: null, endedAt: null, userId: { not: null }, user: { erasedAt: null } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 200,
      select: { id: true, name: true, email: true, createdAt: true, school: { select: { id: true, name: true, town: true, uai: true, mail: true } } },
    }),
  ])
  return { companies, schools }
}

/** How many claims wait for staff. */
export async function countClaims(_viewer: Viewer): Promise<number> {
  const [companies, schools] = await Promise.all([
    db().companyClaim.count({ where: { settledAt: null, user: { erasedAt: null } } }),
    db().contact.count({ where: { role: 'SCHOOL', verifiedAt: null, endedAt: null, userId: { not: null }, user: { erasedAt: null } } }),
  ])
  return companies + schools
}

/** Staff answer: yes gives the role in the company, no ends the claim; the person is told. Only the first answer counts. */
export async function settleClaim(viewer: Viewer, claimId: string, granted: boolean): Promise<{ ok: true } | Refused<'settled'>> {
  return transaction(async (tx) => {
    const { count } = await tx.companyClaim.updateMany({ where: { id: claimId, settledAt: null }, data: { granted, settledAt: new Date(), settledById: viewer.userId } })
    const claim = await tx.companyClaim.findUnique({
      where: { id: claimId }, select: { companyId: true, company: { select: { name: true } }, user: { select: { id: true, name: true, email: true, locale: true, erasedAt: true } } },
    })
    if (!claim || claim.user.erasedAt) throw notFound()
    if (count === 0) return refused('settled')
    const { user, company, companyId } = claim
    await audit(tx, viewer, granted ? 'companyClaim.granted' : 'companyClaim.refused', { type: 'CompanyClaim', id: claimId }, { companyId })
    if (granted) await giveRole(tx, viewer, { email: user.email, name: user.name || user.email, role: 'COMPANY', companyId })
    const locale = user.locale === 'en' ? 'en' : 'fr'
    await enqueue(tx, {
      kind: 'access.claimSettled', dedupeKey: `access.claimSettled:${claimId}`, to: user.email, userId: user.id, locale, about: { type: 'CompanyClaim', id: claimId },
      ...letterOf(granted ? 'claim.granted' : 'claim.refused', locale, { entreprise: company.name }, { address: addressOf('/entreprise').href }),
    })
    return { ok: true }
  })
}
