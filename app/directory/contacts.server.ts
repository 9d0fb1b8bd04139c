import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { uaiFromMail } from './identity'

/**
 * Lets a signed-in person act for a school. It is verified at once when they signed in with the school's own mailbox
 * (`ce.UAI@ac-….fr`); else it is a claim that staff check. Another school that was only claimed is left behind.
 */
export async function joinSchool(viewer: Viewer, schoolId: string): Promise<{ ok: true; school: string } | Refused<'unknown'>> {
  const { userId } = viewer
  if (!userId) return refused('unknown')
  return transaction(async (tx) => {
    const school = await tx.school.findUnique({ where: { id: schoolId }, select: { name: true, uai: true } })
    if (!school) return refused('unknown')
    const there = await tx.contact.findFirst({ where: { userId, role: 'SCHOOL', schoolId, endedAt: null }, select: { id: true } })
    if (there) return { ok: true, school: school.name }
    await tx.contact.updateMany({ where: { userId, role: 'SCHOOL', verifiedAt: null, endedAt: null }, data: { endedAt: new Date() } })
    const verified = uaiFromMail(viewer.email) === school.uai
    const { id } = await tx.contact.create({
      data: { userId, role: 'SCHOOL', schoolId, name: viewer.name || viewer.email, email: viewer.email, verifiedAt: verified ? new Date() : null },
      select: { id: true },
    })
    await audit(tx, viewer, 'contact.joined', { type: 'Contact', id }, { schoolId, verified })
    return { ok: true, school: school.name }
  })
}

/** Staff verify a claim, or end what somebody does for an organisation. */
export async function settleContact(viewer: Viewer, id: string, verdict: 'verify' | 'end'): Promise<void> {
  await transaction(async (tx) => {
    await tx.contact.update({ where: { id }, data: verdict === 'verify' ? { verifiedAt: new Date() } : { endedAt: new Date() } })
    await audit(tx, viewer, verdict === 'verify' ? 'contact.verified' : 'contact.ended', { type: 'Contact', id })
  })
}
