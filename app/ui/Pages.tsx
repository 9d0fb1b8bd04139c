import { useTranslations } from 'use-intl'
import { LinkButton } from './Button'

/** Forward and back through a long list. */
export function Pages({ page, pages, address }: { page: number; pages: number; address: (page: number) => string }) {
  const t = useTranslations('ui')
  if (pages <= 1) return null
  return (
    <nav aria-label={t('page', { page, pages })} className="no-print mt-8 flex items-center justify-between gap-3">
      {page > 1 ? <LinkButton to={address(page - 1)}>{t('previous')}</LinkButton> : <span />}
      <span className="figures text-sm text-soft">{t('page', { page, pages })}</span>
      {page < pages ? <LinkButton to={address(page + 1)}>{t('next')}</LinkButton> : <span />}
    </nav>
  )
}
