import { db, transaction } from '~/db/client.server'
import { notFound } from '../responses.server'
import type { Viewer } from '../viewer.server'
import { comingOf, type Coming } from './coming.server'
import { personOf } from './erase.server'
import type { Erased } from './nightly.server'

const NIGHTS = 30
const SHOWN = 20
/** A night missed is told to staff after this. */
const LATE_HOURS = 36

/** What stands in the way of erasing one's own account. */
export async function myComing(viewer: Viewer): Promise<Coming> {
  return transaction(async (tx) => {
    const person = await personOf(tx, { userId: viewer.userId ?? '' })
    if (!person) throw notFound()
    return comingOf(tx, person)
  })
}

/** The last nights of erasing, newest first: counts, and what failed. `late`: none has ended for a day and a half. */
export async function erasureRuns(_viewer: Viewer, now = new Date()) {
  const runs = await db().erasureRun.findMany({ orderBy: { startedAt: 'desc' }, take: NIGHTS, select: { id: true, startedAt: true, finishedAt: true, erased: true, failed: true } })
  const nights = runs.map((run) => ({ ...run, erased: run.erased as Erased }))
  const last = nights.find(({ finishedAt }) => finishedAt)
  const total: Record<string, number> = {}
  for (const { erased } of nights) for (const [rule, n] of Object.entries(erased)) total[rule] = (total[rule] ?? 0) + n
  return { last: last ?? null, nights: nights.length, total, late: !last || last.startedAt.getTime() < now.getTime() - LATE_HOURS * 3_600_000 }
}

export type Found = { kind: 'compte' | 'contact'; id: string; name: string; mail: string | null; organisations: string[] }

/** People whose name or address holds these words: accounts, and contacts without one. */
export async function findPeople(_viewer: Viewer, q: string): Promise<Found[]> {
  if (q.length < 2) return []
  const like = { contains: q, mode: 'insensitive' as const }
  const contact = { id: true, name: true, email: true, academie: true, school: { select: { name: true } }, company: { select: { name: true } }, partner: { select: { name: true } } } as const
  const [users, contacts] = await Promise.all([
    db().user.findMany({
      where: { erasedAt: null, OR: [{ name: like }, { email: like }, { contacts: { some: { OR: [{ name: like }, { email: like }] } } }] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }], take: SHOWN, select: { id: true, name: true, email: true, contacts: { select: contact } },
    }),
    db().contact.findMany({ where: { userId: null, OR: [{ name: like }, { email: like }] }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: SHOWN, select: contact }),
  ])
  const organisation = ({ school, company, partner, academie }: (typeof contacts)[number]) => school?.name ?? company?.name ?? partner?.name ?? academie ?? []
  return [
    ...users.map((user) => ({ kind: 'compte' as const, id: user.id, name: user.name, mail: user.email, organisations: [...new Set(user.contacts.flatMap(organisation))] })),
    ...contacts.map((row) => ({ kind: 'contact' as const, id: row.id, name: row.name, mail: row.email, organisations: [organisation(row)].flat() })),
  ]
}

export type PersonRef = { userId: string } | { contactId: string }

/** Whom an address `/equipe/donnees/KIND/ID` names; what names nobody is a 404. */
export function refOf(kind: string | undefined, id: string | undefined): PersonRef {
  if (kind === 'compte' && id) return { userId: id }
  if (kind === 'contact' && id && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return { contactId: id }
  throw notFound()
}

/** One person as staff see them before erasing: who it is, and what is in the way. */
export async function personToErase(_viewer: Viewer, who: PersonRef) {
  return transaction(async (tx) => {
    const person = await personOf(tx, who)
    if (!person) return null
    return { name: person.names[0] ?? '', mails: person.mails, account: person.userId !== null, ...(await comingOf(tx, person)) }
  })
}
