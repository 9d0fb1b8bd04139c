import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { todayIn } from '~/ui/time'
import { linesOf, quoteFields, quoteView, readParties } from './quote-view.server'
import { DE_MINIMIS_CENTS, fullestWindow } from './de-minimis'
import { changesBetween, isSubsidy, shareOf, standings, type Line, type Standing } from './rules'
import { countedLines } from './source.server'
import { countedGrants, groupsOf } from './undertakings.server'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export type QuoteFilter = Standing | 'NONE' | undefined

/** Reads a filter from an address. */
export function quoteFilter(word: string | null): QuoteFilter {
  return word === 'NONE' ? 'NONE' : standings.find((standing) => standing === word)
}

/**
 * A show's quotes for staff: for each accepted application, and each that has one, the quote under discussion (the latest version);
 * with counts by state and the sums over all of them.
 */
export async function showQuotes(_viewer: Viewer, showId: string, filter: QuoteFilter, now = new Date()) {
  const applications = await db().application.findMany({
    where: { showId, OR: [{ state: 'ACCEPTED' }, { quotes: { some: {} } }] }, orderBy: { company: { name: 'asc' } },
    select: { id: true, company: { select: { name: true } }, assignments: { where: { state: { not: 'RELEASED' } }, select: { stand: { select: { number: true } } } }, quotes: { where: { replacedBy: null }, include: quoteFields } },
  })
  const rows = await Promise.all(applications.map(async ({ id, company, assignments, quotes }) => {
    const [quote] = quotes
    const view = quote && (await quoteView(db(), quote, todayIn(quote.application.show.programme.zone, now)))
    return {
      applicationId: id, company: company.name, stand: assignments[0]?.stand.number ?? null,
      quote: view && { id: view.id, name: view.name, version: view.version, standing: view.standing, validUntil: view.validUntil, netCents: view.totals.netCents, subsidyCents: view.totals.subsidyCents, dueCents: view.totals.dueCents },
    }
  }))
  const state = (row: (typeof rows)[number]) => row.quote?.standing ?? 'NONE'
  const counts = Object.fromEntries((['NONE', ...standings] as const).map((name) => [name, rows.filter((row) => state(row) === name).length]))
  const sum = (standing: Standing) => rows.reduce((total, { quote }) => total + (quote?.standing === standing ? quote.netCents : 0), 0)
  return {
    rows: filter ? rows.filter((row) => state(row) === filter) : rows, counts: counts as Record<Standing | 'NONE', number>, total: rows.length,
    acceptedCents: sum('ACCEPTED'), waitingCents: sum('SENT'), aidCents: rows.reduce((total, { quote }) => total - (quote?.standing === 'ACCEPTED' ? quote.subsidyCents : 0), 0),
  }
}

/** One quote for staff, with its other versions and what has changed since it was counted; null when it is none of this show's. */
export async function quotePage(_viewer: Viewer, showId: string, quoteId: string, now = new Date()) {
  if (!UUID.test(quoteId)) return null
  const quote = await db().quote.findFirst({ where: { id: quoteId, application: { showId } }, include: { ...quoteFields, replacedBy: { select: { id: true } } } })
  if (!quote) return null
  const today = todayIn(quote.application.show.programme.zone, now)
  const current = !quote.replacedBy
  const [view, versions, counted] = await Promise.all([
    quoteView(db(), quote, today),
    db().quote.findMany({ where: { applicationId: quote.applicationId }, orderBy: { version: 'desc' }, include: quoteFields }).then((rows) => Promise.all(rows.map((row) => quoteView(db(), row, today)))),
    countedLines(db(), quote.applicationId, now),
  ])
  const { basis } = readParties(quote.parties)
  const open = view.standing === 'DRAFT' || view.standing === 'SENT'
  return {
    overCeiling: open ? await overCeiling(quote.application.companyId, view.lines, today) : undefined,
    quote: view, current, missing: current ? counted.missing : [],
    // After the years of keeping there is nothing left to compare with.
    changes: current && basis.length > 0 ? changesBetween(basis, counted.lines) : [],
    versions: versions.map(({ id, name, version, standing }) => ({ id, name, version, standing })),
  }
}

/** What accepting these lines today would make of the de minimis sum, where that passes the ceiling; amounts in cents. */
async function overCeiling(companyId: string, lines: Line[], today: string) {
  const amountCents = lines.reduce((sum, line) => sum - (line.subsidy?.deMinimis ? line.amountCents : 0), 0)
  const [group] = amountCents > 0 ? await groupsOf(db(), [companyId]) : []
  if (!group) return undefined
  const { cents } = fullestWindow(await countedGrants(db(), group.members.map(({ id }) => id)), { grantedOn: today, amountCents })
  return cents > DE_MINIMIS_CENTS ? { sum: cents, room: Math.max(0, DE_MINIMIS_CENTS - (cents - amountCents)) } : undefined
}

/** The quote of the viewer's own company, the latest that was sent; null when the company has no application there. */
export async function companyQuote(viewer: Viewer, showId: string, now = new Date()) {
  const application = await db().application.findFirst({ where: { showId, companyId: { in: viewer.companyIds } }, select: { id: true, show: { select: { programme: { select: { title: true, zone: true } } } } } })
  if (!application) return null
  const { title, zone } = application.show.programme
  const quotes = await db().quote.findMany({ where: { applicationId: application.id, state: { not: 'DRAFT' } }, orderBy: { version: 'desc' }, include: quoteFields })
  const views = await Promise.all(quotes.map((quote) => quoteView(db(), quote, todayIn(zone, now))))
  return { title, current: views[0] ?? null, older: views.slice(1).map(({ id, name, standing }) => ({ id, name, standing })) }
}

/** The kept paper of a quote if the viewer may see it: staff all, a company its own. */
export async function quoteFileId(viewer: Viewer, quoteId: string): Promise<string | undefined> {
  const mine = { application: { companyId: { in: viewer.companyIds } } }
  const found = await db().quote.findFirst({ where: { id: quoteId, ...(!viewer.roles.includes('STAFF') && mine) }, select: { pdfId: true } })
  return found?.pdfId ?? undefined
}

/** What the accounts need: each line of every quote that was sent, by number and version. Amounts in cents. */
export async function accountingRows(_viewer: Viewer, showId: string, now = new Date()) {
  const quotes = await db().quote.findMany({
    where: { application: { showId }, state: { not: 'DRAFT' } }, orderBy: [{ number: 'asc' }, { version: 'asc' }],
    include: { ...quoteFields, application: { select: { ...quoteFields.application.select, company: { select: { name: true, siren: true, siret: true } } } } },
  })
  const rows = await Promise.all(quotes.map(async (quote) => {
    const { company } = quote.application
    const view = await quoteView(db(), quote, todayIn(quote.application.show.programme.zone, now))
    return linesOf(quote).map((line) => {
      const vatCents = isSubsidy(line) ? 0 : shareOf(line.amountCents, line.vatBp)
      return { name: view.name, number: view.number, version: view.version, standing: view.standing, sentAt: view.sentAt, answeredAt: view.acceptedAt ?? view.refusedAt, zone: view.zone, company: company.name, siren: company.siren, siret: company.siret, code: line.code, label: line.label, quantity: line.quantityC / 100, netCents: line.amountCents, vatBp: line.vatBp, vatCents, grossCents: line.amountCents + vatCents }
    })
  }))
  return rows.flat()
}
