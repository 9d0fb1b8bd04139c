import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { audit } from '../audit.server'
import { notFound } from '../responses.server'
import type { Viewer } from '../viewer.server'
import { comingOf } from './coming.server'
import { erasePerson, personOf } from './erase.server'

export type Erasing = { ok: true } | Refused<'coming' | 'lastStaff'>

/** A person erases their own account, for good. What others count on must be cancelled or handed over first. */
export async function eraseMyself(viewer: Viewer): Promise<Erasing> {
  const { userId } = viewer
  if (!userId) throw notFound()
  return transaction((tx) => eraseNow(tx, viewer, { userId }, 'asked'))
}

/** Staff erase a person who asked for it: an account with its roles, or a contact that has none. */
export async function eraseOnRequest(viewer: Viewer, who: { userId: string } | { contactId: string }): Promise<Erasing> {
  return transaction((tx) => eraseNow(tx, viewer, who, 'askedStaff'))
}

async function eraseNow(tx: Tx, viewer: Viewer, who: { userId: string } | { contactId: string }, why: string): Promise<Erasing> {
  // The row first: who books or is invited meanwhile waits, and finds nobody.
  if ('userId' in who) await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${who.userId} FOR UPDATE`
  else await tx.$queryRaw`SELECT id FROM "Contact" WHERE id = ${who.contactId}::uuid FOR UPDATE`
  const person = await personOf(tx, who)
  if (!person) throw notFound()
  const coming = await comingOf(tx, person)
  if (coming.lastStaff) return refused('lastStaff')
  const { length } = [...coming.bookings, ...coming.duties]
  if (length > 0) return refused('coming', { n: length })
  await erasePerson(tx, person)
  const subject = person.userId ? { type: 'User', id: person.userId } : { type: 'Contact', id: person.contactIds[0] ?? '' }
  await audit(tx, viewer, 'person.erased', subject, { why })
  return { ok: true }
}
