import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import type { Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { TimeRequestState } from '~/db/generated/enums'
import { timeCanBecome } from './another-time-rules'

/** What letters and moves of a host's asking need to know. */
export const timeFields = {
  id: true, signUpId: true, state: true, message: true, answer: true, wholeSession: true, startsAt: true, endsAt: true, companyId: true,
  company: { select: { name: true } },
  dates: { select: { id: true, startsAt: true, endsAt: true, taken: true }, orderBy: { startsAt: 'asc' } },
  signUp: {
    select: {
      className: true, level: true, pupils: true, adults: true, school: { select: { name: true } },
      user: { select: { id: true, email: true, locale: true, erasedAt: true } },
      session: { select: { activity: { select: { title: true, programme: { select: { zone: true } } } } } },
    },
  },
} as const satisfies Prisma.TimeRequestSelect
export type HeldTime = Prisma.TimeRequestGetPayload<{ select: typeof timeFields }>

/** The one way for a host's asking to become something else. The caller holds the lock of the class's session. */
export async function moveTime(
  tx: Tx, viewer: Viewer, request: { id: string; signUpId: string; state: TimeRequestState }, to: TimeRequestState, more: { answer?: string | null } = {},
): Promise<void> {
  if (!timeCanBecome(request.state, to)) throw new Error(`A request for another time does not go from ${request.state} to ${to}`)
  await tx.timeRequest.update({ where: { id: request.id, state: request.state }, data: { state: to, answeredAt: new Date(), answeredById: viewer.userId, ...more }, select: { id: true } })
  await audit(tx, viewer, `time.${to.toLowerCase()}`, { type: 'SignUp', id: request.signUpId }, { requestId: request.id })
}

/** What was asked of these classes has no object any more: they do not come, or come at another time anyway. */
export async function overtakeTimes(tx: Tx, viewer: Viewer, of: Prisma.SignUpWhereInput): Promise<void> {
  const asked = await tx.timeRequest.findMany({ where: { state: 'ASKED', signUp: of }, select: { id: true, signUpId: true, state: true }, orderBy: { id: 'asc' } })
  for (const request of asked) await moveTime(tx, viewer, request, 'OVERTAKEN')
}
