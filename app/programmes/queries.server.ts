import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { ProgrammeKind } from '~/db/generated/enums'
import { fromDateOnly, todayIn } from '~/ui/time'

/** Programmes for the staff's list, newest first: all, or those of a kind, or those that run in a year. */
export function findProgrammes(_viewer: Viewer, { kind, year }: { kind?: ProgrammeKind; year?: number } = {}) {
  return db().programme.findMany({
    where: { kind, ...(year && { startsOn: { lt: new Date(Date.UTC(year + 1, 0)) }, endsOn: { gte: new Date(Date.UTC(year, 0)) } }) },
    orderBy: [{ startsOn: 'desc' }, { title: 'asc' }],
    select: {
      id: true, kind: true, slug: true, title: true, startsOn: true, endsOn: true, status: true, publishedAt: true, example: true, town: true,
      _count: { select: { activities: true } },
    },
  })
}

/** The years in which there is a programme, latest first. */
export async function programmeYears(_viewer: Viewer): Promise<number[]> {
  const rows = await db().$queryRaw<{ year: number }[]>`
    SELECT DISTINCT generate_series(date_part('year', "startsOn")::int, date_part('year', "endsOn")::int) AS year FROM "Programme" ORDER BY year DESC`
  return rows.map(({ year }) => year)
}

/** One programme with its activities and their coming sessions, for staff. */
export function programmeById(_viewer: Viewer, id: string) {
  return db().programme.findUnique({
    where: { id },
    include: {
      partners: { include: { partner: true } },
      activities: {
        orderBy: { title: 'asc' },
        select: { id: true, title: true, kind: true, moderation: true, town: true, host: { select: { name: true } }, sessions: { where: { status: 'PLANNED' }, select: { id: true, seats: true, startsAt: true } } },
      },
    },
  })
}

/** Programmes for which schools ask and companies propose: published, not over, no show; the school year before a week of it. */
export function openProgrammes(now = new Date()) {
  return db().programme.findMany({
    where: { kind: { not: 'SHOW' }, publishedAt: { not: null }, status: { notIn: ['CANCELLED', 'HELD'] }, endsOn: { gte: fromDateOnly(todayIn(undefined, now)) } },
    select: { id: true, title: true, startsOn: true, endsOn: true }, orderBy: [{ kind: 'desc' }, { startsOn: 'desc' }],
  })
}
