import { randomBytes } from 'node:crypto'
import { audit } from '~/access/audit.server'
import { hashToken } from '~/access/hashed-tokens.server'
import { notFound } from '~/access/responses.server'
import { viewerOfUser, type Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import type { FeedScope } from './schema'

/** Calendars that a person may have at once. */
const MOST = 10
const STALE_MINUTES = 60

/** A person's secret addresses, without their secrets: those are shown once. */
export function myFeeds(viewer: Viewer) {
  return db().calendarFeed.findMany({ where: { ownerId: viewer.userId ?? '', revokedAt: null }, orderBy: { createdAt: 'asc' }, select: { id: true, scope: true, createdAt: true, lastReadAt: true } })
}

/** Makes a secret address for one's own calendar and gives its token, once; only the hash is kept. The oldest gives way to an eleventh. */
export async function createFeed(viewer: Viewer, scope: FeedScope): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    const { id } = await tx.calendarFeed.create({ data: { ownerId: viewer.userId ?? '', scope, tokenHash: hashToken(token) }, select: { id: true } })
    const live = await tx.calendarFeed.findMany({ where: { ownerId: viewer.userId ?? '', revokedAt: null }, orderBy: { createdAt: 'desc' }, skip: MOST, select: { id: true } })
    await tx.calendarFeed.updateMany({ where: { id: { in: live.map((feed) => feed.id) } }, data: { revokedAt: new Date() } })
    await audit(tx, viewer, 'feed.created', { type: 'CalendarFeed', id })
  })
  return token
}

/** Renews a secret address: the new one reads the same, the old one reads nothing from now on. */
export async function renewFeed(viewer: Viewer, id: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    const { count } = await tx.calendarFeed.updateMany({ where: { id, ownerId: viewer.userId ?? '', revokedAt: null }, data: { tokenHash: hashToken(token), lastReadAt: null } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'feed.renewed', { type: 'CalendarFeed', id })
  })
  return token
}

/** Takes a secret address back. */
export async function revokeFeed(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.calendarFeed.updateMany({ where: { id, ownerId: viewer.userId ?? '', revokedAt: null }, data: { revokedAt: new Date() } })
    if (count === 0) throw notFound()
    await audit(tx, viewer, 'feed.revoked', { type: 'CalendarFeed', id })
  })
}

/** Whose calendar stands at a secret address; undefined for one that nobody gave or that was taken back. */
export async function feedByToken(token: string, now = new Date()) {
  const feed = await db().calendarFeed.findUnique({ where: { tokenHash: hashToken(token) }, select: { id: true, ownerId: true, scope: true, revokedAt: true, lastReadAt: true, owner: { select: { locale: true } } } })
  if (!feed || feed.revokedAt) return undefined
  // Noted now and then: calendars ask every hour, and nobody needs the minute.
  if (!feed.lastReadAt || now.getTime() - feed.lastReadAt.getTime() > STALE_MINUTES * 60_000) await db().calendarFeed.update({ where: { id: feed.id }, data: { lastReadAt: now } })
  const viewer = await viewerOfUser(feed.ownerId)
  return viewer && { id: feed.id, viewer, scope: feed.scope, locale: feed.owner.locale === 'en' ? ('en' as const) : ('fr' as const) }
}
