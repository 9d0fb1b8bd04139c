import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { storeFile } from '~/db/files.server'
import { refused, type Refused } from '~/db/outcome'
import { centsOf } from '~/ui/money'
import { addDays, fromDateOnly, todayIn } from '~/ui/time'
import { cancelGrants, recordGrant, type OverCeiling } from './aid-commands.server'
import { tellQuoteAnswered, tellQuoteSent } from './letters.server'
import { quotePaper } from './quote-paper.server'
import { linesOf, quoteFields, quoteView, readParties, type QuoteRow } from './quote-view.server'
import { afterMove, lineAmount, quoteName, totalsOf, type Line } from './rules'
import type { AnswerInput, QuoteInput } from './schema'
import { countedLines, partiesNow } from './source.server'

const OPEN_STATES = ['SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED']

/** Counts a first quote for an application, or the next version of one that was sent. An open draft is given back as it is. */
export async function draftQuote(viewer: Viewer, applicationId: string): Promise<{ ok: true; id: string } | Refused<'noPrice' | 'applicationClosed'>> {
  return transaction(async (tx) => {
    const [application] = await tx.$queryRaw<{ state: string }[]>`SELECT state::text AS state FROM "Application" WHERE id = ${applicationId}::uuid FOR UPDATE`
    if (!application) throw notFound()
    if (!OPEN_STATES.includes(application.state)) return refused('applicationClosed')
    const quotes = await tx.quote.findMany({ where: { applicationId }, orderBy: { createdAt: 'desc' }, select: { id: true, state: true, version: true, replacedBy: { select: { id: true } } } })
    const open = quotes.find(({ state }) => state === 'DRAFT')
    if (open) return { ok: true, id: open.id }
    const { lines } = await countedLines(tx, applicationId)
    if (lines.length === 0) return refused('noPrice')
    const last = quotes.find(({ replacedBy }) => !replacedBy)
    const { id } = await tx.quote.create({ data: { applicationId, version: (last?.version ?? 0) + 1, replacesId: last?.id ?? null, parties: keptOf(lines, lines), lines: { create: rowsOf(lines) } }, select: { id: true } })
    await audit(tx, viewer, 'quote.drafted', { type: 'Quote', id }, { applicationId, lines: lines.length })
    return { ok: true, id }
  })
}

/** Counts a first quote for every accepted application that has none; gives how many were made and for how many there is no price. */
export async function draftMissingQuotes(viewer: Viewer, showId: string): Promise<{ made: number; noPrice: number }> {
  const applications = await db().application.findMany({ where: { showId, state: 'ACCEPTED', quotes: { none: {} } }, select: { id: true } })
  let made = 0
  for (const { id } of applications) if ((await draftQuote(viewer, id)).ok) made += 1
  return { made, noPrice: applications.length - made }
}

/** Counts a draft again; what staff wrote themselves (free lines, discounts) stays. */
export async function recountQuote(viewer: Viewer, quoteId: string): Promise<{ ok: true } | Refused<'sent' | 'noPrice'>> {
  return transaction(async (tx) => {
    const quote = await lockQuote(tx, quoteId)
    if (quote.state !== 'DRAFT') return refused('sent')
    const { lines } = await countedLines(tx, quote.applicationId)
    if (lines.length === 0) return refused('noPrice')
    const own = linesOf(quote).filter(({ code }) => code === '' || code === 'DISCOUNT')
    await replaceLines(tx, quoteId, [...lines, ...own], lines)
    await audit(tx, viewer, 'quote.counted', { type: 'Quote', id: quoteId }, { lines: lines.length + own.length })
    return { ok: true }
  })
}

