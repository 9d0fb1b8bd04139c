import { useTranslations } from 'use-intl'
import { Button } from './Button'
import { useHydrated } from './useHouseForm'

/** Opens the browser's print dialog; absent where there is no JavaScript to open it. */
export function PrintButton() {
  const t = useTranslations('ui')
  return useHydrated() ? <Button type="button" look="secondary" onClick={() => window.print()}>{t('print')}</Button> : null
}
