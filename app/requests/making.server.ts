import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { createActivityIn, lockActivity } from '~/activities/commands.server'
import { ActivityInput } from '~/activities/schema'
import type { Tx } from '~/db/client.server'
import { translator } from '~/ui/translator'
import type { HeldOffer, HeldRequest } from './moves.server'

/**
 * The session that an accepted offer means: another date of the company's activity, or of an activity that is made for it.
 * What is new was read by nobody of the house, so the chamber decides over it as well as the rectorate. Undefined when
 * the activity is not on offer any more.
 */
export async function newSessionFor(tx: Tx, viewer: Viewer, request: HeldRequest, offer: HeldOffer): Promise<string | undefined> {
  const activityId = offer.activityId ?? (await newActivity(tx, viewer, request, offer))
  if ((await lockActivity(tx, activityId)).moderation !== 'PUBLISHED') return undefined
  const { id } = await tx.session.create({ data: { activityId, startsAt: offer.startsAt, endsAt: offer.endsAt, seats: request.pupils + request.adults }, select: { id: true } })
  await audit(tx, viewer, 'session.created', { type: 'Session', id }, { offerId: offer.id, seats: request.pupils + request.adults })
  await tx.visitOffer.update({ where: { id: offer.id }, data: { activityId, sessionId: id }, select: { id: true } })
  return id
}

async function newActivity(tx: Tx, viewer: Viewer, request: HeldRequest, { company, place, stepFree }: HeldOffer): Promise<string> {
  const t = translator('fr', 'requests')
  const here = request.kind === 'TALK_IN_CLASS' ? request.school : company
  const input = ActivityInput.parse({
    kind: request.kind, title: t(`newTitle.${request.kind as 'WORKSHOP'}`, { company: company.name }).slice(0, 140), summary: t('newSummary'), theme: request.theme ?? undefined,
    placeName: (place ?? request.school.name).slice(0, 140), postcode: here.postcode && /^\d{5}$/.test(here.postcode) ? here.postcode : undefined, town: here.town?.slice(0, 80) ?? undefined,
    latitude: here.latitude ?? undefined, longitude: here.longitude ?? undefined, levels: [request.level], openTo: ['CLASS'], approvals: ['CHAMBER', 'RECTORATE'], stepFree: stepFree || request.kind === 'TALK_IN_CLASS',
  })
  const { id } = await createActivityIn(tx, viewer, request.programmeId, input, { hostId: company.id, coHostIds: [] })
  await tx.activity.update({ where: { id }, data: { moderation: 'PUBLISHED', publishedAt: new Date() }, select: { id: true } })
  await audit(tx, viewer, 'activity.published', { type: 'Activity', id }, { requestId: request.id })
  return id
}
