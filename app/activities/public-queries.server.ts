import { db } from '~/db/client.server'
import { Prisma } from '~/db/generated/client'
import type { ActivityKind, Level, ProgrammeKind } from '~/db/generated/enums'
import { addDays, HOUSE_ZONE, instantOf, localDate, todayIn, weeksOfMonth } from '~/ui/time'
import { kilometres, nearOf, type Near, type Place } from './places.server'
import type { ProgrammeSearch } from './search'

export const PAGE = 50

export type PublicSession = {
  id: string
  startsAt: Date
  endsAt: Date
  seats: number
  taken: number
  status: 'PLANNED' | 'CANCELLED'
  slug: string
  title: string
  kind: ActivityKind
  town: string | null
  host: string | null
  levels: Level[]
  stepFree: boolean
  programmeKind: ProgrammeKind
  programmeTitle: string
  example: boolean
  /** From where one looks; known only where a search names a place. */
  km?: number | null
}

// Pupils and adults of those who hold a seat; see signups/rules for the states.
const taken = Prisma.sql`(SELECT coalesce(sum(u.pupils + u.adults), 0)::int FROM "SignUp" u WHERE u."sessionId" = s.id AND u.status IN ('PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW'))`

const columns = Prisma.sql`s.id, s."startsAt", s."endsAt", s.seats, s.status::text AS status, a.slug, a.title, a.kind::text AS kind, a.town, c.name AS host,
  a.levels::text[] AS levels, a."stepFree", p.kind::text AS "programmeKind", p.title AS "programmeTitle", p.example, ${taken} AS taken`

const tables = Prisma.sql`"Session" s JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId" LEFT JOIN "Company" c ON c.id = a."hostId"`

/** Published: the programme and the activity; a cancelled activity stays to be seen as cancelled. */
const published = Prisma.sql`p."publishedAt" IS NOT NULL AND a.moderation IN ('PUBLISHED', 'CANCELLED') AND a."publishedAt" IS NOT NULL`

type Found = { sessions: PublicSession[]; total: number; pages: number; near: Near; nearestFirst: boolean }

/**
 * The sessions that a search finds: the nearest first where it looks from a place, else by date; one page of them, or all
 * of a month. `classes`: only what takes classes.
 */
export async function findSessions(search: ProgrammeSearch, now = new Date(), { classes = false } = {}): Promise<Found> {
  const near = await nearOf(search)
  const { place } = near
  const where = Prisma.join([...conditions(search, place, now), ...(classes ? [Prisma.sql`'CLASS' = ANY(a."openTo")`] : [])], ' AND ')
  const month = search.vue === 'mois'
  const nearestFirst = place !== undefined && search.tri !== 'date' && !month
  const slice = month ? Prisma.sql`LIMIT 2000` : Prisma.sql`LIMIT ${PAGE} OFFSET ${(search.page - 1) * PAGE}`
  const rows = await db().$queryRaw<(PublicSession & { total: number })[]>`
    SELECT ${columns}, ${place ? kilometres(place) : Prisma.sql`NULL::float8`} AS km, count(*) OVER ()::int AS total
    FROM ${tables} WHERE ${where} ORDER BY ${nearestFirst ? Prisma.sql`km, ` : Prisma.empty}s."startsAt", s.id ${slice}`
  const total = rows[0]?.total ?? 0
  return { sessions: rows, total, pages: month ? 1 : Math.ceil(total / PAGE), near, nearestFirst }
}

/** The first month (`2027-01`) from today on in which a search finds something, whatever month it shows. */
export async function nextMonthWithDates(search: ProgrammeSearch, now = new Date()): Promise<string | undefined> {
  const { sessions: [first] } = await findSessions({ ...search, vue: 'liste', tri: 'date', du: undefined, au: undefined, page: 1 }, now)
  return first && localDate(first.startsAt).slice(0, 7)
}

function conditions(search: ProgrammeSearch, place: Place | undefined, now: Date, forCalendar = false): Prisma.Sql[] {
  const { q, type, programme, public: audience, niveau, accessible, places, theme, pour } = search
  const [from, until] = rangeOf(search, now)
  return [
    published,
    Prisma.sql`s."startsAt" >= ${from}`,
    ...(until ? [Prisma.sql`s."startsAt" < ${until}`] : []),
    ...(type ? [Prisma.sql`a.kind = ${type}::"ActivityKind"`] : []),
    ...(programme ? [Prisma.sql`p.kind = ${programme}::"ProgrammeKind"`] : []),
    ...(audience ? [Prisma.sql`${audience}::"Audience" = ANY(a.audiences)`] : []),
    ...(niveau ? [Prisma.sql`${niveau}::"Level" = ANY(a.levels)`] : []),
    ...(accessible ? [Prisma.sql`a."stepFree"`] : []),
    // A calendar that had it must learn that it is called off.
    ...(places ? [forCalendar ? Prisma.sql`(s.status = 'CANCELLED' OR ${taken} < s.seats)` : Prisma.sql`s.status = 'PLANNED' AND ${taken} < s.seats`] : []),
    ...(theme ? [Prisma.sql`pavillon_search_text(a.theme) = pavillon_search_text(${theme})`] : []),
    ...(pour ? [forCalendar ? Prisma.sql`(s.status = 'CANCELLED' OR s."startsAt" <= ${now} OR (${takes(pour, now)}))` : takes(pour, now)] : []),
    ...(place ? [Prisma.sql`${kilometres(place)} <= ${search.distance}`] : []),
    ...wordsOf(q).map((word) => Prisma.sql`a."searchText" LIKE '%' || replace(pavillon_search_text(${word}), '%', '') || '%'`),
  ]
}

