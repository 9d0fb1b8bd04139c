import { findSessions, rangeOf } from '~/activities/public-queries.server'
import type { ProgrammeSearch } from '~/activities/search'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'

/** More in one month, or between two pages, is no programme. */
const MOST = 500

type Page = { sessions: { startsAt: Date }[]; pages: number }

/**
 * Partners' dates that stand on a page of the programme: from its first session (the first page: from the beginning) to
 * the first of the next page. A filter about what we do not know of them (for whom, on what, how far, how many seats) leaves them out.
 */
export async function partnerEvents(search: ProgrammeSearch, { sessions, pages }: Page, now = new Date()) {
  const { q, type, programme, public: audience, niveau, ville, ecole, theme, pour, accessible, places, vue, page } = search
  if (type || programme || audience || niveau || ville || ecole || theme || pour || accessible || places) return []
  if ((await db().partnerEvent.findFirst({ select: { id: true } })) === null) return []
  const list = vue === 'liste'
  const [from, until] = rangeOf(search, now)
  const start = list && page > 1 ? sessions[0]?.startsAt : from
  if (!start) return []
  const next = list && page < pages ? (await findSessions({ ...search, page: page + 1 }, now)).sessions[0]?.startsAt : undefined
  const rows = await db().partnerEvent.findMany({
    where: { AND: [{ startsAt: { gte: start } }, ...(until ? [{ startsAt: { lt: until } }] : []), ...(next ? [{ startsAt: { lt: next } }] : []), ...wordsOf(q).map(holds)] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], take: MOST,
    select: { id: true, title: true, place: true, url: true, startsAt: true, endsAt: true, allDay: true, cancelled: true, calendar: { select: { name: true } } },
  })
  return rows.map(({ calendar, ...event }) => ({ ...event, partner: calendar.name }))
}

const wordsOf = (q: string | undefined) => (q ?? '').split(/\s+/).filter(Boolean).slice(0, 8)

function holds(word: string): Prisma.PartnerEventWhereInput {
  const contains = { contains: word, mode: 'insensitive' as const }
  return { OR: [{ title: contains }, { description: contains }, { place: contains }, { calendar: { name: contains } }] }
}
