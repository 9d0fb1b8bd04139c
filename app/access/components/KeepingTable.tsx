import { useTranslations } from 'use-intl'
import { numbersOf, ruleNames, type Rule } from '~/access/privacy/keeping'

/** What is kept, why and until when: the rules that the nightly erasing follows, in words. `rows`: how much of each there is. */
export function KeepingTable({ rules = ruleNames, rows }: { rules?: readonly Rule[]; rows?: Partial<Record<Rule, number>> }) {
  const t = useTranslations('privacy')
  return (
    <table className="data-table">
      <thead><tr><th>{t('what')}</th><th>{t('why')}</th><th>{t('until')}</th></tr></thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule}>
            <td className="lead sm:w-2/5">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-semibold">{t(`rule.${rule}.short`)}</span>
                {rows?.[rule] !== undefined && <span className="figures text-sm text-soft">{t('own.rows', { n: rows[rule] ?? 0 })}</span>}
              </span>
              <span className="block text-sm">{t(`rule.${rule}.what`)}</span>
            </td>
            <td data-label={t('why')} className="sm:w-[30%]">{t(`rule.${rule}.why`)}</td>
            <td data-label={t('until')}>{t(`rule.${rule}.until`, numbersOf(rule))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