/** Whether so many could sign up at this moment and have their seats: as `whyNot` and `seatedAtOnce` of sign-ups decide. */
const takes = (party: number, now: Date) => Prisma.sql`s.status = 'PLANNED' AND a.moderation = 'PUBLISHED' AND p.status NOT IN ('CANCELLED', 'HELD') AND s."startsAt" > ${now}
  AND ${taken} + ${party} <= s.seats AND NOT EXISTS (SELECT 1 FROM "SignUp" w WHERE w."sessionId" = s.id AND w.status = 'WAITLISTED')
  AND coalesce(a."minParty", 0) <= ${party} AND coalesce(a."maxParty", ${party}) >= ${party}
  AND coalesce(p."signUpOpensAt" <= ${now}, true) AND coalesce(p."signUpClosesAt" > ${now}, true) AND coalesce(s."signUpClosesAt" > ${now}, true)`

const wordsOf = (q: string | undefined) => (q ?? '').split(/\s+/).filter(Boolean).slice(0, 8)

/** From when to before when a search looks. */
export function rangeOf(search: ProgrammeSearch, now: Date): [Date, Date | undefined] {
  const midnight = (day: string) => instantOf(day, '00:00', HOUSE_ZONE)
  const month = search.vue === 'mois' ? weeksOfMonth(search.mois ?? todayIn(HOUSE_ZONE, now).slice(0, 7)) : undefined
  if (month) return [midnight(month[0]?.[0] ?? ''), midnight(addDays(month.at(-1)?.at(-1) ?? '', 1))]
  return [search.du ? midnight(search.du) : midnight(todayIn(HOUSE_ZONE, now)), search.au ? midnight(addDays(search.au, 1)) : undefined]
}

/** Ids of all sessions that a search finds, the past ones of its range too: a calendar keeps what was. */
export async function sessionIds(search: ProgrammeSearch, now = new Date()): Promise<string[]> {
  const { place } = await nearOf(search)
  // A feed with a moving beginning would drop yesterday's session from people's calendars.
  const since = search.du ? search : { ...search, du: '2000-01-01' }
  const where = Prisma.join(conditions({ ...since, vue: 'liste' }, place, now, true), ' AND ')
  const rows = await db().$queryRaw<{ id: string }[]>`SELECT s.id FROM ${tables} WHERE ${where}`
  return rows.map(({ id }) => id)
}

/** The themes of what is on offer, for a choice. */
export async function themesOnOffer(): Promise<string[]> {
  const rows = await db().activity.findMany({
    where: { theme: { not: null }, moderation: 'PUBLISHED', programme: { publishedAt: { not: null } } }, distinct: ['theme'], select: { theme: true }, orderBy: { theme: 'asc' },
  })
  return rows.flatMap(({ theme }) => theme ?? [])
}

/** An activity's public page, or null when there is none that everyone may read. */
export async function publicActivity(slug: string) {
  const activity = await db().activity.findFirst({
    where: { slug, moderation: { in: ['PUBLISHED', 'CANCELLED'] }, publishedAt: { not: null }, programme: { publishedAt: { not: null } } },
    omit: { searchText: true, createdById: true, moderationReason: true, labelReason: true, maxPerYear: true },
    include: {
      host: { select: { name: true, town: true, web: true } },
      coHosts: { select: { company: { select: { name: true } } } },
      programme: { select: { title: true, slug: true, kind: true, status: true, statusNote: true, example: true, zone: true, signUpOpensAt: true, signUpClosesAt: true } },
    },
  })
  if (!activity) return null
  const sessions = await db().$queryRaw<(PublicSession & { signUpClosesAt: Date | null })[]>`
    SELECT ${columns}, s."signUpClosesAt" FROM ${tables} WHERE a.id = ${activity.id}::uuid ORDER BY s."startsAt", s.id`
  return { activity, sessions }
}

/** A programme's public page with its coming sessions and its activities, or null. */
export async function publicProgramme(kind: ProgrammeKind, slug: string, now = new Date()) {
  const programme = await db().programme.findFirst({
    where: { kind, slug, publishedAt: { not: null } },
    omit: { searchText: true },
    include: {
      partners: { select: { partner: { select: { name: true } } } },
      activities: {
        where: { moderation: { in: ['PUBLISHED', 'CANCELLED'] }, publishedAt: { not: null } },
        orderBy: { title: 'asc' },
        select: { id: true, slug: true, title: true, summary: true, kind: true, town: true, moderation: true, host: { select: { name: true } } },
      },
    },
  })
  if (!programme) return null
  const sessions = await db().$queryRaw<PublicSession[]>`
    SELECT ${columns} FROM ${tables} WHERE ${published} AND p.id = ${programme.id}::uuid AND s."endsAt" >= ${now} ORDER BY s."startsAt", s.id LIMIT 200`
  return { programme, sessions }
}

/** What the home page shows: the programmes that run or come, and the next dates. */
export async function homePage(now = new Date()) {
  const programmes = await db().programme.findMany({
    where: { publishedAt: { not: null }, endsOn: { gte: new Date(`${todayIn(HOUSE_ZONE, now)}T00:00:00Z`) } },
    orderBy: { startsOn: 'asc' },
    take: 6,
    select: { id: true, kind: true, slug: true, title: true, startsOn: true, endsOn: true, status: true, town: true, example: true, summary: true },
  })
  const sessions = await db().$queryRaw<PublicSession[]>`
    SELECT ${columns} FROM ${tables} WHERE ${published} AND s."startsAt" >= ${now} AND s.status = 'PLANNED' ORDER BY s."startsAt", s.id LIMIT 5`
  return { programmes, sessions }
}
