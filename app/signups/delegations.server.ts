/** Who of the rectorate has whom decide in their place, from when to when. */
import { z } from 'zod'
import { audit } from '~/access/audit.server'
import { addressOf } from '~/access/origin.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { addDays, dateOnly, dateRangeWords, fromDateOnly, todayIn } from '~/ui/time'

/** A school year: who leaves for longer has a successor, not a delegate. */
export const MOST_DAYS = 365

export const NewDelegation = z.object({ mail: z.string().trim().toLowerCase().pipe(z.email()), startsOn: z.iso.date(), endsOn: z.iso.date() })
export type NewDelegation = z.output<typeof NewDelegation>

type No = 'noAccount' | 'staff' | 'self' | 'already' | 'endBeforeStart' | 'tooLong' | 'past'

/** The académies over which somebody decides themselves, not for another. */
async function ownAcademies(tx: Tx, viewer: Viewer): Promise<string[]> {
  const contacts = await tx.contact.findMany({ where: { userId: viewer.userId ?? '', role: 'RECTORATE', endedAt: null }, select: { academie: true } })
  return [...new Set(contacts.flatMap(({ academie }) => academie ?? []))]
}

/**
 * Names somebody who decides in one's place, both days included. They need an account; staff of the chamber cannot be
 * named, since neither authority gives the other's decision; a delegate names nobody.
 */
export async function delegate(viewer: Viewer, { mail, startsOn, endsOn }: NewDelegation, today = todayIn()): Promise<{ ok: true } | Refused<No>> {
  if (endsOn < startsOn) return refused('endBeforeStart')
  if (endsOn < today) return refused('past')
  if (endsOn > addDays(startsOn, MOST_DAYS)) return refused('tooLong')
  return transaction(async (tx) => {
    const academies = await ownAcademies(tx, viewer)
    if (!viewer.userId || academies.length === 0) throw notFound()
    const to = await tx.user.findFirst({ where: { email: mail, erasedAt: null }, select: { id: true, email: true, locale: true, contacts: { where: { endedAt: null }, select: { role: true, academie: true } } } })
    if (!to) return refused('noAccount')
    if (to.id === viewer.userId) return refused('self')
    if (to.contacts.some(({ role }) => role === 'STAFF')) return refused('staff')
    const missing = academies.filter((academie) => !to.contacts.some((contact) => contact.role === 'RECTORATE' && contact.academie === academie))
    if (missing.length === 0) return refused('already')
    for (const academie of missing) {
      const made = await tx.delegation.create({ data: { fromId: viewer.userId, toId: to.id, academie, startsOn: fromDateOnly(startsOn), endsOn: fromDateOnly(endsOn) }, select: { id: true } })
      await audit(tx, viewer, 'delegation.given', { type: 'Delegation', id: made.id }, { to: to.id, academie, startsOn, endsOn })
      const locale = to.locale === 'en' ? 'en' : 'fr'
      const days = dateRangeWords(startsOn, endsOn, locale)
      await enqueue(tx, {
        kind: 'delegation.given', dedupeKey: `delegation.given:${made.id}`, to: to.email, userId: to.id, locale,
        ...letterOf('delegation.given', locale, { nom: viewer.name, academie, jours: days }, { address: addressOf('/rectorat').href }),
      })
    }
    return { ok: true }
  })
}

/** Ends a delegation at once, by who gave it or by who has it. */
export async function endDelegation(viewer: Viewer, id: string): Promise<{ ok: true }> {
  return transaction(async (tx) => {
    const ended = await tx.delegation.updateMany({ where: { id, endedAt: null, OR: [{ fromId: viewer.userId ?? '' }, { toId: viewer.userId ?? '' }] }, data: { endedAt: new Date() } })
    if (ended.count === 0) throw notFound()
    await audit(tx, viewer, 'delegation.ended', { type: 'Delegation', id })
    return { ok: true }
  })
}

/** What one gave and what one has, those that hold first; and whether one may give any. */
export async function delegationsOf(viewer: Viewer, today = todayIn()) {
  const own = viewer.userId ?? ''
  const rows = await db().delegation.findMany({
    where: { OR: [{ fromId: own }, { toId: own }], endedAt: null, endsOn: { gte: fromDateOnly(today) } },
    select: { id: true, fromId: true, academie: true, startsOn: true, endsOn: true, from: { select: { name: true } }, to: { select: { name: true, email: true } } },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  })
  const mayGive = await db().contact.count({ where: { userId: own, role: 'RECTORATE', endedAt: null, academie: { not: null } } })
  const named = rows.map(({ fromId, ...row }) => ({ ...row, given: fromId === own, startsOn: dateOnly(row.startsOn), endsOn: dateOnly(row.endsOn) }))
  return { given: named.filter(({ given }) => given), held: named.filter(({ given }) => !given), mayGive: mayGive > 0 }
}

/** In whose place somebody decides for this académie today: nobody's where the right is their own. */
export async function inPlaceOf(tx: Tx, viewer: Viewer, academie: string, today = todayIn()): Promise<string | null> {
  if ((await ownAcademies(tx, viewer)).includes(academie)) return null
  const day = fromDateOnly(today)
  const held = await tx.delegation.findFirst({ where: { toId: viewer.userId ?? '', academie, endedAt: null, startsOn: { lte: day }, endsOn: { gte: day } }, select: { fromId: true }, orderBy: { id: 'asc' } })
  return held?.fromId ?? null
}
