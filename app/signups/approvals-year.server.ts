/** The rectorate's year in figures: where classes went out from, when, and how decisions were given. */
import type { Viewer } from '~/access/viewer.server'
import { pool } from '~/db/client.server'
import type { Area } from './map-rules'

export type YearSchool = { id: string; name: string; town: string; basin: string | null; latitude: number | null; longitude: number | null; classes: number; pupils: number }
type Count = { key: string; classes: number; pupils: number }

/** A school year's figures for the viewer's académies: classes whose seats are kept or who came. `first` is the year in which it begins. */
export async function yearOf(viewer: Viewer, first: number) {
  const [from, until] = [`${first}-09-01`, `${first + 1}-09-01`]
  const values = [viewer.academies, from, until]
  const out = `FROM "SignUp" u JOIN "School" c ON c.id = u."schoolId" JOIN "Session" s ON s.id = u."sessionId" JOIN "Activity" a ON a.id = s."activityId"
    WHERE u.kind = 'CLASS' AND c.academie = ANY($1::text[]) AND s."startsAt" >= ($2::date::timestamp AT TIME ZONE 'Europe/Paris') AND s."startsAt" < ($3::date::timestamp AT TIME ZONE 'Europe/Paris')`
  const went = `${out} AND u.status IN ('PENDING', 'CONFIRMED', 'ATTENDED') AND s.status = 'PLANNED'`
  const figures = 'count(*)::int AS classes, coalesce(sum(coalesce(u."pupilsPresent", u.pupils)), 0)::int AS pupils'
  const [schools, months, levels, hosts, decisions] = await Promise.all([
    pool().query<YearSchool>(`SELECT c.id, c.name, c.town, c.basin, c.latitude, c.longitude, ${figures} ${went} GROUP BY c.id ORDER BY 7 DESC, c.name`, values),
    pool().query<Count>(`SELECT to_char(s."startsAt" AT TIME ZONE 'Europe/Paris', 'YYYY-MM') AS key, ${figures} ${went} GROUP BY 1 ORDER BY 1`, values),
    pool().query<Count>(`SELECT u.level::text AS key, ${figures} ${went} AND u.level IS NOT NULL GROUP BY u.level ORDER BY u.level`, values),
    pool().query<{ hosts: number }>(`SELECT count(DISTINCT a."hostId")::int AS hosts ${went}`, values),
    pool().query<{ given: number; refused: number; waiting: number; days: number | null }>(
      `SELECT count(*) FILTER (WHERE p.state = 'GIVEN')::int AS given, count(*) FILTER (WHERE p.state = 'REFUSED')::int AS refused,
         count(*) FILTER (WHERE p.state IN ('ASKED', 'MORE_ASKED') AND u.status = 'PENDING' AND s."startsAt" > now())::int AS waiting,
         round(avg(extract(epoch FROM p."decidedAt" - p."askedAt") / 86400) FILTER (WHERE p.state IN ('GIVEN', 'REFUSED')))::int AS days
       ${out.replace('FROM "SignUp" u', 'FROM "Approval" p JOIN "SignUp" u ON u.id = p."signUpId"')} AND p.authority = 'RECTORATE'`, values),
  ])
  const sum = (key: 'classes' | 'pupils') => schools.rows.reduce((total, school) => total + school[key], 0)
  return {
    totals: { classes: sum('classes'), pupils: sum('pupils'), schools: schools.rows.length, hosts: hosts.rows[0]?.hosts ?? 0, ...(decisions.rows[0] ?? { given: 0, refused: 0, waiting: 0, days: null }) },
    months: months.rows, levels: levels.rows, schools: schools.rows,
  }
}

/** Schools counted by their basin, or by the town around which they are; the area that has most classes first. */
export function byArea(schools: readonly YearSchool[], areas: ReadonlyMap<string, Area>) {
  const counted = new Map<string, { area: Area | null; classes: number; pupils: number; schools: number }>()
  for (const { id, classes, pupils } of schools) {
    const area = areas.get(id) ?? null
    const found = counted.get(area?.key ?? '') ?? { area, classes: 0, pupils: 0, schools: 0 }
    counted.set(area?.key ?? '', { area, classes: found.classes + classes, pupils: found.pupils + pupils, schools: found.schools + 1 })
  }
  return [...counted.values()].sort((one, other) => other.classes - one.classes)
}
