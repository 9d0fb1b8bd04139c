import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { companyLabel } from '~/directory/company-words'
import { dateOnly, todayIn } from '~/ui/time'
import { callState } from '../edition/rules'
import { Wish, type ApplicationFilter } from './schema'

const companyFields = { id: true, name: true, town: true, siret: true, siren: true } as const

/** Wishes as they are kept; what is not readable counts as none. */
export const wishesOf = (json: Prisma.JsonValue): Wish[] => Wish.array().catch([]).parse(json)

/** How an application to a show is asked for: the call, its words, what can be ordered and where one may stand. */
async function callFor(showId: string, applicationId: string | undefined, now: Date) {
  const show = await db().show.findFirst({
    where: { programmeId: showId, programme: { publishedAt: { not: null } } },
    select: { applicationsOpen: true, applicationsClose: true, callText: true, programme: { select: { id: true, title: true, zone: true, status: true } }, prices: { where: { unit: 'OPTION' }, orderBy: { validFrom: { sort: 'asc', nulls: 'first' } }, select: { code: true, label: true, amountCents: true, stock: true, validFrom: true, validUntil: true } }, halls: { select: { stands: { where: { retiredAt: null }, select: { number: true, zone: true } } } } },
  })
  if (!show) return null
  const { halls, prices, ...rest } = show
  const stands = halls.flatMap(({ stands: some }) => some)
  const today = todayIn(show.programme.zone, now)
  const [valid, ordered] = [prices.filter(({ validUntil }) => !validUntil || dateOnly(validUntil) >= today), await orderedOptions(showId, applicationId)]
  // Of several rates of one option the one of today is shown, else the next.
  const options = valid.filter(({ code }, index) => valid.findIndex((other) => other.code === code) === index)
    .map(({ code, label, amountCents, stock }) => ({ code, label, amountCents, left: stock === null ? null : Math.max(0, stock - (ordered.get(code) ?? 0)) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'fr'))
  return { ...rest, call: callState(show, now), options, places: [...new Set([...stands.map(({ zone }) => zone).filter((zone) => zone !== null), ...stands.map(({ number }) => number)])] }
}

/** How many of each option the other applications ask for that may still be accepted. */
async function orderedOptions(showId: string, exceptId = '00000000-0000-0000-0000-000000000000'): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ code: string; n: number }[]>`
    SELECT asked.key AS code, sum(asked.value::int)::int AS n FROM "Application" a, jsonb_each_text(a.options) asked
    WHERE a."showId" = ${showId}::uuid AND a.id <> ${exceptId}::uuid AND a.state IN ('SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED') GROUP BY 1`
  return new Map(rows.map(({ code, n }) => [code, n]))
}

/**
 * A company's own application to a show with all that its form needs; `application` is null before it is begun. Staff
 * say whose by its id. Null when there is no such show.
 */
export async function applicationForm(viewer: Viewer, showId: string, { applicationId, now = new Date() }: { applicationId?: string; now?: Date } = {}) {
  const application = await db().application.findFirst({
    where: { showId, ...(applicationId && viewer.roles.includes('STAFF') ? { id: applicationId } : { companyId: { in: viewer.companyIds } }) },
    include: { company: { select: companyFields }, coExhibitors: { select: { company: { select: companyFields } } }, logo: { select: { id: true, name: true } } },
  })
  const show = await callFor(showId, application?.id, now)
  if (!show) return null
  const own = await db().company.findMany({ where: { id: { in: viewer.companyIds } }, orderBy: { name: 'asc' }, select: companyFields })
  if (!application) return { show, application: null, values: {}, companies: own }
  return { show, application, values: await valuesOf(application), companies: own }
}

type Row = { wishes: Prisma.JsonValue; draft: Prisma.JsonValue; products: string; outlets: string[]; catalogueText: string; options: Prisma.JsonValue; coExhibitors: { company: { name: string; town: string | null; siret: string | null; siren: string } }[] }

/** An application as its form shows it: what was typed last and not saved yet, else what is saved. Nested by conform's names. */
async function valuesOf(row: Row): Promise<Record<string, unknown>> {
  const draft = row.draft && typeof row.draft === 'object' && !Array.isArray(row.draft) ? (row.draft as Record<string, string | string[]>) : {}
  if (Object.keys(draft).length > 0) return nested(draft)
  const wishes = wishesOf(row.wishes)
  const [near, away] = await Promise.all([labels(wishes[0]?.near ?? []), labels(wishes[0]?.away ?? [])])
  return {
    wishes: wishes.map(({ area, equipped, openSides, place }) => ({ area: String(area), kind: equipped ? 'equipped' : 'bare', openSides: String(openSides), place })),
    near: near[0], away: away[0], coExhibitors: row.coExhibitors.map(({ company }) => companyLabel(company)), products: row.products, outlets: row.outlets, catalogueText: row.catalogueText,
    options: Object.fromEntries(Object.entries((row.options ?? {}) as Record<string, number>).map(([code, n]) => [code, String(n)])),
  }
}

async function labels(ids: string[]): Promise<string[]> {
  return (await db().company.findMany({ where: { id: { in: ids } }, select: companyFields })).map(companyLabel)
}

// Names come from the browser: only those of the form's own fields are put together.
const FIELD = /^(wishes\[\d\]\.(area|kind|openSides|place)|coExhibitors\[\d\]|near|away|products|outlets|catalogueText|options\.(?!__)[\w-]{1,40})$/

/** `wishes[0].area` and `options.ELEC3` as nested values. */
export function nested(flat: Record<string, string | string[]>): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(flat)) {
    if (!FIELD.test(name)) continue
    const path = name.split(/[.[\]]+/).filter(Boolean)
    let at: Record<string, unknown> = root
    for (const [index, key] of path.entries()) {
      if (index === path.length - 1) at[key] = value
      else at = (at[key] ??= /^\d+$/.test(path[index + 1] ?? '') ? [] : {}) as Record<string, unknown>
    }
  }
  return root
}

