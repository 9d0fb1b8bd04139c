/** What companies and partners read of sign-ups: each only what it needs. */
import type { Viewer } from '~/access/viewer.server'
import { readBy } from '~/activities/company-scope'
import { db, pool } from '~/db/client.server'
import { roomsOf } from './bookable.server'

/** A company's own activities with their coming sessions, and who is expected: school, level, counts, no person. */
export async function hostedActivities(viewer: Viewer, now = new Date()) {
  const activities = await db().activity.findMany({
    where: readBy(viewer),
    select: {
      id: true, title: true, slug: true, moderation: true, datesOnRequest: true, programme: { select: { title: true, zone: true } },
      sessions: {
        where: { endsAt: { gt: now } },
        select: {
          id: true, startsAt: true, endsAt: true, seats: true, status: true,
          signUps: {
            where: { status: { in: ['PENDING', 'CONFIRMED', 'OFFERED'] } },
            select: { id: true, kind: true, status: true, level: true, pupils: true, adults: true, stepFree: true, timeRequests: { where: { state: 'ASKED' }, select: { id: true } }, approvals: { where: { state: { not: 'SUPERSEDED' } }, select: { authority: true, state: true }, orderBy: { authority: 'asc' } }, school: { select: { name: true, town: true } } },
            orderBy: { createdAt: 'asc' },
          },
        },
        orderBy: { startsAt: 'asc' },
      },
    },
    orderBy: [{ programme: { startsOn: 'desc' } }, { title: 'asc' }],
  })
  const rooms = await roomsOf(activities.flatMap(({ sessions }) => sessions.map(({ id }) => id)))
  return activities.map(({ sessions, ...activity }) => ({
    ...activity, sessions: sessions.map((session) => ({ ...session, taken: rooms.get(session.id)?.taken ?? 0 })),
  }))
}

export type FinancedProgramme = {
  id: string
  title: string
  kind: 'SHOW' | 'INDUSTRY_WEEK' | 'OUTREACH'
  startsOn: Date
  endsOn: Date
  shareBp: number
  example: boolean
  activities: number
  sessions: number
  classes: number
  pupils: number
  schools: number
}

/**
 * The programmes that the viewer's partners finance, with what they give: published activities, sessions that were not
 * cancelled, and classes whose seats are kept or who came. Who waits, was refused or did not come is not counted.
 */
export async function financedProgrammes(viewer: Viewer): Promise<FinancedProgramme[]> {
  const { rows } = await pool().query<FinancedProgramme>(
    `SELECT p.id, p.title, p.kind::text, p."startsOn"::timestamp AT TIME ZONE 'UTC' AS "startsOn",
       p."endsOn"::timestamp AT TIME ZONE 'UTC' AS "endsOn", max(f."shareBp")::int AS "shareBp", p.example,
       count(DISTINCT a.id)::int AS activities, count(DISTINCT s.id)::int AS sessions,
       count(DISTINCT u.id)::int AS classes, count(DISTINCT u."schoolId")::int AS schools,
       coalesce((
         SELECT sum(coalesce(own."pupilsPresent", own.pupils)) FROM "SignUp" own
         JOIN "Session" held ON held.id = own."sessionId" JOIN "Activity" of ON of.id = held."activityId"
         WHERE of."programmeId" = p.id AND of.moderation = 'PUBLISHED' AND held.status = 'PLANNED'
           AND own.kind = 'CLASS' AND own.status IN ('PENDING', 'CONFIRMED', 'ATTENDED')
       ), 0)::int AS pupils
     FROM "ProgrammePartner" f JOIN "Programme" p ON p.id = f."programmeId"
     LEFT JOIN "Activity" a ON a."programmeId" = p.id AND a.moderation = 'PUBLISHED'
     LEFT JOIN "Session" s ON s."activityId" = a.id AND s.status = 'PLANNED'
     LEFT JOIN "SignUp" u ON u."sessionId" = s.id AND u.kind = 'CLASS' AND u.status IN ('PENDING', 'CONFIRMED', 'ATTENDED')
     WHERE f."partnerId" = ANY($1::uuid[])
     GROUP BY p.id ORDER BY p."startsOn" DESC`,
    [viewer.partnerIds],
  )
  return rows
}
