import type { Prisma } from '~/db/generated/client'
import type { Tx } from '~/db/client.server'
import { currentRequest } from './request.server'
import type { Viewer } from './viewer.server'

/**
 * Writes who did what to which thing, in the transaction of the change.
 * `changes` holds facts (states, counts, dates), never a person's words or name.
 */
export async function audit(
  tx: Tx,
  viewer: Viewer,
  action: `${string}.${string}`,
  subject: { type: string; id: string },
  changes: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      actorId: viewer.userId,
      actorRole: viewer.roles[0] ?? (viewer.system ? 'SYSTEM' : 'NONE'),
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      changes,
      requestId: currentRequest()?.id ?? null,
    },
    select: { id: true },
  })
}
