import { randomUUID } from 'node:crypto'
import { transaction, type Tx } from '~/db/client.server'
import { audit } from './audit.server'
import type { RoleName } from './policy-table'
import type { Viewer } from './viewer.server'

export type Invitation = {
  email: string
  name: string
  role: RoleName
  schoolId?: string
  companyId?: string
  partnerId?: string
  academie?: string
  invented?: boolean
}

export type Given = {
  contactId: string
  user: { id: string; email: string; name: string; locale: string; lastSeenAt: Date | null }
  /** False when the person had this role here already. */
  isNew: boolean
}

/**
 * Makes an account with a role in an organisation, or gives an account that is there one role more. A role that was
 * only claimed counts as checked from now on.
 */
export async function giveRole(tx: Tx, viewer: Viewer, { email, name, ...contact }: Invitation): Promise<Given> {
  const address = email.trim().toLowerCase()
  // Who invites the same person at the same time waits here, and then finds what the first gave.
  await tx.user.createMany({ data: [{ id: randomUUID(), email: address, name, emailVerified: false }], skipDuplicates: true })
  await tx.$queryRaw`SELECT id FROM "User" WHERE email = ${address} FOR UPDATE`
  const user = await tx.user.findUniqueOrThrow({ where: { email: address }, select: { id: true, email: true, name: true, locale: true, lastSeenAt: true } })
  const organisation = { schoolId: contact.schoolId ?? null, companyId: contact.companyId ?? null, partnerId: contact.partnerId ?? null, academie: contact.academie ?? null }
  const there = await tx.contact.findFirst({ where: { userId: user.id, role: contact.role, endedAt: null, ...organisation }, select: { id: true, verifiedAt: true } })
  if (there?.verifiedAt) return { contactId: there.id, user, isNew: false }
  if (there) {
    await tx.contact.update({ where: { id: there.id }, data: { verifiedAt: new Date() } })
    await audit(tx, viewer, 'contact.verified', { type: 'Contact', id: there.id })
    return { contactId: there.id, user, isNew: true }
  }
  const made = await tx.contact.create({
    data: { userId: user.id, role: contact.role, name, email: address, invented: contact.invented ?? false, verifiedAt: new Date(), ...organisation },
    select: { id: true },
  })
  await audit(tx, viewer, 'contact.invited', { type: 'Contact', id: made.id }, { role: contact.role })
  return { contactId: made.id, user, isNew: true }
}

/** As `giveRole`, in a transaction of its own and without a mail: for the command line and the sample house. */
export async function invite(viewer: Viewer, invitation: Invitation): Promise<{ userId: string }> {
  const { user } = await transaction((tx) => giveRole(tx, viewer, invitation))
  return { userId: user.id }
}
