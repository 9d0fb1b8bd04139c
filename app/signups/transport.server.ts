import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { lockSessionOf } from './moves.server'
import { visibleTo } from './queries.server'
import { transportRow } from './rows'
import { isLive } from './rules'
import type { TransportChanges } from './schema'

/** Says how a booked class comes, until the visit begins. No decision rests on it: none is asked again. */
export async function setTransport(viewer: Viewer, signUpId: string, input: TransportChanges): Promise<{ ok: true } | Refused<'state' | 'past' | 'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const own = { id: signUpId, kind: 'CLASS', ...visibleTo(viewer) } as const
    if ((await tx.signUp.count({ where: own })) === 0) throw notFound()
    await lockSessionOf(tx, signUpId)
    const signUp = await tx.signUp.findFirstOrThrow({ where: own, select: { status: true, version: true, transportMode: true, transportCostCents: true, transportPayer: true, session: { select: { startsAt: true } } } })
    if (!isLive(signUp.status)) return refused('state')
    if (signUp.session.startsAt <= new Date()) return refused('past')
    if (signUp.version !== input.version) return refused('changedMeanwhile')
    const row = transportRow(input)
    await tx.signUp.update({ where: { id: signUpId }, data: { ...row, version: { increment: 1 } }, select: { id: true } })
    await audit(tx, viewer, 'signup.transport', { type: 'SignUp', id: signUpId }, {
      mode: [signUp.transportMode, row.transportMode], cost: [signUp.transportCostCents, row.transportCostCents], payer: [signUp.transportPayer, row.transportPayer],
    })
    return { ok: true }
  })
}
