import { useTranslations } from 'use-intl'
import { Notice } from '~/ui/Page'
import type { ProposalDesk } from '../queries.server'

/** What a proposal is worth, beside what there is now and what patience would reach, and how sure that is. */
export function ResultHead({ result }: { result: NonNullable<ProposalDesk['result']> }) {
  const t = useTranslations('showProposal')
  const { score, present, byHand, bound, gap, proven, seconds } = result
  const sure = proven ? t('proven') : bound === null ? t('noBound') : t('gap', { gap: gap ?? 0 })
  const figure = (value: number) => new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }).format(value)
  return (
    <>
      <dl className="mb-6 grid grid-cols-2 gap-6 lg:grid-cols-4">
        {([[score, t('score')], [present, t('present')], [byHand, t('byHand')], ...(bound === null ? [] : [[bound, t('bound')] as const])] as const).map(([value, term]) => (
          <div key={term} className="flex flex-col-reverse justify-end border-t-2 border-ink pt-3"><dt className="text-sm font-medium">{term}</dt><dd className="figures text-xl font-semibold sm:text-2xl">{figure(value)}</dd></div>
        ))}
      </dl>
      <Notice tone={proven ? 'good' : 'info'}>{sure} {t('took', { seconds })}</Notice>
    </>
  )
}
