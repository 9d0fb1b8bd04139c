/** Staff ask a company whether it would receive a class: once for a request. It answers with an offer, or says no. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { enqueue } from '~/messages/outbox.server'
import { requestLetter, type Reader } from './letters.server'
import { heldRequest, readerOf, type HeldRequest } from './moves.server'
import { isLive, type Window } from './rules'

/** People of a company who can answer for it. */
export const answerers = { role: 'COMPANY' as const, endedAt: null, verifiedAt: { not: null }, user: { erasedAt: null } }

/** Asks a company about a held request and tells its people. Nothing is settled by that. */
export async function inviteCompany(tx: Tx, viewer: Viewer, request: HeldRequest, company: { id: string; activityId: string }): Promise<{ ok: true } | Refused<'over' | 'alreadyAsked' | 'nobody'>> {
  if (!isLive(request.state)) return refused('over')
  const before = await tx.visitInvitation.count({ where: { requestId: request.id, companyId: company.id } })
  if (before > 0 || request.offers.some((offer) => offer.companyId === company.id)) return refused('alreadyAsked')
  const { name, contacts } = await tx.company.findUniqueOrThrow({ where: { id: company.id }, select: { name: true, contacts: { where: answerers, select: { userId: true }, orderBy: { createdAt: 'asc' } } } })
  const readers: Reader[] = []
  for (const userId of new Set(contacts.map((contact) => contact.userId))) {
    const reader = await readerOf(tx, userId)
    if (reader) readers.push(reader)
  }
  if (readers.length === 0) return refused('nobody')
  const { id } = await tx.visitInvitation.create({ data: { requestId: request.id, companyId: company.id, activityId: company.activityId, createdById: viewer.userId }, select: { id: true } })
  await audit(tx, viewer, 'request.invited', { type: 'VisitRequest', id: request.id }, { companyId: company.id, invitationId: id })
  const { level, pupils, adults, school, programme: { zone } } = request
  await enqueue(tx, ...readers.map((reader) => requestLetter('invited', reader, { id: request.id, level, pupils, adults, zone, school: school.name, company: name, asked: { companyId: company.id, windows: request.windows as Window[] } })))
  return { ok: true }
}

/** The company cannot receive the class: staff see it, and the class is looked after elsewhere. Said twice, it is said once. */
export function refuseInvitation(viewer: Viewer, requestId: string): Promise<void> {
  return transaction(async (tx) => {
    const own = { requestId, companyId: { in: viewer.companyIds } }
    if ((await tx.visitInvitation.count({ where: own })) === 0) throw notFound()
    await heldRequest(tx, { id: requestId })
    const { count } = await tx.visitInvitation.updateMany({ where: { ...own, declinedAt: null }, data: { declinedAt: new Date() } })
    if (count > 0) await audit(tx, viewer, 'request.invitationDeclined', { type: 'VisitRequest', id: requestId })
  })
}
