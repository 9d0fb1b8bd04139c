/** What staff read of a session: who comes, who waits and why, what is to be decided. */
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { transportFields } from './queries.server'
import { isLive, isSeated, nextInLine, partyOf, seatsLeft } from './rules'
import { yearRoomsOf } from './year-limit.server'

const listed = {
  id: true, kind: true, status: true, className: true, level: true, pupils: true, adults: true, stepFree: true, otherNeeds: true, needs: true, ...transportFields, contactName: true,
  personMail: true, confirmBy: true, offeredUntil: true,
  contactPhone: true, queuedAt: true, createdAt: true, cancelReason: true, refuseReason: true,
  school: { select: { id: true, uai: true, name: true, town: true, postcode: true, academie: true } },
  timeRequests: { where: { state: 'ASKED' }, select: { id: true } },
  user: { select: { email: true, contacts: { where: { role: 'SCHOOL', endedAt: null }, select: { schoolId: true, verifiedAt: true } } } },
  approvals: {
    where: { state: { not: 'SUPERSEDED' } },
    select: { id: true, authority: true, state: true, dueAt: true, reason: true },
    orderBy: { authority: 'asc' },
  },
} as const satisfies Prisma.SignUpSelect

export type ListedSignUp = Prisma.SignUpGetPayload<{ select: typeof listed }>

// Who never waited comes first.
const byRank = [{ queuedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] as const satisfies Prisma.SignUpOrderByWithRelationInput[]

/** A session's sign-ups with its totals and its waiting list in order. Staff alone; a 404 for others and for no session. */
export async function sessionSignUps(viewer: Viewer, sessionId: string) {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: {
      id: true, startsAt: true, endsAt: true, seats: true, status: true, cancelReason: true, note: true,
      activity: { select: { id: true, title: true, slug: true, placeName: true, town: true, programme: { select: { id: true, title: true, zone: true } } } },
      signUps: { select: listed, orderBy: [...byRank] },
    },
  })
  if (!session) throw notFound()
  const { signUps, ...own } = session
  const seated = signUps.filter(({ status }) => isSeated(status))
  const waiting = signUps.filter(({ status }) => status === 'WAITLISTED')
  const sum = (count: (signUp: ListedSignUp) => number) => seated.reduce((total, signUp) => total + count(signUp), 0)
  // Who comes by themselves accompanies nobody.
  const totals = { pupils: sum(({ pupils }) => pupils), adults: sum(({ kind, adults }) => (kind === 'PERSON' ? 0 : adults)), individuals: sum(({ kind, adults }) => (kind === 'PERSON' ? adults : 0)), stepFree: sum(({ stepFree }) => stepFree), taken: sum(partyOf) }
  const year = (await yearRoomsOf([sessionId])).get(sessionId)
  const { heldBy } = nextInLine(waiting, seatsLeft({ seats: own.seats, taken: totals.taken }), year?.yearLeft ?? null)
  return {
    session: own,
    seated: seated.sort((one, other) => collator.compare(one.school?.name ?? '', other.school?.name ?? '')),
    waiting,
    heldBy: heldBy && { size: heldBy.size, left: heldBy.left, yearLimit: heldBy.yearFull ? (year?.yearLimit ?? null) : null },
    ended: signUps.filter(({ status }) => !isSeated(status) && !isLive(status)),
    totals,
  }
}

const collator = new Intl.Collator('fr')

/** Whether it was checked that who signed up belongs to the school. */
export function isVerified({ user, school }: Pick<ListedSignUp, 'user' | 'school'>): boolean {
  return user?.contacts.some(({ schoolId, verifiedAt }) => schoolId === school?.id && verifiedAt !== null) ?? false
}

/** What a list of sign-ups is about: one session, all of an activity, or all of a programme. */
export type ListScope = { sessionId: string } | { activityId: string } | { programmeId: string }

const withSession = { ...listed, arrivedAt: true, pupilsPresent: true, adultsPresent: true, session: { select: { id: true, startsAt: true, endsAt: true, activity: { select: { title: true, host: { select: { name: true } } } } } } } as const satisfies Prisma.SignUpSelect

export type SignUpOfList = Prisma.SignUpGetPayload<{ select: typeof withSession }> & { rank: number | null }

/** Sessions whose sign-ups are sorted together: sorting all of a programme anew for each batch would cost its square. */
const SESSIONS_AT_ONCE = 200

async function* sessionIdsOf(scope: Exclude<ListScope, { sessionId: string }>): AsyncGenerator<string[]> {
  const where = { ...('activityId' in scope ? scope : { activity: scope }), signUps: { some: {} } }
  let cursor: string | undefined
  do {
    const found: { id: string }[] = await db().session.findMany({ where, select: { id: true }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], take: SESSIONS_AT_ONCE, ...(cursor && { cursor: { id: cursor }, skip: 1 }) })
    yield found.map(({ id }) => id)
    cursor = found.length === SESSIONS_AT_ONCE ? found.at(-1)?.id : undefined
  } while (cursor)
}

/** Sign-ups for a file, by session and there in the order of the page: read in batches, as the file is written. */
export async function* signUpsForList(viewer: Viewer, scope: ListScope): AsyncGenerator<SignUpOfList[]> {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  let [session, rank] = ['', 0]
  for await (const ids of 'sessionId' in scope ? [[scope.sessionId]] : sessionIdsOf(scope)) {
    let cursor: string | undefined
    do {
      const batch: Omit<SignUpOfList, 'rank'>[] = await db().signUp.findMany({
        where: { sessionId: { in: ids } }, select: withSession, orderBy: [{ session: { startsAt: 'asc' } }, { sessionId: 'asc' }, ...byRank], take: 500, ...(cursor && { cursor: { id: cursor }, skip: 1 }),
      })
      const ranked = batch.map((signUp) => {
        if (signUp.session.id !== session) [session, rank] = [signUp.session.id, 0]
        return { ...signUp, rank: signUp.status === 'WAITLISTED' ? (rank += 1) : null }
      })
      if (ranked.length > 0) yield ranked
      cursor = batch.length === 500 ? batch.at(-1)?.id : undefined
    } while (cursor)
  }
}
