import { db, transaction } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { audit } from './audit.server'
import { notFound } from './responses.server'
import { securityNotice } from './security-letter.server'
import { takeBackLinks } from './sign-in-links.server'
import type { Viewer } from './viewer.server'

const PER_PAGE = 50

const shown = {
  id: true, role: true, name: true, email: true, academie: true, verifiedAt: true, createdAt: true, invented: true,
  school: { select: { id: true, name: true, town: true } }, company: { select: { id: true, name: true } }, partner: { select: { name: true } },
  user: { select: { lastSeenAt: true, twoFactorEnabled: true } },
} satisfies Prisma.ContactSelect

type Narrowed = { q: string; waiting: boolean }

function narrowedTo({ q, waiting }: Narrowed): Prisma.ContactWhereInput {
  const like = { contains: q, mode: 'insensitive' as const }
  return {
    endedAt: null, userId: { not: null },
    ...(waiting && { user: { lastSeenAt: null } }),
    ...(q && { OR: [{ name: like }, { email: like }, { user: { email: like } }, { academie: like }, { school: { name: like } }, { company: { name: like } }, { partner: { name: like } }] }),
  }
}

const listed = {
  id: true, role: true, name: true, email: true, phone: true, position: true, academie: true, verifiedAt: true,
  school: { select: { name: true, uai: true, town: true } }, company: { select: { name: true, siret: true, siren: true, town: true } }, partner: { select: { name: true } }, user: { select: { email: true, lastSeenAt: true } },
} satisfies Prisma.ContactSelect
export type AccountOfList = Prisma.ContactGetPayload<{ select: typeof listed }>
const AT_ONCE = 500

/** The same people for a list, piece by piece, each where the last one ended. */
export async function* accountsForList(_viewer: Viewer, narrowed: Narrowed): AsyncGenerator<AccountOfList[]> {
  let last: string | undefined
  do {
    const rows: AccountOfList[] = await db().contact.findMany({ where: narrowedTo(narrowed), orderBy: [{ role: 'asc' }, { name: 'asc' }, { id: 'asc' }], take: AT_ONCE, select: listed, ...(last && { cursor: { id: last }, skip: 1 }) })
    if (rows.length > 0) yield rows
    last = rows.length === AT_ONCE ? rows.at(-1)?.id : undefined
  } while (last)
}

/** Everybody who may sign in for somebody, by role and name, a page at a time; `q` is part of a name, address or organisation. */
export async function findAccounts(_viewer: Viewer, { q, page, waiting }: Narrowed & { page: number }) {
  const where = narrowedTo({ q, waiting })
  const [rows, count] = await Promise.all([
    db().contact.findMany({ where, orderBy: [{ role: 'asc' }, { name: 'asc' }, { id: 'asc' }], take: PER_PAGE, skip: (page - 1) * PER_PAGE, select: shown }),
    db().contact.count({ where }),
  ])
  return { rows, count, pages: Math.max(1, Math.ceil(count / PER_PAGE)) }
}

/** One role of one person, or null when it has ended. */
export function accountById(_viewer: Viewer, contactId: string) {
  return db().contact.findFirst({ where: { id: contactId, endedAt: null, userId: { not: null } }, select: shown })
}

/**
 * Ends a role; links to it that were not used no longer sign in who has no other. The last of the staff stays: a house
 * without staff could not be opened again.
 */
export async function endRole(viewer: Viewer, contactId: string): Promise<{ ok: true } | Refused<'lastStaff'>> {
  return transaction(async (tx) => {
    const staff = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Contact" WHERE role = 'STAFF' AND "endedAt" IS NULL AND "userId" IS NOT NULL FOR UPDATE`
    if (staff.length === 1 && staff[0]?.id === contactId) return refused('lastStaff')
    const { count } = await tx.contact.updateMany({ where: { id: contactId, endedAt: null }, data: { endedAt: new Date() } })
    if (count === 0) return { ok: true }
    const { user } = await tx.contact.findUniqueOrThrow({
      where: { id: contactId }, select: { user: { select: { email: true, lastSeenAt: true, contacts: { where: { endedAt: null }, select: { id: true } } } } },
    })
    if (user && !user.lastSeenAt && user.contacts.length === 0) await takeBackLinks(tx, user.email)
    await audit(tx, viewer, 'contact.ended', { type: 'Contact', id: contactId })
    return { ok: true }
  })
}

/**
 * Takes the second factor off somebody's account whose phone and backup codes are lost, ends their sessions and tells
 * them. What is left to get in by is their mailbox or their password. One's own is turned off with a code, not here.
 */
export async function liftSecondFactor(viewer: Viewer, contactId: string): Promise<{ ok: true } | Refused<'ownFactor'>> {
  return transaction(async (tx) => {
    const contact = await tx.contact.findFirst({ where: { id: contactId, endedAt: null, user: { erasedAt: null } }, select: { userId: true } })
    if (!contact?.userId) throw notFound()
    const { userId } = contact
    if (userId === viewer.userId) return refused('ownFactor')
    const { count } = await tx.user.updateMany({ where: { id: userId, twoFactorEnabled: true }, data: { twoFactorEnabled: false } })
    await tx.twoFactor.deleteMany({ where: { userId } })
    if (count === 0) return { ok: true }
    await tx.authSession.deleteMany({ where: { userId } })
    await audit(tx, viewer, 'account.secondFactorLifted', { type: 'User', id: userId })
    await securityNotice(tx, userId, 'secondFactorLifted')
    return { ok: true }
  })
}
