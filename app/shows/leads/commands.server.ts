import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { normalPhone } from '~/directory/identity'
import { addDays, fromDateOnly, todayIn } from '~/ui/time'
import type { FollowUpInput, LeadInput } from './schema'

/** Years for which a contact is kept after it was last touched. CNIL, référentiel « gestion commerciale »: prospects, 3 years. */
export const KEPT_YEARS = 3

const keepUntil = (now: Date) => fromDateOnly(addDays(todayIn(undefined, now), KEPT_YEARS * 365))
const A_YEAR = 365 * 86_400_000

/** Whether the viewer may take contacts for a company at a show: its own people, and staff for each exhibitor. */
async function mayCollect(tx: Tx, viewer: Viewer, showId: string, companyId: string): Promise<boolean> {
  if (!viewer.roles.includes('STAFF') && !viewer.companyIds.includes(companyId)) return false
  const exhibits = { showId, state: 'ACCEPTED' as const, OR: [{ companyId }, { coExhibitors: { some: { companyId } } }] }
  return (await tx.application.findFirst({ where: exhibits, select: { id: true } })) !== null
}

/**
 * Keeps a contact made at a stand. Sent again (the network came back, a button was hit twice), it is kept once.
 * Refuses a telephone number that is none.
 */
export async function collectLead(viewer: Viewer, showId: string, input: LeadInput, now = new Date()): Promise<{ ok: true; again: boolean } | Refused<'phone'>> {
  const phone = input.phone ? normalPhone(input.phone) : undefined
  if (input.phone && !phone) return refused('phone')
  return transaction(async (tx) => {
    if (!(await mayCollect(tx, viewer, showId, input.companyId))) throw notFound()
    const { deviceKey, companyId, name, firm, mail, interest, rating, notes, consent } = input
    const typedAt = input.madeAt !== undefined && Math.abs(now.getTime() - input.madeAt) < A_YEAR ? new Date(Math.min(input.madeAt, now.getTime())) : now
    const { count } = await tx.lead.createMany({
      data: [{
        deviceKey, showId, companyId, name, firm: firm || null, mail: mail || null, phone: phone ?? null, interest, rating: rating ?? null, notes, consent,
        madeAt: typedAt, keepUntil: keepUntil(now), createdById: viewer.userId, createdByName: viewer.name,
      }],
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true, again: true }
    // Who was met stays out of the trail: it is kept longer than the contact itself.
    await audit(tx, viewer, 'lead.collected', { type: 'Programme', id: showId }, { companyId })
    return { ok: true, again: false }
  })
}

/** Notes what became of a contact of one's own company; it is kept for three years from then. */
export async function followLead(viewer: Viewer, showId: string, { lead, followUp, note }: FollowUpInput, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.lead.updateMany({ where: { id: lead, showId, companyId: { in: viewer.companyIds } }, data: { followUp, followUpNote: note, keepUntil: keepUntil(now) } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'lead.followed', { type: 'Lead', id: lead }, { followUp })
  })
}

/** Erases a contact of one's own company: somebody asked for it, or it was a slip. */
export async function eraseLead(viewer: Viewer, showId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.lead.deleteMany({ where: { id, showId, companyId: { in: viewer.companyIds } } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'lead.erased', { type: 'Lead', id })
  })
}
