/** The public programme for programs: what everyone may read, nothing else. */
import type { z } from 'zod'
import { findSessions, publicActivity, type PublicSession } from '~/activities/public-queries.server'
import { addressOf, type ProgrammeSearch } from '~/activities/search'
import { db } from '~/db/client.server'
import { publicPathOf } from '~/programmes/rules'
import { dateOnly } from '~/ui/time'
import type { ActivityShape, ProgrammesShape, SessionShape, SessionsShape } from './shapes'

type Answer<Shape extends z.ZodType> = z.output<Shape>

/** All published programmes, the latest first. `origin` begins their addresses. */
export async function programmesForPrograms(origin: string): Promise<Answer<typeof ProgrammesShape>> {
  const rows = await db().programme.findMany({
    where: { publishedAt: { not: null } }, orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
    select: { slug: true, kind: true, title: true, summary: true, theme: true, status: true, statusNote: true, startsOn: true, endsOn: true, zone: true, place: true, town: true, example: true },
  })
  return {
    programmes: rows.map(({ startsOn, endsOn, zone, ...row }) => {
      const url = `${origin}${publicPathOf(row)}`
      return { ...row, startsOn: dateOnly(startsOn), endsOn: dateOnly(endsOn), timezone: zone, url, calendar: `${url}.ics` }
    }),
  }
}

/** A page of sessions, found and filtered as on the programme page. */
export async function sessionsForPrograms(search: ProgrammeSearch, origin: string): Promise<Answer<typeof SessionsShape>> {
  const { sessions, total, pages } = await findSessions({ ...search, vue: 'liste' })
  const next = search.page < pages ? `${origin}/api/v1/sessions${addressOf(search, { vue: undefined, mois: undefined, page: search.page + 1 })}` : null
  return { total, page: search.page, pages, next, sessions: sessions.map((session) => sessionOf(session, origin)) }
}

const timesOf = ({ id, startsAt, endsAt, status, seats, taken }: PublicSession) => ({ id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), status, seats, seatsLeft: Math.max(0, seats - taken) })

function sessionOf(session: PublicSession, origin: string): Answer<typeof SessionShape> {
  const { slug, title, kind, host, town, levels, stepFree, programmeKind, programmeTitle, example } = session
  return {
    ...timesOf(session),
    activity: { slug, title, kind, host, town, levels, stepFree, url: `${origin}/actions/${slug}` },
    programme: { kind: programmeKind, title: programmeTitle, example },
  }
}

/** One published activity with all its sessions; null when there is none. */
export async function activityForPrograms(slug: string, origin: string): Promise<Answer<typeof ActivityShape> | null> {
  const found = await publicActivity(slug)
  if (!found) return null
  const { kind, title, summary, description, host, coHosts, moderation, audiences, levels, minParty, maxParty, stepFree, languages, priceCents, placeName, address, postcode, town, latitude, longitude, programme } = found.activity
  return {
    slug, kind, title, summary, description, host: host?.name ?? null, coHosts: coHosts.map(({ company }) => company.name), cancelled: moderation === 'CANCELLED',
    audiences, levels, minParty, maxParty, stepFree, languages, priceCents, place: { name: placeName, address, postcode, town, latitude, longitude },
    programme: { slug: programme.slug, kind: programme.kind, title: programme.title, example: programme.example }, url: `${origin}/actions/${slug}`, sessions: found.sessions.map(timesOf),
  }
}
