import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'

/** All that the edition's page edits: the show, its programme's days and version, its price list. */
export async function editionOf(_viewer: Viewer, id: string) {
  const found = await db().show.findUnique({
    where: { programmeId: id },
    include: {
      programme: { select: { title: true, zone: true, version: true, startsOn: true, endsOn: true, status: true, publishedAt: true } },
      prices: { orderBy: [{ unit: 'asc' }, { openSides: 'asc' }, { code: 'asc' }, { validFrom: 'asc' }] },
    },
  })
  return found
}

/** How many of each option companies have asked for so far, drafts left out: against its stock. */
export async function optionsAsked(_viewer: Viewer, showId: string): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ code: string; asked: number }[]>`
    SELECT option.key AS code, sum(CASE WHEN jsonb_typeof(option.value) = 'number' THEN option.value::text::numeric ELSE 0 END)::int AS asked
    FROM "Application" a CROSS JOIN LATERAL jsonb_each(CASE WHEN jsonb_typeof(a.options) = 'object' THEN a.options ELSE '{}'::jsonb END) AS option
    WHERE a."showId" = ${showId}::uuid AND a.state IN ('SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED') GROUP BY option.key`
  return new Map(rows.map(({ code, asked }) => [code, asked]))
}
