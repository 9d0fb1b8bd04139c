import { randomBytes } from 'node:crypto'
import { audit } from '~/access/audit.server'
import { hashToken } from '~/access/hashed-tokens.server'
import { notFound } from '~/access/responses.server'
import { viewerOfUser, type Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'

/** Keys that a person may have at once. */
const MOST = 10
const NOTED_EVERY = 60 * 60_000
const PREFIX = 'pav_'

/** A person's keys without their secrets, which are shown once. */
export function myKeys(viewer: Viewer) {
  return db().apiKey.findMany({ where: { ownerId: viewer.userId ?? '', revokedAt: null }, orderBy: { createdAt: 'asc' }, select: { id: true, name: true, createdAt: true, lastUsedAt: true } })
}

/**
 * Makes a key and gives it, once; only its hash is kept. It reads what its owner may see, as long as they may, and so is
 * only for who gave their second factor where one is asked.
 */
export async function createKey(viewer: Viewer, name: string): Promise<{ ok: true; key: string } | Refused<'secondFactorFirst' | 'tooManyKeys'>> {
  if (viewer.secondFactor !== 'given') return refused('secondFactorFirst')
  const key = PREFIX + randomBytes(30).toString('base64url')
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${viewer.userId} FOR UPDATE`
    if ((await tx.apiKey.count({ where: { ownerId: viewer.userId ?? '', revokedAt: null } })) >= MOST) return refused('tooManyKeys')
    const { id } = await tx.apiKey.create({ data: { ownerId: viewer.userId ?? '', name, tokenHash: hashToken(key) }, select: { id: true } })
    await audit(tx, viewer, 'apiKey.created', { type: 'ApiKey', id })
    return { ok: true, key }
  })
}

/** Takes a key back: it opens nothing from now on. */
export async function revokeKey(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({ where: { id, ownerId: viewer.userId ?? '', revokedAt: null }, data: { revokedAt: new Date() } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'apiKey.revoked', { type: 'ApiKey', id })
  })
}

/** Who speaks by the key of these headers (`Authorization: Bearer pav_…`); undefined without a key that holds. */
export async function viewerOfKey(headers: Headers, now = new Date()): Promise<Viewer | undefined> {
  const key = /^Bearer (pav_[\w-]{20,80})$/.exec(headers.get('authorization') ?? '')?.[1]
  const found = key && (await db().apiKey.findUnique({ where: { tokenHash: hashToken(key) }, select: { id: true, ownerId: true, revokedAt: true, lastUsedAt: true } }))
  if (!found || found.revokedAt) return undefined
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > NOTED_EVERY) await db().apiKey.update({ where: { id: found.id }, data: { lastUsedAt: now } })
  return viewerOfUser(found.ownerId)
}
