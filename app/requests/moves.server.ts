import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import type { Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { RequestState, VisitOfferState } from '~/db/generated/enums'
import { enqueue } from '~/messages/outbox.server'
import { requestLetter, type Reader, type RequestLetter } from './letters.server'
import { canBecome, offerCanBecome } from './rules'

const heldFields = {
  programme: { select: { zone: true, holidayZone: true } },
  school: { select: { name: true, address: true, postcode: true, town: true, latitude: true, longitude: true } },
  offers: { include: { company: { select: { id: true, name: true, address: true, postcode: true, town: true, latitude: true, longitude: true } }, activity: { select: { placeName: true, town: true } } }, orderBy: { id: 'asc' as const } },
} satisfies Prisma.VisitRequestInclude
export type HeldRequest = Prisma.VisitRequestGetPayload<{ include: typeof heldFields }>
export type HeldOffer = HeldRequest['offers'][number]

/** A request under its lock, with its offers. Who changes it or one of them takes turns here. Throws a 404. */
export async function heldRequest(tx: Tx, where: Prisma.VisitRequestWhereInput & { id: string }): Promise<HeldRequest> {
  const seen = await tx.visitRequest.findFirst({ where, select: { id: true } })
  if (!seen) throw notFound()
  await tx.$queryRaw`SELECT 1 FROM "VisitRequest" WHERE id = ${seen.id}::uuid FOR UPDATE`
  return tx.visitRequest.findUniqueOrThrow({ where: { id: seen.id }, include: heldFields })
}

/** The one way for a request to become something else. The caller holds its lock. */
export async function moveRequest(tx: Tx, viewer: Viewer, request: { id: string; state: RequestState }, to: RequestState, signUpId?: string): Promise<void> {
  if (!canBecome(request.state, to)) throw new Error(`A request does not go from ${request.state} to ${to}`)
  const over = to !== 'OPEN' && to !== 'OFFERED'
  await tx.visitRequest.update({ where: { id: request.id }, data: { state: to, closedAt: over ? new Date() : null, ...(signUpId && { signUpId }) }, select: { id: true } })
  await audit(tx, viewer, `request.${to.toLowerCase()}`, { type: 'VisitRequest', id: request.id }, { from: request.state, to })
}

/** The one way for an offer to become something else. The caller holds the lock of its request. */
export async function moveOffer(tx: Tx, viewer: Viewer, offer: { id: string; state: VisitOfferState }, to: VisitOfferState): Promise<void> {
  if (!offerCanBecome(offer.state, to)) throw new Error(`An offer does not go from ${offer.state} to ${to}`)
  await tx.visitOffer.update({ where: { id: offer.id }, data: { state: to, answeredAt: new Date() }, select: { id: true } })
  await audit(tx, viewer, `offer.${to.toLowerCase()}`, { type: 'VisitOffer', id: offer.id }, { from: offer.state, to })
}

/** Declines all offers that still stand but one, and tells their companies. */
export async function declineOthers(tx: Tx, viewer: Viewer, request: HeldRequest, taken: string | null, kind: 'declined' | 'closed'): Promise<void> {
  for (const offer of request.offers.filter(({ id, state }) => id !== taken && state === 'MADE')) {
    await moveOffer(tx, viewer, offer, 'DECLINED')
    await tell(tx, kind, request, offer.id, [await readerOf(tx, offer.createdById)])
  }
}

/** Who is told: an account, unless it was erased. */
export async function readerOf(tx: Tx, userId: string | null): Promise<Reader | null> {
  const user = userId ? await tx.user.findUnique({ where: { id: userId }, select: { id: true, email: true, name: true, locale: true, erasedAt: true } }) : null
  if (!user || user.erasedAt) return null
  return { userId: user.id, email: user.email, name: user.name, locale: user.locale === 'en' ? 'en' : 'fr' }
}

/** Writes a letter about a request, and the offer that it is about. */
export async function tell(tx: Tx, kind: Exclude<RequestLetter, 'invited'>, request: HeldRequest, offerId: string | undefined, readers: (Reader | null)[]): Promise<void> {
  const offer = offerId ? await tx.visitOffer.findUniqueOrThrow({ where: { id: offerId }, include: { company: { select: { name: true } }, activity: { select: { placeName: true, town: true } } } }) : undefined
  const { id, level, pupils, adults, school, programme: { zone } } = request
  const place = offer && (offer.activity ? [offer.activity.placeName, offer.activity.town].filter(Boolean).join(', ') : (offer.place ?? school.name))
  await enqueue(tx, ...readers.filter((reader) => reader !== null).map((reader) => requestLetter(kind, reader, {
    id, offerId, level, pupils, adults, zone, school: school.name, company: offer?.company.name,
    ...(offer && { offer: { startsAt: offer.startsAt, endsAt: offer.endsAt, place: place ?? '', message: kind === 'offered' ? offer.message : null } }),
  })))
}
