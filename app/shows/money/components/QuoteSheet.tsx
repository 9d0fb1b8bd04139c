import { useLocale, useTranslations } from 'use-intl'
import { Fact, Facts } from '~/ui/Page'
import { euros, percent } from '~/ui/money'
import { dayWords } from '~/ui/time'
import type { QuoteView } from '../quote-view.server'
import { isSubsidy, siretWords } from '../rules'
import type { Party } from '../schema'

/** A quote as it will stand on paper: who, for what, how much; printed as it is seen. */
export function QuoteSheet({ quote }: { quote: QuoteView }) {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const { totals } = quote
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const priced = quote.lines.filter((line) => !isSubsidy(line))
  return (
    <article className="mb-8 rounded-lg border border-line bg-sheet p-5 sm:p-8 print:border-0 print:p-0">
      <div className="mb-6 grid gap-6 sm:grid-cols-2">
        <PartyBlock title={t('from')} party={quote.seller} />
        <PartyBlock title={t('to')} party={quote.buyer} />
      </div>
      <Facts>
        <Fact term={t('sentOn')}>{quote.sentAt && dayWords(quote.sentAt, language, quote.zone)}</Fact>
        <Fact term={t('validUntil')}>{quote.validUntil && dayWords(quote.validUntil, language)}</Fact>
        <Fact term={t('stand')}>{quote.stand ?? (quote.standing === 'DRAFT' && t('noStand'))}</Fact>
      </Facts>
      <table className="data-table mt-4">
        <thead><tr><th>{t('column.label')}</th><th className="num">{t('column.quantity')}</th><th className="num">{t('column.unit')}</th><th className="num">{t('column.vat')}</th><th className="num">{t('column.net')}</th></tr></thead>
        <tbody>
          {priced.map((line, index) => (
            <tr key={index}>
              <td className="lead">{line.label}</td>
              <td data-label={t('column.quantity')} className="num">{number.format(line.quantityC / 100)}</td>
              <td data-label={t('column.unit')} className="num">{euros(line.unitAmountCents, language)}</td>
              <td data-label={t('column.vat')} className="num">{percent(line.vatBp, language)}</td>
              <td data-label={t('column.net')} className="num">{euros(line.amountCents, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="figures mt-4 ml-auto max-w-md">
        <Sum term={t('sum.net')} cents={totals.netCents} />
        {totals.vat.map(({ vatBp, baseCents, vatCents }) => <Sum key={vatBp} term={t('sum.vat', { rate: percent(vatBp, language), base: euros(baseCents, language) })} cents={vatCents} soft />)}
        <Sum term={t('sum.gross')} cents={totals.grossCents} strong={totals.subsidyCents === 0} />
        {quote.lines.filter(isSubsidy).map((line, index) => <Sum key={index} term={line.label} cents={line.amountCents} soft />)}
        {totals.subsidyCents !== 0 && <Sum term={t('sum.due')} cents={totals.dueCents} strong />}
        {totals.depositCents > 0 && <Sum term={t('sum.deposit', { share: percent(quote.depositBp, language) })} cents={totals.depositCents} soft />}
      </dl>
      {quote.note && <p className="mt-6 max-w-prose whitespace-pre-line">{quote.note}</p>}
      {quote.lines.filter(isSubsidy).map(({ subsidy }) => subsidy && (
        <p key={subsidy.ruleId} className="mt-3 max-w-prose text-sm text-soft">{[t('paper.subsidyBy', { name: subsidy.name, grantor: subsidy.grantor }), subsidy.evidence && t('paper.evidence', { evidence: subsidy.evidence }), subsidy.deMinimis && t('paper.deMinimis')].filter(Boolean).join(' ')}</p>
      ))}
      <p className="mt-3 max-w-prose text-sm text-soft">{t('paper.rounding')}</p>
      {quote.terms && <><h2 className="mt-6 text-base">{t('terms')}</h2><p className="mt-1 max-w-prose text-sm whitespace-pre-line">{quote.terms}</p></>}
    </article>
  )
}

function PartyBlock({ title, party }: { title: string; party?: Party }) {
  const t = useTranslations('showMoney')
  return (
    <div className="text-sm">
      <p className="text-xs font-medium text-soft">{title}</p>
      <p className="text-base font-semibold">{party?.name ?? '–'}</p>
      {party?.address.map((line) => <p key={line}>{line}</p>)}
      {party?.siret && <p className="figures text-soft">{t(party.siret.length === 14 ? 'siret' : 'siren', { siret: siretWords(party.siret) })}</p>}
      {party?.vatNumber && <p className="figures text-soft">{t('vatNumber', { number: party.vatNumber })}</p>}
    </div>
  )
}

function Sum({ term, cents, strong, soft }: { term: string; cents: number; strong?: boolean; soft?: boolean }) {
  const language = useLocale()
  return (
    <div className={`flex items-baseline justify-between gap-6 border-t py-2 ${strong ? 'border-ink text-lg font-semibold' : 'border-line'} ${soft ? 'text-sm text-soft' : ''}`}>
      <dt>{term}</dt>
      <dd className="whitespace-nowrap">{euros(cents, language)}</dd>
    </div>
  )
}