/** Saves a draft's lines as staff typed them. */
export async function saveQuote(viewer: Viewer, quoteId: string, input: QuoteInput): Promise<{ ok: true } | Refused<'sent' | 'noLine'>> {
  return transaction(async (tx) => {
    const quote = await lockQuote(tx, quoteId)
    if (quote.state !== 'DRAFT') return refused('sent')
    const { subsidies, basis } = readParties(quote.parties)
    const rules = new Map([...Object.values(subsidies), ...basis.flatMap(({ subsidy }) => subsidy ?? [])].map((facts) => [facts.ruleId, facts]))
    const lines = input.lines.flatMap(({ code, ruleId, label, quantity = 0, unit = 0, vat }): Line[] => {
      if (!label) return []
      const [quantityC, unitAmountCents] = [Math.round(quantity * 100), centsOf(unit)]
      const subsidy = code === 'SUBSIDY' && ruleId ? rules.get(ruleId) : undefined
      return [{ code: code === 'SUBSIDY' && !subsidy ? 'DISCOUNT' : code, label, quantityC, unitAmountCents, vatBp: Math.round(vat * 100), amountCents: lineAmount(quantityC, unitAmountCents), ...(subsidy && { subsidy }) }]
    })
    if (lines.length === 0) return refused('noLine')
    await replaceLines(tx, quoteId, lines, basis)
    await tx.quote.update({ where: { id: quoteId }, data: { note: input.note } })
    await audit(tx, viewer, 'quote.saved', { type: 'Quote', id: quoteId }, { lines: lines.length, dueCents: totalsOf(lines).dueCents })
    return { ok: true }
  })
}

/** Throws a draft away; it had no number, so none is lost. */
export async function removeDraft(viewer: Viewer, quoteId: string): Promise<{ ok: true } | Refused<'sent'>> {
  return transaction(async (tx) => {
    const quote = await lockQuote(tx, quoteId)
    if (quote.state !== 'DRAFT') return refused('sent')
    await tx.quote.delete({ where: { id: quoteId } })
    await audit(tx, viewer, 'quote.removed', { type: 'Quote', id: quoteId }, { applicationId: quote.applicationId })
    return { ok: true }
  })
}

/**
 * Sends a draft: gives it its number, makes and keeps its paper, replaces the version before it, and tells the company. Numbers
 * have no gaps over all shows: they are given one at a time, and what fails gives its number back with everything else.
 */
export async function sendQuote(viewer: Viewer, quoteId: string, now = new Date()): Promise<{ ok: true; name: string; told: number } | Refused<'sent' | 'noSeller' | 'belowNought'>> {
  return transaction(async (tx) => {
    const quote = await lockQuote(tx, quoteId)
    if (!afterMove({ state: quote.state, validUntil: null }, 'send', '')) return refused('sent')
    const parties = await partiesNow(tx, quote.applicationId)
    if (!parties.seller) return refused('noSeller')
    const lines = linesOf(quote)
    if (totalsOf(lines).dueCents < 0) return refused('belowNought')
    const before = quote.replacesId ? await lockQuote(tx, quote.replacesId) : undefined
    const number = before?.number ?? (await nextNumber(tx))
    const validUntil = addDays(todayIn(parties.zone, now), parties.quoteDays)
    const { seller, buyer, terms, show, stand, depositBp } = parties
    const bears = { number, sentAt: now, validUntil: fromDateOnly(validUntil), depositBp, parties: { ...readParties(quote.parties), seller, buyer, terms, show, stand } }
    if (before && afterMove({ state: before.state, validUntil: null }, 'supersede', '')) {
      await tx.quote.update({ where: { id: before.id }, data: { state: 'SUPERSEDED' } })
      // What was granted with the old version is granted anew when the new one is accepted.
      await cancelGrants(tx, viewer, { quoteId: before.id }, `${quoteName(before.number, before.version)} › ${quoteName(number, quote.version)}`)
    }
    const view = { ...(await quoteView(tx, { ...quote, ...bears, state: 'SENT' }, todayIn(parties.zone, now))), sentAt: now, validUntil }
    const bytes = await quotePaper(view)
    const pdfId = await storeFile(tx, { name: `devis-${view.name}.pdf`, type: 'application/pdf', bytes, createdById: viewer.userId })
    await tx.quote.update({ where: { id: quoteId }, data: { ...bears, state: 'SENT', pdfId } })
    const told = await tellQuoteSent(tx, quote.application.companyId, view)
    await audit(tx, viewer, 'quote.sent', { type: 'Quote', id: quoteId }, { number, version: quote.version, dueCents: view.totals.dueCents, told })
    return { ok: true, name: view.name, told }
  })
}

