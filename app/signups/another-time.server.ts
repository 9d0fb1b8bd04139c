/** A host asks a booked class to come at another time; the school takes one of its dates, or keeps its own. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import { ofOwnSchools, system, type Viewer } from '~/access/viewer.server'
import type { WhyOff } from '~/activities/rules'
import { firstDayOff } from '~/activities/school-days.server'
import { db, transaction, type Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { newId } from '~/db/statements.server'
import { instantOf } from '~/ui/time'
import { tellTime } from './another-time-letters.server'
import { moveTime, timeFields } from './another-time-moves.server'
import { answerBefore, sameDates } from './another-time-rules'
import type { AskTime } from './another-time-schema'
import { lockSessionOf } from './moves.server'

type AskRefusal = 'notExpected' | 'past' | 'alreadyAsked' | 'skippedTime' | 'datePast' | 'sameDate' | WhyOff

/** Which classes a company receives: those of activities of which it is host or one of the hosts. */
export const hostedBy = (viewer: Viewer) =>
  ({ kind: 'CLASS', session: { activity: { OR: [{ hostId: { in: viewer.companyIds } }, { coHosts: { some: { companyId: { in: viewer.companyIds } } } }] } } }) as const satisfies Prisma.SignUpWhereInput

/** The host proposes other dates to a class that is expected. The school is told; nothing else changes until it answers. `n` names the line of a refusal. */
export async function askTime(viewer: Viewer, signUpId: string, input: AskTime): Promise<{ ok: true; id: string } | Refused<AskRefusal>> {
  return transaction(async (tx) => {
    const own = { id: signUpId, ...hostedBy(viewer) }
    if ((await tx.signUp.count({ where: own })) === 0) throw notFound()
    await lockSessionOf(tx, signUpId)
    const { status, session } = await tx.signUp.findFirstOrThrow({
      where: own,
      select: {
        status: true,
        session: {
          select: {
            startsAt: true, endsAt: true, status: true,
            activity: { select: { hostId: true, coHosts: { select: { companyId: true } }, openTo: true, programme: { select: { zone: true, holidayZone: true } } } },
          },
        },
      },
    })
    const { activity } = session
    const now = new Date()
    if (!(status === 'PENDING' || status === 'CONFIRMED') || session.status === 'CANCELLED') return refused('notExpected')
    if (session.startsAt <= now) return refused('past')
    if ((await tx.timeRequest.count({ where: { signUpId, state: 'ASKED' } })) > 0) return refused('alreadyAsked')
    const dates: { id: string; startsAt: Date; endsAt: Date }[] = []
    for (const { date, startTime, endTime, index: n } of input.dates) {
      const times = instants(date, startTime, endTime, activity.programme.zone)
      if (!times) return refused('skippedTime', { n })
      if (times.startsAt <= now) return refused('datePast', { n })
      if (sameDates(times, session)) return refused('sameDate', { n })
      const off = await firstDayOff(tx, { openTo: ['CLASS'], programme: activity.programme }, [date])
      if (off) return refused(off.reason, { n })
      if (!dates.some((other) => sameDates(other, times))) dates.push({ id: newId(), ...times })
    }
    const companyId = [activity.hostId, ...activity.coHosts.map((one) => one.companyId)].find((one) => one !== null && viewer.companyIds.includes(one))
    if (!companyId) throw notFound()
    const { id } = await tx.timeRequest.create({
      data: {
        signUpId, companyId, message: input.message || null, wholeSession: input.wholeSession, startsAt: session.startsAt, endsAt: session.endsAt, createdById: viewer.userId,
        dates: { createMany: { data: dates } },
      },
      select: { id: true },
    })
    await audit(tx, viewer, 'time.asked', { type: 'SignUp', id: signUpId }, { requestId: id, dates: dates.map(({ startsAt }) => startsAt.toISOString()) })
    await tellTime(tx, 'asked', await tx.timeRequest.findUniqueOrThrow({ where: { id }, select: timeFields }))
    return { ok: true, id }
  })
}

function instants(date: string, startTime: string, endTime: string, zone: string): { startsAt: Date; endsAt: Date } | undefined {
  try {
    return { startsAt: instantOf(date, startTime, zone), endsAt: instantOf(date, endTime, zone) }
  } catch {
    return undefined
  }
}

/** The host takes it back: the class comes when it was to come. The school is told. */
export function withdrawTime(viewer: Viewer, requestId: string): Promise<{ ok: true; signUpId: string } | Refused<'over'>> {
  return end(viewer, { id: requestId, companyId: { in: viewer.companyIds } }, 'WITHDRAWN')
}

/** The school keeps the date that it has, with a word for the host if it likes. */
export function keepTime(viewer: Viewer, requestId: string, words?: string): Promise<{ ok: true; signUpId: string } | Refused<'over'>> {
  return end(viewer, { id: requestId, signUp: ofOwnSchools(viewer, 'userId') }, 'KEPT', words?.trim() || null)
}

function end(viewer: Viewer, where: Prisma.TimeRequestWhereInput, to: 'WITHDRAWN' | 'KEPT', answer: string | null = null) {
  return transaction(async (tx): Promise<{ ok: true; signUpId: string } | Refused<'over'>> => {
    const request = await heldRequest(tx, where)
    // Said twice, it is said once.
    if (request.state === to) return { ok: true, signUpId: request.signUpId }
    if (request.state !== 'ASKED') return refused('over')
    await moveTime(tx, viewer, request, to, { answer })
    await tellTime(tx, to === 'KEPT' ? 'kept' : 'withdrawn', { ...request, answer })
    return { ok: true, signUpId: request.signUpId }
  })
}

/** A request that the viewer may answer, read under the lock of the session that its class is in. */
async function heldRequest(tx: Tx, where: Prisma.TimeRequestWhereInput) {
  const seen = await tx.timeRequest.findFirst({ where, select: { id: true, signUpId: true } })
  if (!seen) throw notFound()
  await lockSessionOf(tx, seen.signUpId)
  return tx.timeRequest.findUniqueOrThrow({ where: { id: seen.id }, select: timeFields })
}

/** Ends what nobody answered before the visit or the last of the dates. Its host is told. Gives how many ended. */
export async function expireTimes(now = new Date()): Promise<number> {
  const asked = await db().timeRequest.findMany({
    where: { state: 'ASKED', OR: [{ startsAt: { lte: now } }, { dates: { every: { startsAt: { lte: now } } } }] }, select: { id: true, startsAt: true, dates: { select: { startsAt: true, endsAt: true } } }, orderBy: { id: 'asc' },
  })
  let ended = 0
  for (const { id, startsAt, dates } of asked) {
    if (answerBefore(startsAt, dates) > now) continue
    await transaction(async (tx) => {
      const request = await heldRequest(tx, { id })
      if (request.state !== 'ASKED') return
      await moveTime(tx, system, request, 'EXPIRED')
      await tellTime(tx, 'unanswered', request)
      ended += 1
    })
  }
  return ended
}
