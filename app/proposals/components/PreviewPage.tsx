import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { ActivityPage } from '~/activities/components/ActivityPage'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Notice } from '~/ui/Page'

/** A page as the public would see it; `edit` is where to complete what does not hold yet. */
export function PreviewPage({ shown, back, edit }: { shown: ComponentProps<typeof ActivityPage> | null; back: string; edit: string }) {
  const t = useTranslations('proposals')
  if (!shown) return <EmptyState title={t('halfFilledTitle')} action={<LinkButton to={edit}>{t('fill')}</LinkButton>}>{t('noPreview')}</EmptyState>
  return (
    <>
      <Notice title={t('previewTitle')}><p>{t('previewText')}</p><p className="mt-2"><LinkButton to={back}>{t('back')}</LinkButton></p></Notice>
      <ActivityPage {...shown} preview />
    </>
  )
}