/** The next number over all shows. Who asks waits until the one before has finished or failed. */
async function nextNumber(tx: Tx): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('quote number', 0))`
  const { _max } = await tx.quote.aggregate({ _max: { number: true } })
  return (_max.number ?? 0) + 1
}

/**
 * The company accepts or refuses its quote. With the acceptance each de minimis subsidy is granted, as of today; when that would
 * pass the ceiling nothing is accepted. Refuses an answer that comes too late or a second time.
 */
export async function answerQuote(viewer: Viewer, quoteId: string, input: AnswerInput, now = new Date()): Promise<{ ok: true } | Refused<'answered' | 'expired' | 'outOfShow'> | OverCeiling> {
  return answering(transaction(async (tx) => {
    const quote = await lockQuote(tx, quoteId)
    if (!viewer.companyIds.includes(quote.application.companyId) && !viewer.system) throw notFound()
    const today = todayIn(quote.application.show.programme.zone, now)
    const view = await quoteView(tx, quote, today)
    const state = afterMove(view, input.answer, today)
    if (!state) return refused(view.standing === 'EXPIRED' ? 'expired' : 'answered')
    // Whoever takes the application back at this moment waits, and then cancels what was granted here.
    const [application] = await tx.$queryRaw<{ state: string }[]>`SELECT state::text FROM "Application" WHERE id = ${quote.applicationId}::uuid FOR SHARE`
    if (input.answer === 'accept' && (application?.state === 'WITHDRAWN' || application?.state === 'REFUSED')) return refused('outOfShow')
    const answer = input.answer === 'accept' ? { acceptedAt: now } : { refusedAt: now, refuseReason: input.reason || null }
    await tx.quote.update({ where: { id: quoteId }, data: { state, answeredBy: input.name, ...answer } })
    if (input.answer === 'accept') await grantSubsidies(tx, viewer, quote, view.lines, today)
    await tellQuoteAnswered(tx, view, input.answer, input.reason)
    await audit(tx, viewer, input.answer === 'accept' ? 'quote.accepted' : 'quote.refused', { type: 'Quote', id: quoteId }, { number: quote.number, version: quote.version, dueCents: view.totals.dueCents })
    return { ok: true as const }
  }))
}

class Over extends Error {
  constructor(readonly refusal: OverCeiling) {
    super('de minimis')
  }
}

// A refusal after something was written must undo it: it leaves the transaction as an error and becomes a value again here.
async function answering<T>(work: Promise<T>): Promise<T | OverCeiling> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Over) return error.refusal
    throw error
  }
}

async function grantSubsidies(tx: Tx, viewer: Viewer, quote: QuoteRow, lines: Line[], today: string): Promise<void> {
  for (const { subsidy, amountCents } of lines) {
    if (!subsidy?.deMinimis || amountCents >= 0) continue
    const written = await recordGrant(tx, viewer, { companyId: quote.application.companyId, amountCents: -amountCents, grantedOn: today, grantor: subsidy.grantor || subsidy.name, programmeId: quote.application.showId, ruleId: subsidy.ruleId, quoteId: quote.id })
    if (!written.ok) throw new Over(written)
  }
}

async function lockQuote(tx: Tx, id: string): Promise<QuoteRow> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Quote" WHERE id = ${id}::uuid FOR UPDATE`
  if (locked.length === 0) throw notFound()
  return tx.quote.findUniqueOrThrow({ where: { id }, include: quoteFields })
}

async function replaceLines(tx: Tx, quoteId: string, lines: Line[], basis: Line[]): Promise<void> {
  await tx.quoteLine.deleteMany({ where: { quoteId } })
  await tx.quoteLine.createMany({ data: rowsOf(lines).map((row) => ({ ...row, quoteId })) })
  await tx.quote.update({ where: { id: quoteId }, data: { parties: keptOf(lines, basis) } })
}

const rowsOf = (lines: Line[]) => lines.map(({ code, label, quantityC, unitAmountCents, vatBp, amountCents }, index) => ({ position: index + 1, code, label, quantityC, unitAmountCents, vatBp, amountCents }))

function keptOf(lines: Line[], basis: Line[]) {
  const subsidies = Object.fromEntries(lines.flatMap(({ subsidy }, index) => (subsidy ? [[index + 1, subsidy]] : [])))
  return { subsidies, basis: basis.map((line) => ({ ...line })) }
}
