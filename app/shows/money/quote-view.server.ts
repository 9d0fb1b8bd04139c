import type { Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { dateOnly } from '~/ui/time'
import { quoteName, standingOf, totalsOf, type Line } from './rules'
import { QuoteParties } from './schema'
import { partiesNow } from './source.server'

export const quoteFields = { lines: { orderBy: { position: 'asc' } }, application: { select: { showId: true, companyId: true, company: { select: { name: true } }, show: { select: { programme: { select: { zone: true } } } } } } } as const satisfies Prisma.QuoteInclude
export type QuoteRow = Prisma.QuoteGetPayload<{ include: typeof quoteFields }>

/** The lines of a quote, each subsidy with the rule behind it. */
export function linesOf({ lines, parties }: Pick<QuoteRow, 'lines' | 'parties'>): Line[] {
  const { subsidies } = readParties(parties)
  return lines.map(({ position, code, label, quantityC, unitAmountCents, vatBp, amountCents }) => ({
    code, label, quantityC, unitAmountCents, vatBp, amountCents, ...(code === 'SUBSIDY' && subsidies[position] && { subsidy: subsidies[position] }),
  }))
}

export function readParties(parties: unknown): QuoteParties {
  const read = QuoteParties.safeParse(parties)
  return read.success ? read.data : QuoteParties.parse({})
}

/** A quote as page and paper show it: a draft with its parties as they are now, else as they were when it was sent. */
export async function quoteView(tx: Tx, quote: QuoteRow, today: string) {
  const kept = readParties(quote.parties)
  const now = quote.state === 'DRAFT' ? await partiesNow(tx, quote.applicationId) : undefined
  const validUntil = quote.validUntil ? dateOnly(quote.validUntil) : null
  const depositBp = now?.depositBp ?? quote.depositBp
  const lines = linesOf(quote)
  return {
    id: quote.id, applicationId: quote.applicationId, showId: quote.application.showId, company: quote.application.company.name,
    number: quote.number, version: quote.version, name: quoteName(quote.number, quote.version), state: quote.state, standing: standingOf({ state: quote.state, validUntil }, today),
    sentAt: quote.sentAt, validUntil, acceptedAt: quote.acceptedAt, refusedAt: quote.refusedAt, answeredBy: quote.answeredBy, refuseReason: quote.refuseReason, note: quote.note,
    zone: quote.application.show.programme.zone, seller: now ? now.seller : kept.seller, buyer: now?.buyer ?? kept.buyer, terms: now?.terms ?? kept.terms ?? '', show: now?.show ?? kept.show ?? '', stand: now ? now.stand : (kept.stand ?? null),
    hasPaper: quote.pdfId !== null, lines, depositBp, totals: totalsOf(lines, depositBp),
  }
}
export type QuoteView = Awaited<ReturnType<typeof quoteView>>
