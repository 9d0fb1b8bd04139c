import { useTranslations } from 'use-intl'
import { Section } from '~/ui/Page'
import type { Problem } from '../partner-file'

/** What of a partner's file could not be read: the line, why, and what stands there. */
export function PartnerProblems({ problems }: { problems: Problem[] }) {
  const t = useTranslations('partnerCalendars')
  if (problems.length === 0) return null
  return (
    <Section id="ecartees" title={t('problemsTitle')}>
      <p className="mb-3 max-w-prose text-soft">{t('problemsText')}</p>
      <table className="data-table">
        <thead><tr><th>{t('reason')}</th><th className="num">{t('line')}</th><th>{t('what')}</th></tr></thead>
        <tbody>
          {problems.map(({ line, reason, what, written }) => (
            <tr key={`${line} ${reason}`}>
              <td className="lead">
                {reason === 'unreadable' && written ? t('problem.unreadableLine', { property: written.split(/[;:]/, 1)[0]?.toUpperCase() ?? '' }) : t(`problem.${reason}`)}
                {written && <code className="block text-sm break-all text-soft">{written}</code>}
              </td>
              <td className="num" data-label={t('line')}>{line}</td>
              <td data-label={t('what')} className="break-words">{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