const listFields = {
  id: true, state: true, version: true, late: true, score: true, submittedAt: true, wishes: true, outlets: true, company: { select: { ...companyFields, phone: true, mail: true } },
  _count: { select: { comments: true, coExhibitors: true } },
  assignments: { where: { state: { not: 'RELEASED' as const } }, select: { state: true, stand: { select: { number: true } } } },
} as const

/** A show's applications for staff, narrowed and sorted as asked. */
export async function applicationsOf(_viewer: Viewer, showId: string, { etat, debouche, tardive, genre, q, tri }: ApplicationFilter) {
  const rows = await db().application.findMany({
    where: { showId, state: etat, ...(tardive && { late: true }), ...(debouche && { outlets: { has: debouche } }), ...(q && { company: { searchText: { contains: q.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase() } } }) },
    orderBy: tri === 'score' ? [{ score: { sort: 'desc', nulls: 'last' } }, { company: { name: 'asc' } }] : tri === 'date' ? [{ submittedAt: { sort: 'asc', nulls: 'last' } }] : { company: { name: 'asc' } },
    select: listFields,
  })
  const shown = rows.map((row) => {
    const [first] = wishesOf(row.wishes)
    return { ...row, area: first?.area ?? null, equipped: first?.equipped ?? true, stand: row.assignments[0]?.stand.number ?? null }
  }).filter(({ equipped }) => !genre || equipped === (genre === 'equipped'))
  return tri === 'surface' ? shown.sort((a, b) => (b.area ?? 0) - (a.area ?? 0)) : shown
}

/** One application with everything, for staff; null when it is not one of this show. */
export async function applicationOf(_viewer: Viewer, showId: string, id: string) {
  const application = await db().application.findFirst({
    where: { id, showId },
    include: {
      company: { select: { ...companyFields, activity: true, nafCode: true, category: true, headcountBand: true, mail: true, phone: true, web: true } }, coExhibitors: { select: { company: { select: companyFields } } },
      comments: { orderBy: { createdAt: 'asc' } }, logo: { select: { id: true, name: true } }, assignments: { orderBy: { createdAt: 'desc' }, include: { stand: { select: { number: true, hall: { select: { name: true } } } } } },
      show: { select: { programme: { select: { title: true, zone: true } }, prices: { where: { unit: 'OPTION' }, select: { code: true, label: true } } } },
    },
  })
  if (!application) return null
  const wishes = wishesOf(application.wishes)
  const [near, away, history] = await Promise.all([
    labels(wishes.flatMap((wish) => wish.near)), labels(wishes.flatMap((wish) => wish.away)),
    db().auditEntry.findMany({ where: { subjectType: 'Application', subjectId: id }, orderBy: { id: 'desc' }, take: 50, select: { id: true, action: true, actorId: true, at: true, changes: true } }),
  ])
  const names = new Map((await db().user.findMany({ where: { id: { in: history.map(({ actorId }) => actorId).filter((actor) => actor !== null) } }, select: { id: true, name: true } })).map(({ id: userId, name }) => [userId, name]))
  return { ...application, wishes, near, away, history: history.map(({ actorId, ...line }) => ({ ...line, actor: actorId ? names.get(actorId) : undefined })) }
}

/** The accepted applications of a show with what an assignment must know: wishes by rank, co-exhibitors, the company. */
export async function applicationsForAssignment(_viewer: Viewer, showId: string) {
  const rows = await db().application.findMany({
    where: { showId, state: 'ACCEPTED' }, orderBy: { company: { name: 'asc' } },
    select: { id: true, companyId: true, wishes: true, version: true, score: true, outlets: true, company: { select: { name: true } }, coExhibitors: { select: { companyId: true, company: { select: { name: true } } } } },
  })
  return rows.map((row) => ({ ...row, wishes: wishesOf(row.wishes) }))
}

/** The logo of an application if the viewer may see it: staff all, a company its own. */
export async function logoFileId(viewer: Viewer, applicationId: string): Promise<string | undefined> {
  const staff = viewer.roles.includes('STAFF')
  const found = await db().application.findFirst({ where: { id: applicationId, ...(!staff && { companyId: { in: viewer.companyIds } }) }, select: { logoId: true } })
  return found?.logoId ?? undefined
}

/** A company's own application as it is read back; null when there is none. */
export async function myApplication(viewer: Viewer, showId: string) {
  const row = await db().application.findFirst({
    where: { showId, companyId: { in: viewer.companyIds } },
    include: { coExhibitors: { select: { company: { select: companyFields } } }, show: { select: { programme: { select: { title: true } }, prices: { where: { unit: 'OPTION' }, select: { code: true, label: true } } } } },
  })
  if (!row) return null
  const wishes = wishesOf(row.wishes)
  const [near, away] = await Promise.all([labels(wishes[0]?.near ?? []), labels(wishes[0]?.away ?? [])])
  return {
    id: row.id, state: row.state, title: row.show.programme.title, wishes, near, away, coExhibitors: row.coExhibitors.map(({ company }) => companyLabel(company)),
    products: row.products, outlets: row.outlets, catalogueText: row.catalogueText, options: optionsOf(row.options, row.show.prices),
  }
}

/** Options that were ordered, by their labels. */
export function optionsOf(json: Prisma.JsonValue, prices: { code: string; label: string }[]): { label: string; n: number }[] {
  const labelsByCode = new Map(prices.map(({ code, label }) => [code, label]))
  return Object.entries((json ?? {}) as Record<string, number>).map(([code, n]) => ({ label: labelsByCode.get(code) ?? code, n }))
}
