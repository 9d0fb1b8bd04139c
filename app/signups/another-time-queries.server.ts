/** What a host reads of a class that it receives, and a school of another time that is asked of it. */
import { notFound } from '~/access/responses.server'
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { hostedBy } from './another-time.server'
import { placeOf } from './moves.server'
import { transportFields } from './queries.server'
import { liveStatuses } from './rules'

const asked = {
  id: true, state: true, message: true, answer: true, wholeSession: true, startsAt: true, endsAt: true, createdAt: true, answeredAt: true,
  company: { select: { name: true } }, dates: { select: { id: true, startsAt: true, endsAt: true, taken: true }, orderBy: { startsAt: 'asc' } },
} as const satisfies Prisma.TimeRequestSelect
export type AskedTime = Prisma.TimeRequestGetPayload<{ select: typeof asked }>

/** A class as its host sees it: school, level, counts and needs in counts, how it comes; nobody's name. A 404 for another's. */
export async function hostedClass(viewer: Viewer, id: string) {
  const signUp = await db().signUp.findFirst({
    where: { id, ...hostedBy(viewer) },
    select: {
      id: true, status: true, level: true, pupils: true, adults: true, stepFree: true, otherNeeds: true, ...transportFields,
      school: { select: { name: true, town: true } },
      approvals: { where: { state: { not: 'SUPERSEDED' } }, select: { authority: true, state: true }, orderBy: { authority: 'asc' } },
      session: {
        select: {
          id: true, startsAt: true, endsAt: true, status: true, note: true, seats: true, _count: { select: { signUps: { where: { status: { in: [...liveStatuses] } } } } },
          activity: { select: { title: true, slug: true, placeName: true, address: true, postcode: true, town: true, programme: { select: { zone: true } } } },
        },
      },
      timeRequests: { select: asked, orderBy: { createdAt: 'desc' } },
    },
  })
  if (!signUp) throw notFound()
  const { transportCostCents, transportPayer, timeRequests, ...rest } = signUp
  const atTheirCost = transportPayer === 'COMPANY'
  return {
    ...rest, place: placeOf(signUp.session.activity), transportCostCents: atTheirCost ? transportCostCents : null, transportPayer: atTheirCost ? transportPayer : null,
    alone: signUp.session._count.signUps === 1, open: timeRequests.find(({ state }) => state === 'ASKED') ?? null, earlier: timeRequests.filter(({ state }) => state !== 'ASKED'),
  }
}

/** The other time that is asked of a class of the viewer's school, or null. */
export function askedOf(viewer: Viewer, signUpId: string) {
  return db().timeRequest.findFirst({
    where: { signUpId, state: 'ASKED', signUp: ofOwnSchools(viewer, 'userId') },
    select: {
      ...asked,
      signUp: {
        select: {
          id: true, className: true, level: true, pupils: true, adults: true,
          session: { select: { startsAt: true, endsAt: true, activity: { select: { title: true, approvals: true, programme: { select: { zone: true } } } } } },
        },
      },
    },
  })
}

/** All that is asked of the viewer's schools and waits for an answer, the nearest visit first. */
export function askedOfSchools(viewer: Viewer) {
  return db().timeRequest.findMany({
    where: { state: 'ASKED', signUp: ofOwnSchools(viewer, 'userId') }, orderBy: { startsAt: 'asc' },
    select: { id: true, signUpId: true, company: { select: { name: true } }, signUp: { select: { className: true, level: true, session: { select: { activity: { select: { title: true } } } } } } },
  })
}
