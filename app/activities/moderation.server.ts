/** What staff answer to an activity that somebody proposed. Publishing it is `publishActivity`. */
import { addressOf } from '~/access/origin.server'
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { lockActivity } from './commands.server'

/** Sends a proposed activity back with a reason, which whoever proposed it reads in a mail. */
export async function sendBackActivity(viewer: Viewer, id: string, given: string): Promise<{ ok: true } | Refused<'reasonNeeded'>> {
  const reason = given.trim()
  if (!reason) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const { moderation } = await lockActivity(tx, id)
    if (moderation !== 'PROPOSED') throw notFound()
    const { title, version, createdById } = await tx.activity.update({ where: { id }, data: { moderation: 'SENT_BACK', moderationReason: reason, version: { increment: 1 } }, select: { title: true, version: true, createdById: true } })
    await audit(tx, viewer, 'activity.sentBack', { type: 'Activity', id })
    await tellProposer(tx, createdById, { id, title, version, reason })
    return { ok: true }
  })
}

async function tellProposer(tx: Tx, userId: string | null, { id, title, version, reason }: { id: string; title: string; version: number; reason: string }): Promise<void> {
  const proposer = userId ? await tx.user.findUnique({ where: { id: userId, erasedAt: null }, select: { id: true, email: true, locale: true } }) : null
  if (!proposer) return
  const locale: Language = proposer.locale === 'en' ? 'en' : 'fr'
  await enqueue(tx, {
    kind: 'activity.sentBack', dedupeKey: `activity.sentBack:${id}:${version}`, to: proposer.email, userId: proposer.id, locale, about: { type: 'Activity', id },
    ...letterOf('activity.sentBack', locale, { titre: title, raison: reason }, { address: addressOf('/entreprise').href }),
  })
}
