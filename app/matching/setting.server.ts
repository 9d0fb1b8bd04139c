/** What a matching starts from, as it stands now: open requests, where they could go, and what this school year has seen. */
import { daysOff } from '~/activities/queries.server'
import { weekdayOf, whyOff } from '~/activities/rules'
import { db, pool } from '~/db/client.server'
import type { Programme } from '~/db/generated/client'
import { onPool } from '~/db/statements.server'
import { answerers } from '~/requests/invitations.server'
import { daysOfWindow, liveStates, requestKinds, spanOf, type Window } from '~/requests/rules'
import { schoolYearOf } from '~/signups/approvals-queries.server'
import { roomsOf } from '~/signups/bookable.server'
import { seatsLeft } from '~/signups/rules'
import { yearRoomAt, yearRoomsOf } from '~/signups/year-limit.server'
import { addDays, dateOnly, fromDateOnly, localDate, todayIn } from '~/ui/time'
import type { Asked, Setting, Slot } from './rules'
import type { Weights } from './weights'

/** How it is computed besides the weights. `unanswered`: only classes whose school has no answer to read. */
export type Options = { weights: Weights; notice: number; invitations: number; unanswered: boolean }

type Edition = Pick<Programme, 'id' | 'zone' | 'holidayZone' | 'startsOn' | 'endsOn'>
type Off = Awaited<ReturnType<typeof daysOff>>

// More would be more than a request's page, too.
const MOST = 2_000

export async function settingFor(programme: Edition, { weights, notice, invitations, unanswered }: Options, now = new Date()): Promise<Setting> {
  const today = todayIn(programme.zone, now)
  const from = addDays(today, notice)
  const year = schoolYearOf(programme.startsOn)
  const off = await daysOff(programme.holidayZone, today, dateOnly(year.until))
  const [asked, { slots, yearLeft }, classes] = await Promise.all([askedIn(programme, from, off, unanswered), slotsIn(programme, from, off, now), classesOf(year)])
  return { asked, slots, weights, invitations, yearLeft, ...classes }
}

