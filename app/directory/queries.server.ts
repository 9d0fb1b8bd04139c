import type { Viewer } from '~/access/viewer.server'
import { refused, type Refused } from '~/db/outcome'
import { companyLabel, numberIn } from './company-words'
import { db } from '~/db/client.server'
import { Prisma, type Company, type School } from '~/db/generated/client'
import type { SchoolKind } from '~/db/generated/enums'

const PAGE = 50

/** By name as a French reader looks one up: small letters and accents stand with the others. */
const alphabet = Prisma.sql`pavillon_search_text(name), name`

export type FoundSchool = { id: string; uai: string; name: string; kind: SchoolKind; town: string; postcode: string | null; phone: string | null }

/** Open schools by words of their name, town, postcode or UAI; those whose name begins so come first. */
export async function findSchools(text: string, { limit = PAGE, page = 1 } = {}): Promise<{ schools: FoundSchool[]; total: number }> {
  const rows = await db().$queryRaw<(FoundSchool & { total: number })[]>`
    SELECT id, uai, name, kind::text AS kind, town, postcode, phone, count(*) OVER ()::int AS total FROM "School" s
    WHERE ("closedOn" IS NULL OR "closedOn" > now()) AND ${matching(text)}
    ORDER BY (uai = upper(${text})) DESC, (pavillon_search_text(town) = pavillon_search_text(${text})) DESC, ${alphabet}, town, id
    LIMIT ${limit} OFFSET ${(page - 1) * limit}`
  return { schools: rows, total: rows[0]?.total ?? 0 }
}

export type FoundCompany = { id: string; siren: string; siret: string | null; name: string; siteName: string | null; town: string | null; nafCode: string | null; activity: string | null }

/** Companies by words of their name, town, postcode or number. */
export async function findCompanies(_viewer: Viewer, text: string, { limit = PAGE, page = 1 } = {}): Promise<{ companies: FoundCompany[]; total: number }> {
  const rows = await db().$queryRaw<(FoundCompany & { total: number })[]>`
    SELECT id, siren, siret, name, "siteName", town, "nafCode", activity, count(*) OVER ()::int AS total FROM "Company"
    WHERE ${matching(text)} ORDER BY ${alphabet}, town, id LIMIT ${limit} OFFSET ${(page - 1) * limit}`
  return { companies: rows, total: rows[0]?.total ?? 0 }
}

const LISTED = 500

/** All open schools that words find, by name, for a list: read in pieces, as it is written. */
export async function* schoolsForList(text: string): AsyncGenerator<School[]> {
  yield* everyByName<School>(Prisma.sql`"School"`, Prisma.sql`("closedOn" IS NULL OR "closedOn" > now()) AND ${matching(text)}`)
}

/** All companies that words find, by name. */
export async function* companiesForList(_viewer: Viewer, text: string): AsyncGenerator<Company[]> {
  yield* everyByName<Company>(Prisma.sql`"Company"`, matching(text))
}

// Each piece goes on where the last one ended, so no connection is held while a slow reader takes the list.
async function* everyByName<Row extends { id: string; name: string }>(table: Prisma.Sql, where: Prisma.Sql): AsyncGenerator<Row[]> {
  let last: Row | undefined
  do {
    const rows: Row[] = await db().$queryRaw`SELECT * FROM ${table} WHERE ${where} AND ${last ? Prisma.sql`(pavillon_search_text(name), name, id) > (pavillon_search_text(${last.name}), ${last.name}, ${last.id}::uuid)` : Prisma.sql`true`} ORDER BY ${alphabet}, id LIMIT ${LISTED}`
    if (rows.length > 0) yield rows
    last = rows.length === LISTED ? rows.at(-1) : undefined
  } while (last)
}

/** Every word somewhere in the text that is kept without accents. Numbers may be written with spaces. */
function matching(text: string): Prisma.Sql {
  const words = (/^[\d\s]{9,}$/.test(text) ? [text.replace(/\s/g, '')] : text.trim().split(/[\s'’-]+/)).filter(Boolean).slice(0, 8)
  if (words.length === 0) return Prisma.sql`true`
  return Prisma.join(words.map((word) => Prisma.sql`"searchText" LIKE '%' || replace(btrim(pavillon_search_text(${word})), '%', '') || '%'`), ' AND ')
}

const NAMED = 4

/**
 * The company that somebody means by a line of text: by the SIRET or SIREN in it, else by its whole name, else by words
 * that only one has. Refuses what nobody has; and what several have, with their number and the first of them by line.
 */
export async function companyByText(viewer: Viewer, text: string): Promise<{ ok: true; id: string } | Refused<'unknownOrganisation' | 'severalOrganisations'>> {
  const number = numberIn(text)
  const companies = number
    ? await db().company.findMany({ where: number.length === 14 ? { siret: number } : { siren: number }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 20, select: { id: true, name: true, town: true, siren: true, siret: true } })
    : (await findCompanies(viewer, text, { limit: 20 })).companies
  const same = (a: string, b: string) => a.localeCompare(b.trim(), 'fr', { sensitivity: 'base' }) === 0
  const exact = companies.filter((company) => same(number ? companyLabel(company) : company.name, text))
  const candidates = exact.length > 0 ? exact : companies
  const [first] = candidates
  if (!first) return refused('unknownOrganisation')
  if (candidates.length > 1) return refused('severalOrganisations', { n: candidates.length, list: candidates.slice(0, NAMED).map(companyLabel).join(' ; ') + (candidates.length > NAMED ? ' ; …' : '') })
  return { ok: true, id: first.id }
}

/** A school with the people who act for it. */
export function schoolById(_viewer: Viewer, id: string) {
  return db().school.findUnique({
    where: { id },
    include: { formerUais: true, contacts: { where: { endedAt: null }, orderBy: { name: 'asc' }, select: { id: true, name: true, email: true, verifiedAt: true, position: true } } },
  })
}

export function companyById(_viewer: Viewer, id: string) {
  return db().company.findUnique({
    where: { id },
    include: { contacts: { where: { endedAt: null }, orderBy: { name: 'asc' }, select: { id: true, name: true, email: true, position: true } } },
  })
}

/** The companies in whose name the viewer may answer and propose. */
export function ownCompanies(viewer: Viewer) {
  return db().company.findMany({ where: { id: { in: viewer.companyIds } }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** The imports of the last months, newest first. */
export function recentImports(_viewer: Viewer) {
  return db().import.findMany({ orderBy: { createdAt: 'desc' }, take: 30, select: { id: true, kind: true, state: true, fileName: true, rows: true, added: true, changed: true, bad: true, createdAt: true } })
}

/** One import with a page of the rows of one action. */
export async function importById(_viewer: Viewer, id: string, action: 'ADD' | 'CHANGE' | 'SAME' | 'BAD' | undefined, page: number) {
  const found = await db().import.findUnique({ where: { id } })
  if (!found) return null
  const shown = action ?? (found.bad > 0 ? 'BAD' : found.added > 0 ? 'ADD' : found.changed > 0 ? 'CHANGE' : 'SAME')
  const rows = await db().importRow.findMany({ where: { importId: id, action: shown }, orderBy: { line: 'asc' }, skip: (page - 1) * PAGE, take: PAGE })
  const count = { ADD: found.added, CHANGE: found.changed, SAME: found.same, BAD: found.bad }
  return { ...found, totalBytes: Number(found.totalBytes), readBytes: Number(found.readBytes), count, shown, lines: rows, pages: Math.ceil(count[shown] / PAGE) }
}
