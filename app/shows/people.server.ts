/** Whom news of a show concerns. */
import type { Tx } from '~/db/client.server'
import type { Language } from '~/ui/catalogues'

/** Somebody to write to, in their language. `contactId` names the person for the outbox. */
export type Reached = { contactId: string; companyId: string | null; userId: string | null; email: string; locale: Language }

const person = { id: true, companyId: true, userId: true, email: true, user: { select: { email: true, locale: true } } } as const

/** The people of a company who can be written to: each once, by mail address. */
export function peopleOf(tx: Tx, companyIds: string[]): Promise<Reached[]> {
  return reached(tx, { role: 'COMPANY', companyId: { in: companyIds } })
}

/**
 * Everyone whom a change of the show touches: companies with an application under way and their co-exhibitors, and
 * whoever is on the rota.
 */
export async function peopleOfShow(tx: Tx, showId: string): Promise<Reached[]> {
  const applications = await tx.application.findMany({
    where: { showId, state: { in: ['DRAFT', 'SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED'] } },
    select: { companyId: true, coExhibitors: { select: { companyId: true } } },
  })
  const companies = applications.flatMap(({ companyId, coExhibitors }) => [companyId, ...coExhibitors.map((other) => other.companyId)])
  const duties = await tx.shiftDuty.findMany({ where: { shift: { showId, cancelledAt: null } }, select: { contactId: true } })
  return reached(tx, { OR: [{ role: 'COMPANY', companyId: { in: companies } }, { id: { in: duties.map(({ contactId }) => contactId) } }] })
}

/** One person, or undefined when there is no address to write to. */
export async function personOf(tx: Tx, contactId: string): Promise<Reached | undefined> {
  const [found] = await reached(tx, { id: contactId })
  return found
}

/** The house's own people. */
export function staffPeople(tx: Tx): Promise<Reached[]> {
  return reached(tx, { role: 'STAFF' })
}

async function reached(tx: Tx, where: NonNullable<Parameters<Tx['contact']['findMany']>[0]>['where']): Promise<Reached[]> {
  const rows = await tx.contact.findMany({ where: { AND: [{ endedAt: null }, where ?? {}] }, select: person, orderBy: { createdAt: 'asc' } })
  const people = rows.flatMap(({ id, companyId, userId, email, user }) => {
    const address = user?.email ?? email
    return address ? [{ contactId: id, companyId, userId, email: address, locale: user?.locale === 'en' ? ('en' as const) : ('fr' as const) }] : []
  })
  return [...new Map(people.reverse().map((one) => [`${one.email.toLowerCase()} ${one.companyId}`, one])).values()].reverse()
}
