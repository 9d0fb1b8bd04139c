import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { bookRequest } from '~/requests/commands.server'
import { inviteCompany } from '~/requests/invitations.server'
import { declineOthers, heldRequest } from '~/requests/moves.server'
import { inWindow, isLive, type Window } from '~/requests/rules'
import type { MatchResult, SlotName } from './commands.server'
import type { AcceptInput } from './schema'

/** What became of the rows: classes booked, companies asked, and those that could not be any more, by school, with why. */
export type Accepted = { ok: true; booked: number; asked: number; refused: { school: string; reason: string; n: number }[] }

class NotTaken extends Error {
  constructor(readonly refusal: Refused<string>) {
    super('The row cannot be taken over')
  }
}

/**
 * Takes over rows of a matching, each by itself: classes do not depend on each other, so one that cannot go there any more
 * is named, and the others are booked. A request that was booked by another hand meanwhile is not booked twice.
 */
export async function acceptMatching(viewer: Viewer, programmeId: string, { proposition, demandes }: AcceptInput, now = new Date()): Promise<Accepted> {
  const found = await db().matchProposal.findFirst({ where: { id: proposition, programmeId, state: { in: ['DONE', 'ACCEPTED'] } }, select: { id: true, result: true } })
  if (!found?.result) throw notFound()
  const { reasons, slots, classes } = found.result as unknown as MatchResult
  const ticked = new Set(demandes)
  const accepted: Accepted = { ok: true, booked: 0, asked: 0, refused: [] }
  for (const reason of reasons) {
    const slot = reason.kind === 'placed' ? slots[reason.slot] : undefined
    if (reason.kind !== 'placed' || !slot || !ticked.has(reason.asked)) continue
    const done = await takeRow(viewer, programmeId, reason.asked, reason.slot, slot, now)
    if (!done.ok) accepted.refused.push({ school: classes[reason.asked]?.school ?? '', reason: done.reason, n: Number(done.details?.n ?? 0) })
    else if (slot.kind === 'session') accepted.booked += 1
    else accepted.asked += 1
  }
  const { booked, asked, refused: left } = accepted
  await transaction(async (tx) => {
    await tx.matchProposal.update({ where: { id: found.id }, data: booked + asked > 0 ? { state: 'ACCEPTED' } : {}, select: { id: true } })
    await audit(tx, viewer, 'matching.accepted', { type: 'MatchProposal', id: found.id }, { booked, asked, refused: left.length })
  })
  return accepted
}

/** One row in its own transaction, under the lock of its request and then of its session: all of it or nothing. */
async function takeRow(viewer: Viewer, programmeId: string, requestId: string, slotId: string, slot: SlotName, now: Date): Promise<{ ok: true } | Refused<string>> {
  try {
    return await transaction(async (tx) => {
      const seen = await tx.visitRequest.count({ where: { id: requestId, programmeId } })
      if (seen === 0) return refused('over')
      const request = await heldRequest(tx, { id: requestId })
      if (!isLive(request.state)) return refused('over')
      if (slot.kind === 'invitation') return inviteCompany(tx, viewer, request, { id: slot.companyId ?? '', activityId: slot.activityId })
      const there = await tx.session.count({ where: { id: slotId } })
      if (there === 0) return refused('gone')
      const booked = await bookRequest(tx, viewer, request, slotId, now, true)
      if (!booked.ok) return booked
      // Under the lock of the session, which may have moved since.
      const dates = await tx.session.findUniqueOrThrow({ where: { id: slotId }, select: { startsAt: true, endsAt: true } })
      if (!inWindow(request.windows as Window[], dates, request.programme.zone)) throw new NotTaken(refused('outsideWindows'))
      await declineOthers(tx, viewer, request, null, 'closed')
      return { ok: true as const }
    })
  } catch (error) {
    if (error instanceof NotTaken) return error.refusal
    throw error
  }
}
