import { useTranslations } from 'use-intl'
import { LinkButton } from '~/ui/Button'
import { Notice } from '~/ui/Page'

/** On the page of a class: its host asks for another time, and waits for an answer. */
export function TimeNotice({ asked, signUpId }: { asked: { company: { name: string } } | null; signUpId: string }) {
  const t = useTranslations('anotherTime')
  if (!asked) return null
  return (
    <Notice tone="warn" title={t('notice', { host: asked.company.name })}>
      <p>{t('noticeText')}</p>
      <LinkButton look="primary" to={`/ecole/classes/${signUpId}/autre-date`} className="mt-3">{t('answer')}</LinkButton>
    </Notice>
  )
}
