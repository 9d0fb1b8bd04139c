import { config } from '~/config.server'
import { euros, percent } from '~/ui/money'
import { paper, paperInk, type Paper } from '~/ui/paper.server'
import { dayWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { QuoteView } from './quote-view.server'
import { isSubsidy, siretWords } from './rules'
import type { Party } from './schema'

const money = (cents: number) => euros(cents, 'fr')
const quantity = (hundredths: number) => new Intl.NumberFormat('fr', { maximumFractionDigits: 2 }).format(hundredths / 100)

/** A quote as a French document, for a sent quote or one about to be: it must have its number and its day. */
export function quotePaper(quote: QuoteView & { sentAt: Date; validUntil: string }): Promise<Buffer> {
  const t = translator('fr', 'showMoney')
  const { seller, buyer, totals } = quote
  const title = t('paper.title', { name: quote.name })
  const foot = seller ? [seller.name, seller.siret && t('siret', { siret: siretWords(seller.siret) }), seller.vatNumber && t('vatNumber', { number: seller.vatNumber })].filter(Boolean).join(' · ') : undefined
  return paper({ language: 'fr', title, house: seller?.name ?? config().houseName, madeAt: quote.sentAt, foot }, (sheet) => {
    sheet.heading(title)
    sheet.paragraph(quote.version > 1 ? `${quote.show} · ${t('paper.version', { n: quote.version })}` : quote.show, { size: 11, color: paperInk.soft, gap: 14 })
    sheet.beside([
      { title: t('paper.seller'), lines: partyLines(seller) },
      { title: t('paper.buyer'), lines: partyLines(buyer) },
    ])
    sheet.facts([
      [t('paper.sentOn'), dayWords(quote.sentAt, 'fr', quote.zone)], [t('paper.validUntil'), dayWords(quote.validUntil, 'fr')], [t('paper.stand'), quote.stand ?? ''],
    ])
    sheet.space(4)
    const priced = quote.lines.filter((line) => !isSubsidy(line))
    sheet.table(
      [{ title: t('column.label'), share: 48 }, { title: t('column.quantity'), share: 10, align: 'right' }, { title: t('column.unit'), share: 16, align: 'right' }, { title: t('column.vat'), share: 9, align: 'right' }, { title: t('column.net'), share: 17, align: 'right' }],
      priced.map((line) => ({ cells: [line.label, quantity(line.quantityC), money(line.unitAmountCents), percent(line.vatBp, 'fr'), money(line.amountCents)] })),
    )
    sums(sheet, quote)
    if (quote.note) sheet.paragraph(quote.note)
    if (totals.depositCents > 0) sheet.paragraph(t('paper.deposit', { share: percent(quote.depositBp, 'fr'), amount: money(totals.depositCents) }), { weight: 'medium' })
    for (const { subsidy } of quote.lines.filter(isSubsidy)) {
      if (subsidy) sheet.paragraph([t('paper.subsidyBy', { name: subsidy.name, grantor: subsidy.grantor }), subsidy.evidence && t('paper.evidence', { evidence: subsidy.evidence }), subsidy.deMinimis && t('paper.deMinimis')].filter(Boolean).join(' '), { size: 8.5, color: paperInk.soft })
    }
    sheet.paragraph(t('paper.rounding'), { size: 8, color: paperInk.soft })
    if (quote.terms) {
      sheet.heading(t('paper.terms'), 3)
      sheet.paragraph(quote.terms, { size: 8.5, gap: 12 })
    }
    sheet.signature(t('paper.agree'), [t('paper.agreeOnline'), t('paper.agreeLines')])
  })
}

function partyLines(party: Party | undefined): string[] {
  const t = translator('fr', 'showMoney')
  if (!party) return []
  return [party.name, ...party.address, ...(party.siret ? [t(party.siret.length === 14 ? 'siret' : 'siren', { siret: siretWords(party.siret) })] : []), ...(party.vatNumber ? [t('vatNumber', { number: party.vatNumber })] : [])]
}

function sums(sheet: Paper, { lines, totals }: QuoteView): void {
  const t = translator('fr', 'showMoney')
  sheet.need(120)
  const width = sheet.width * 0.55
  const x = sheet.left + sheet.width - width
  sheet.table([{ title: '', share: 3 }, { title: '', share: 2, align: 'right' }], [
    { cells: [t('sum.net'), money(totals.netCents)] },
    ...totals.vat.map(({ vatBp, baseCents, vatCents }) => ({ cells: [t('sum.vat', { rate: percent(vatBp, 'fr'), base: money(baseCents) }), money(vatCents)] })),
    { cells: [t('sum.gross'), money(totals.grossCents)], strong: totals.subsidyCents === 0 },
    ...lines.filter(isSubsidy).map(({ label, amountCents }) => ({ cells: [label, money(amountCents)] })),
    ...(totals.subsidyCents === 0 ? [] : [{ cells: [t('sum.due'), money(totals.dueCents)], strong: true }]),
  ], { x, width, size: 9.5 })
}
