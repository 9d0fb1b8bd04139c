import { useTranslations } from 'use-intl'
import { Notice } from '~/ui/Page'
import type { Accepted } from '../accept.server'

/** What went through, and by name what did not, after rows were taken over. */
export function RefusedRows({ booked, asked, refused }: Omit<Accepted, 'ok'>) {
  const t = useTranslations('matching')
  return (
    <Notice tone="warn" role="alert" title={t('accepted', { booked, asked })}>
      <p>{t('refusedSome')}</p>
      <ul className="list-disc pl-5">
        {refused.map(({ school, reason, n }, index) => <li key={`${school} ${index}`}>{t('refusedOne', { school, why: t.has(`block.${reason}` as 'block.over') ? t(`block.${reason}` as 'block.over', { n }) : reason })}</li>)}
      </ul>
    </Notice>
  )
}
