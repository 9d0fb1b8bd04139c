import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { LinkButton } from '~/ui/Button'
import { PageHeader } from '~/ui/Page'

export const handle = access('house.read')
export const headers = sharedHeaders

export default function Erased() {
  const t = useTranslations('privacy')
  return (
    <div className="max-w-xl">
      <title>{`${t('erase.doneTitle')} · Pavillon`}</title>
      <PageHeader title={t('erase.doneTitle')} lead={t('erase.doneText')} />
      <LinkButton to="/">{t('erase.home')}</LinkButton>
    </div>
  )
}
