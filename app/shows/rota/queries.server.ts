import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { localDate } from '~/ui/time'
import { eligible } from './commands.server'
import { conflictsOf, type Conflict } from './rules'

const shiftFields = {
  id: true, title: true, startsAt: true, endsAt: true, needed: true, skills: true, place: true, note: true,
  duties: { select: { contactId: true, contact: { select: { name: true, phone: true, skills: true, company: { select: { name: true } } } } } },
  swaps: { where: { state: 'OPEN' as const }, select: { id: true, fromId: true } },
} as const

/** A show's rota for staff: shifts by day with who is on them, who could be, and what does not go together. */
export async function rotaOf(_viewer: Viewer, showId: string) {
  const [programme, shifts, people, availability] = await Promise.all([
    db().programme.findUniqueOrThrow({ where: { id: showId }, select: { title: true, zone: true, startsOn: true, endsOn: true } }),
    db().shift.findMany({ where: { showId, cancelledAt: null }, orderBy: [{ startsAt: 'asc' }, { title: 'asc' }], select: shiftFields }),
    db().contact.findMany({ where: eligible(showId), orderBy: [{ role: 'asc' }, { name: 'asc' }], select: { id: true, name: true, role: true, skills: true, company: { select: { name: true } } } }),
    db().availability.findMany({ where: { showId }, orderBy: { startsAt: 'asc' } }),
  ])
  const ids = [...new Set(shifts.flatMap(({ duties }) => duties.map(({ contactId }) => contactId)))]
  // Shifts of other shows count as well: nobody is in two places at once.
  const everywhere = await db().shiftDuty.findMany({ where: { contactId: { in: ids }, shift: { cancelledAt: null } }, select: { contactId: true, shift: { select: { id: true, startsAt: true, endsAt: true } } } })
  const names = new Map(shifts.flatMap(({ duties }) => duties.map(({ contactId, contact }) => [contactId, contact.name] as const)))
  const conflicts = ids.flatMap((contactId): (Conflict & { contactId: string; name: string })[] =>
    conflictsOf(
      everywhere.filter((duty) => duty.contactId === contactId).map(({ shift }) => ({ shiftId: shift.id, startsAt: shift.startsAt, endsAt: shift.endsAt })),
      availability.filter((span) => span.contactId === contactId),
    ).map((conflict) => ({ ...conflict, contactId, name: names.get(contactId) ?? '' })))
  const dayOf = ({ startsAt }: { startsAt: Date }) => localDate(startsAt, programme.zone)
  const days = [...new Set(shifts.map(dayOf))].map((day) => ({ day, shifts: shifts.filter((shift) => dayOf(shift) === day) }))
  return { programme, days, people, conflicts, availability }
}

/** All shifts of a person's own contacts, to come first, with requests that they could answer. */
export async function myRota(viewer: Viewer, now = new Date()) {
  const contacts = await db().contact.findMany({ where: { userId: viewer.userId ?? '', endedAt: null, role: { in: ['STAFF', 'COMPANY'] } }, select: { id: true, companyId: true, role: true } })
  const ids = contacts.map(({ id }) => id)
  const show = { select: { programmeId: true, programme: { select: { title: true, zone: true, startsOn: true, endsOn: true } } } } as const
  const [duties, swaps, availability, shows] = await Promise.all([
    db().shiftDuty.findMany({
      where: { contactId: { in: ids }, shift: { cancelledAt: null, endsAt: { gte: now } } }, orderBy: { shift: { startsAt: 'asc' } },
      select: { contactId: true, shift: { select: { ...shiftFields, showId: true, show } } },
    }),
    db().shiftSwap.findMany({
      where: { state: 'OPEN', fromId: { notIn: ids }, shift: { cancelledAt: null, startsAt: { gte: now } }, OR: [{ toId: { in: ids } }, { toId: null }] },
      orderBy: { shift: { startsAt: 'asc' } },
      select: { id: true, toId: true, note: true, from: { select: { name: true } }, shift: { select: { id: true, title: true, startsAt: true, endsAt: true, place: true, showId: true, show } } },
    }),
    db().availability.findMany({ where: { contactId: { in: ids }, endsAt: { gte: now } }, orderBy: { startsAt: 'asc' } }),
    db().programme.findMany({ where: { kind: 'SHOW', endsOn: { gte: new Date(now.getTime() - 86_400_000) }, status: { not: 'CANCELLED' } }, orderBy: { startsOn: 'asc' }, select: { id: true, title: true, startsOn: true, endsOn: true } }),
  ])
  // Whom one may name for a swap: those who have shifts at the same show.
  const colleagues = await db().contact.findMany({
    where: { id: { notIn: ids }, endedAt: null, duties: { some: { shift: { cancelledAt: null, showId: { in: duties.map(({ shift }) => shift.showId) } } } } },
    orderBy: { name: 'asc' }, select: { id: true, name: true, duties: { where: { shift: { cancelledAt: null } }, select: { shift: { select: { showId: true } } } } },
  })
  const mayStand = new Map<string, string>()
  for (const { id: showId } of shows) {
    const own = await db().contact.findFirst({ where: { id: { in: ids }, ...eligible(showId) }, select: { id: true } })
    if (own) mayStand.set(showId, own.id)
  }
  return {
    duties: duties.map((duty) => ({ ...duty, colleagues: colleagues.filter((one) => one.duties.some(({ shift }) => shift.showId === duty.shift.showId)).map(({ id, name }) => ({ id, name })) })),
    swaps: swaps.flatMap((swap) => {
      const contactId = swap.toId ?? mayStand.get(swap.shift.showId)
      return contactId && mayStand.has(swap.shift.showId) ? [{ ...swap, contactId }] : []
    }),
    availability,
    shows: shows.flatMap((one) => (mayStand.has(one.id) ? [{ ...one, contactId: mayStand.get(one.id) ?? '' }] : [])),
  }
}
