import { audit } from '~/access/audit.server'
import { addressOf } from '~/access/origin.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { lockSessionOf, placeOf, toldFields } from './moves.server'
import { liveStatuses } from './rules'

/** Who may take over the viewer's bookings: people with an account who were checked to belong to the same school. */
export async function colleaguesOf(viewer: Viewer, signUpIds: readonly string[]): Promise<Map<string, { userId: string; name: string }[]>> {
  const bookings = await db().signUp.findMany({ where: { id: { in: [...signUpIds] }, userId: viewer.userId, kind: 'CLASS' }, select: { id: true, schoolId: true } })
  const contacts = await db().contact.findMany({
    where: { role: 'SCHOOL', schoolId: { in: bookings.flatMap(({ schoolId }) => schoolId ?? []) }, endedAt: null, verifiedAt: { not: null }, userId: { not: viewer.userId }, user: { erasedAt: null } },
    select: { schoolId: true, userId: true, name: true }, orderBy: { name: 'asc' },
  })
  return new Map(bookings.map(({ id, schoolId }) => [id, contacts.flatMap((contact) => (contact.schoolId === schoolId && contact.userId ? [{ userId: contact.userId, name: contact.name }] : []))]))
}

/** Makes a colleague answer for a booking of the viewer's, who is told so by mail. A 404 for anybody else's booking or colleague. */
export async function handOver(viewer: Viewer, signUpId: string, toUserId: string): Promise<{ ok: true; name: string }> {
  return transaction(async (tx) => {
    // Whoever moves sign-ups of a session holds its lock.
    await lockSessionOf(tx, signUpId)
    const signUp = await tx.signUp.findFirst({ where: { id: signUpId, kind: 'CLASS', userId: viewer.userId ?? '', status: { in: [...liveStatuses] } }, select: { ...toldFields, schoolId: true } })
    const to = signUp && await tx.contact.findFirst({
      where: { role: 'SCHOOL', schoolId: signUp.schoolId, userId: toUserId, endedAt: null, verifiedAt: { not: null }, user: { erasedAt: null } },
      select: { name: true, phone: true, user: { select: { id: true, email: true, locale: true } } },
    })
    if (!signUp || !to?.user) throw notFound()
    await tx.signUp.update({ where: { id: signUpId }, data: { userId: to.user.id, contactName: to.name, contactPhone: to.phone, version: { increment: 1 } }, select: { id: true } })
    await audit(tx, viewer, 'signup.handedOver', { type: 'SignUp', id: signUpId }, { to: to.user.id })
    const locale = to.user.locale === 'en' ? ('en' as const) : ('fr' as const)
    const { session } = signUp
    await enqueue(tx, {
      kind: 'signup.handedOver', dedupeKey: `signup.handedOver:${signUpId}:v${signUp.version + 1}`, to: to.user.email, userId: to.user.id, locale, about: { type: 'SignUp', id: signUpId },
      ...letterOf('signup.handedOver', locale, {
        nom: viewer.name || viewer.email, titre: session.activity.title, lieu: placeOf(session.activity),
        quand: sessionWords(session.startsAt, session.endsAt, locale, session.activity.programme.zone),
        groupe: translator(locale, 'signups')('party', { pupils: signUp.pupils, adults: signUp.adults }),
      }, { address: addressOf(`/ecole/classes/${signUpId}`).href }),
    })
    return { ok: true, name: to.name }
  })
}
