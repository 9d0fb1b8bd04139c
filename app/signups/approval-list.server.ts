import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { ApprovalState } from '~/db/generated/enums'

const listed = {
  id: true, authority: true, state: true, askedAt: true, dueAt: true, decidedAt: true, reason: true,
  signUp: {
    select: {
      level: true, className: true, pupils: true, adults: true, school: { select: { uai: true, name: true, town: true, basin: true } },
      session: { select: { startsAt: true, activity: { select: { title: true, host: { select: { name: true } } } } } },
    },
  },
} as const satisfies Prisma.ApprovalSelect

export type ApprovalOfList = Prisma.ApprovalGetPayload<{ select: typeof listed }>

/** Decisions on bookings, as asked, oldest first: all for staff; for the rectorate its own, of its academies; in one state, or in all. Read in batches. */
export async function* approvalsForList(viewer: Viewer, state?: ApprovalState): AsyncGenerator<ApprovalOfList[]> {
  const staff = viewer.roles.includes('STAFF')
  if (!staff && !viewer.roles.includes('RECTORATE')) throw notFound()
  const own: Prisma.ApprovalWhereInput = staff ? {} : { authority: 'RECTORATE', signUp: { school: { academie: { in: viewer.academies } } } }
  let cursor: string | undefined
  do {
    const batch: ApprovalOfList[] = await db().approval.findMany({
      where: { signUpId: { not: null }, state: state ?? { not: 'SUPERSEDED' }, ...own }, select: listed, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], take: 500, ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    })
    if (batch.length > 0) yield batch
    cursor = batch.length === 500 ? batch.at(-1)?.id : undefined
  } while (cursor)
}
