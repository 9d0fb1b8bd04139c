import { db } from '~/db/client.server'
import { Prisma } from '~/db/generated/client'
import type { ActivityKind, Level, ProgrammeKind } from '~/db/generated/enums'
import { addDays, HOUSE_ZONE, instantOf, localDate, todayIn, weeksOfMonth } from '~/ui/time'
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
}

// Pupils and adults of those who hold a seat; see signups/rules for the states.
const taken = Prisma.sql`(SELECT coalesce(sum(u.pupils + u.adults), 0)::int FROM "SignUp" u WHERE u."sessionId" = s.id AND u.status IN ('PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW'))`

const columns = Prisma.sql`s.id, s."startsAt", s."endsAt", s.seats, s.status::text AS status, a.slug, a.title, a.kind::text AS kind, a.town, c.name AS host,
  a.levels::text[] AS levels, a."stepFree", p.kind::text AS "programmeKind", p.title AS "programmeTitle", p.example, ${taken} AS taken`

const tables = Prisma.sql`"Session" s JOIN "Activity" a ON a.id = s."activityId" JOIN "Programme" p ON p.id = a."programmeId" LEFT JOIN "Company" c ON c.id = a."hostId"`

/** Published: the programme and the activity; a cancelled activity stays to be seen as cancelled. */
const published = Prisma.sql`p."publishedAt" IS NOT NULL AND a.moderation IN ('PUBLISHED', 'CANCELLED') AND a."publishedAt" IS NOT NULL`

type Found = { sessions: PublicSession[]; total: number; pages: number; unknownTown: boolean }

/** The sessions that a search finds, by date; one page of them, or all of a month. */
export async function findSessions(search: ProgrammeSearch, now = new Date()): Promise<Found> {
  const place = search.ville ? await townPlace(search.ville) : undefined
  const where = Prisma.join(conditions(search, place, now), ' AND ')
  const month = search.vue === 'mois'
  const slice = month ? Prisma.sql`LIMIT 2000` : Prisma.sql`LIMIT ${PAGE} OFFSET ${(search.page - 1) * PAGE}`
  const rows = await db().$queryRaw<(PublicSession & { total: number })[]>`
    SELECT ${columns}, count(*) OVER ()::int AS total FROM ${tables} WHERE ${where} ORDER BY s."startsAt", s.id ${slice}`
  const total = rows[0]?.total ?? 0
  return { sessions: rows, total, pages: month ? 1 : Math.ceil(total / PAGE), unknownTown: search.ville !== undefined && !place }
}

/** The first month (`2027-01`) from today on in which a search finds something, whatever month it shows. */
export async function nextMonthWithDates(search: ProgrammeSearch, now = new Date()): Promise<string | undefined> {
  const { sessions: [first] } = await findSessions({ ...search, vue: 'liste', du: undefined, au: undefined, page: 1 }, now)
  return first && localDate(first.startsAt).slice(0, 7)
}

function conditions(search: ProgrammeSearch, place: Place | undefined, now: Date, forCalendar = false): Prisma.Sql[] {
  const { q, type, programme, public: audience, niveau, accessible, places } = search
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
    ...(place ? [Prisma.sql`${kilometres(place)} <= ${search.distance}`] : []),
    ...wordsOf(q).map((word) => Prisma.sql`a."searchText" LIKE '%' || replace(pavillon_search_text(${word}), '%', '') || '%'`),
  ]
}

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
  const place = search.ville ? await townPlace(search.ville) : undefined
  // A feed with a moving beginning would drop yesterday's session from people's calendars.
  const since = search.du ? search : { ...search, du: '2000-01-01' }
  const where = Prisma.join(conditions({ ...since, vue: 'liste' }, place, now, true), ' AND ')
  const rows = await db().$queryRaw<{ id: string }[]>`SELECT s.id FROM ${tables} WHERE ${where}`
  return rows.map(({ id }) => id)
}

type Place = { latitude: number; longitude: number }

/** Where a town or postcode lies: the middle of its schools, which are the geography we have. */
async function townPlace(town: string): Promise<Place | undefined> {
  const [found] = await db().$queryRaw<(Place | { latitude: null; longitude: null })[]>`
    SELECT avg(latitude) AS latitude, avg(longitude) AS longitude FROM "School"
    WHERE latitude IS NOT NULL AND (postcode = ${town} OR pavillon_search_text(town) = pavillon_search_text(${town}))`
  return found && found.latitude !== null ? found : undefined
}

/** Great-circle distance (haversine, Earth's radius 6 371 km); an activity without a place lies nowhere near. */
const kilometres = ({ latitude, longitude }: Place) => Prisma.sql`coalesce(2 * 6371 * asin(sqrt(
  power(sin(radians(a.latitude - ${latitude}::float8) / 2), 2) + cos(radians(${latitude}::float8)) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - ${longitude}::float8) / 2), 2))), 'Infinity'::float8)`

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
