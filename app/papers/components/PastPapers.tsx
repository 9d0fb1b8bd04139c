import { useLocale, useTranslations } from 'use-intl'
import { Section } from '~/ui/Page'
import { dayWords } from '~/ui/time'
import { paperFile } from '../addresses'
import type { Shown } from './PaperCard'

/** Papers that another took the place of, or that were withdrawn: still to be read, with what became of them. */
export function PastPapers({ papers, visitId }: { papers: readonly Shown[]; visitId: string }) {
  const t = useTranslations('papers')
  const language = useLocale()
  return (
    <Section id="anciens" title={t('earlier')}>
      <ul className="divide-y divide-line border-y border-line text-sm">
        {papers.map(({ id, kind, number, standing, replacedBy, endedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
            <a href={paperFile(visitId, kind, id)} className="link inline-flex min-h-11 items-center">{`${t(`kind.${kind}`)} ${number}`}</a>
            <span className="text-soft">{standing === 'replaced' ? t('replacedBy', { number: replacedBy ?? '' }) : endedAt && t('withdrawnOn', { day: dayWords(endedAt, language) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
