import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { audit } from './audit.server'
import type { InvitationInput } from './schema'
import { invite } from './sign-in.server'
import type { Viewer } from './viewer.server'

/** Everybody who may sign in for somebody, by role and name. */
export function findAccounts(_viewer: Viewer, q: string) {
  return db().contact.findMany({
    where: { endedAt: null, userId: { not: null }, ...(q && { OR: [{ name: { contains: q, mode: 'insensitive' } }, { email: { contains: q, mode: 'insensitive' } }] }) },
    orderBy: [{ role: 'asc' }, { name: 'asc' }],
    take: 200,
    select: { id: true, role: true, name: true, email: true, academie: true, verifiedAt: true, school: { select: { name: true } }, company: { select: { name: true } }, partner: { select: { name: true } } },
  })
}

/**
 * Gives somebody a role in the organisation that staff named: a school by its UAI, a company by its SIRET or SIREN, a
 * partner by its name (made when it is new), the rectorate by its académie. Staff need no organisation.
 */
export async function inviteByNumber(viewer: Viewer, { email, name, role, organisation = '' }: InvitationInput): Promise<{ ok: true } | Refused<'unknownOrganisation'>> {
  const number = organisation.replace(/\s/g, '').toUpperCase()
  switch (role) {
    case 'STAFF':
      await invite(viewer, { email, name, role })
      return { ok: true }
    case 'RECTORATE':
      if (!organisation) return refused('unknownOrganisation')
      await invite(viewer, { email, name, role, academie: organisation })
      return { ok: true }
    case 'SCHOOL': {
      const school = await db().school.findUnique({ where: { uai: number }, select: { id: true } })
      if (!school) return refused('unknownOrganisation')
      await invite(viewer, { email, name, role, schoolId: school.id })
      return { ok: true }
    }
    case 'COMPANY': {
      const company = await db().company.findFirst({ where: { OR: [{ siret: number }, { siren: number }] }, orderBy: { createdAt: 'asc' }, select: { id: true } })
      if (!company) return refused('unknownOrganisation')
      await invite(viewer, { email, name, role, companyId: company.id })
      return { ok: true }
    }
    case 'PARTNER': {
      if (!organisation) return refused('unknownOrganisation')
      const partner = (await db().partner.findFirst({ where: { name: organisation }, select: { id: true } })) ?? (await db().partner.create({ data: { name: organisation }, select: { id: true } }))
      await invite(viewer, { email, name, role, partnerId: partner.id })
      return { ok: true }
    }
  }
}

/** Ends a role. The last of the staff stays: a house without staff could not be opened again. */
export async function endRole(viewer: Viewer, contactId: string): Promise<{ ok: true } | Refused<'lastStaff'>> {
  return transaction(async (tx) => {
    const staff = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Contact" WHERE role = 'STAFF' AND "endedAt" IS NULL AND "userId" IS NOT NULL FOR UPDATE`
    if (staff.length === 1 && staff[0]?.id === contactId) return refused('lastStaff')
    const { count } = await tx.contact.updateMany({ where: { id: contactId, endedAt: null }, data: { endedAt: new Date() } })
    if (count) await audit(tx, viewer, 'contact.ended', { type: 'Contact', id: contactId })
    return { ok: true }
  })
}