async function askedIn({ id: programmeId, zone }: Edition, from: string, off: Off, unanswered: boolean): Promise<Asked[]> {
  const found = await db().visitRequest.findMany({
    where: { programmeId, state: unanswered ? 'OPEN' : { in: [...liveStates] }, lastDay: { gt: fromDateOnly(todayIn(zone)) } },
    select: {
      id: true, kind: true, level: true, className: true, pupils: true, adults: true, stepFree: true, theme: true, maxKm: true, windows: true,
      school: { select: { id: true, name: true, town: true, priorityEducation: true, rural: true, latitude: true, longitude: true } },
      offers: { select: { state: true, companyId: true, sessionId: true } }, invitations: { select: { companyId: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: MOST,
  })
  return found.map(({ school: { priorityEducation, ...school }, windows, offers, invitations, ...request }): Asked => {
    const days = (windows as Window[]).flatMap(daysOfWindow).filter((day) => day >= from && weekdayOf(day) < 7 && !whyOff(day, off))
    return {
      ...request, school: { ...school, priority: priorityEducation }, windows: windows as Window[], days: new Set(days).size, answered: offers.some(({ state }) => state === 'MADE'),
      declined: offers.flatMap(({ state, sessionId }) => (state === 'DECLINED' && sessionId ? [sessionId] : [])), askedOf: [...invitations, ...offers].map(({ companyId }) => companyId),
    }
  })
}

const company = { select: { id: true, name: true, latitude: true, longitude: true, contacts: { where: answerers, select: { id: true }, take: 1 } } } as const

async function slotsIn(programme: Edition, from: string, off: Off, now: Date): Promise<{ slots: Slot[]; yearLeft: Record<string, number> }> {
  const activities = await db().activity.findMany({
    where: { programmeId: programme.id, moderation: 'PUBLISHED', openTo: { has: 'CLASS' }, kind: { in: [...requestKinds] } },
    select: {
      id: true, kind: true, title: true, summary: true, theme: true, attendance: true, latitude: true, longitude: true, levels: true, minParty: true, maxParty: true, pupilsPerAdult: true, openTo: true, stepFree: true, datesOnRequest: true, maxPerYear: true,
      host: company, coHosts: { select: { company }, orderBy: { companyId: 'asc' } },
      // Companies that were asked and have not said no: each may still become a class of this year.
      _count: { select: { invitations: { where: { declinedAt: null, request: { state: { in: [...liveStates] } } } } } },
      sessions: { where: { status: 'PLANNED', startsAt: { gt: now } }, select: { id: true, startsAt: true, endsAt: true, seats: true }, orderBy: { startsAt: 'asc' } },
    },
    orderBy: { id: 'asc' },
  })
  const ids = activities.flatMap(({ sessions }) => sessions.map(({ id }) => id))
  const [rooms, years] = await Promise.all([roomsOf(ids), yearRoomsOf(ids)])
  const yearLeft: Record<string, number> = {}
  const slots: Slot[] = []
  for (const { id: activityId, kind: kindOf, host, coHosts, sessions, title, summary, theme, attendance, latitude, longitude, datesOnRequest, maxPerYear, _count, ...bookable } of activities) {
    const { first } = schoolYearOf(programme.startsOn)
    const ofYear = `${activityId} ${first}`
    const free = (left: number, yearKey: string) => (yearKey === ofYear ? Math.max(0, left - _count.invitations) : left)
    const who = host ?? coHosts[0]?.company ?? null
    const place = latitude !== null && longitude !== null ? { latitude, longitude } : { latitude: who?.latitude ?? null, longitude: who?.longitude ?? null }
    const common = { ...bookable, activityId, kindOf, title, words: [theme, title, summary].filter(Boolean).join(' '), company: who && { id: who.id, name: who.name }, place, online: attendance === 'ONLINE' }
    for (const session of sessions) {
      const [room, year] = [rooms.get(session.id) ?? { taken: 0, waiting: 0 }, years.get(session.id)]
      const yearKey = year?.yearKey ?? activityId
      const takes = year?.yearLeft ?? null
      if (takes !== null) yearLeft[yearKey] = free(takes, yearKey)
      const day = localDate(session.startsAt, programme.zone)
      slots.push({
        ...common, kind: 'session', id: session.id, yearKey, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(), span: spanOf(session, programme.zone), off: whyOff(day, off) !== undefined, soon: day < from,
        left: seatsLeft({ seats: session.seats, taken: room.taken }), waiting: room.waiting,
      })
    }
    if (datesOnRequest && who) {
      if (maxPerYear !== null) yearLeft[ofYear] = free((await yearRoomAt(onPool, activityId, new Date(Date.UTC(first, 11, 1)))).yearLeft ?? 0, ofYear)
      slots.push({ ...common, kind: 'invitation', id: activityId, yearKey: ofYear, reachable: who.contacts.length > 0 })
    }
  }
  return { slots, yearLeft }
}

/** Classes that were received or have their seats in a school year, wherever: by school, and by the company that receives. */
async function classesOf({ from, until }: { from: Date; until: Date }): Promise<Pick<Setting, 'classesOfSchool' | 'classesAtCompany'>> {
  const count = async (of: string) => {
    const { rows } = await pool().query<{ id: string; n: number }>(
      `SELECT ${of} AS id, count(*)::int AS n FROM "SignUp" u JOIN "Session" s ON s.id = u."sessionId" JOIN "Activity" a ON a.id = s."activityId"
       WHERE u.kind = 'CLASS' AND u.status IN ('PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED') AND s.status = 'PLANNED' AND s."startsAt" >= $1 AND s."startsAt" < $2 GROUP BY 1`, [from, until])
    return Object.fromEntries(rows.filter(({ id }) => id !== null).map(({ id, n }) => [id, n]))
  }
  const [classesOfSchool, classesAtCompany] = await Promise.all([
    count('u."schoolId"'),
    count(`coalesce(a."hostId", (SELECT min(h."companyId"::text)::uuid FROM "ActivityHost" h WHERE h."activityId" = a.id))`),
  ])
  return { classesOfSchool, classesAtCompany }
}
