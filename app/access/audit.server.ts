import type { Prisma } from '~/db/generated/client'
import type { Tx } from '~/db/client.server'
import { currentRequest } from './request.server'
import type { Viewer } from './viewer.server'

type Action = `${string}.${string}`
type Subject = { type: string; id: string }

/**
 * Writes who did what to which thing, in the transaction of the change.
 * `changes` holds facts (states, counts, dates), never a person's words or name.
 */
export async function audit(
  tx: Tx,
  viewer: Viewer,
  action: Action,
  subject: Subject,
  changes: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEntry.create({ data: auditLine(viewer, action, subject, changes), select: { id: true } })
}

/** The line that `audit` writes, for a statement that holds `auditPart`. */
export function auditLine(viewer: Viewer, action: Action, subject: Subject, changes: Prisma.InputJsonObject = {}) {
  return {
    actorId: viewer.userId,
    actorRole: viewer.system ? 'SYSTEM' : (viewer.roles[0] ?? 'NONE'),
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    changes,
    requestId: currentRequest()?.id ?? null,
  }
}

/** Part of one larger statement: writes those lines of the JSON parameter `lines` whose subject the part `made` made. */
export const auditPart = (lines: `$${number}`, made: string) => `
  INSERT INTO "AuditEntry" ("actorId", "actorRole", action, "subjectType", "subjectId", changes, "requestId")
  SELECT line.* FROM jsonb_to_recordset(${lines}::jsonb) AS line(
    "actorId" text, "actorRole" text, action text, "subjectType" text, "subjectId" text, changes jsonb, "requestId" text
  ) WHERE "subjectId" IN (SELECT id::text FROM ${made})`
