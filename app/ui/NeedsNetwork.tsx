import { useTranslations } from 'use-intl'
import { Button } from './Button'
import { EmptyState } from './Page'

/** There is no network, and this page was not kept: nothing is wrong, and one can try again. */
export function NeedsNetwork() {
  const t = useTranslations('ui.offline')
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState title={t('title')} action={<form method="get"><Button look="secondary">{t('action')}</Button></form>}>{t('text')}</EmptyState>
    </>
  )
}
