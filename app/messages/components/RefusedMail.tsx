import { useLocale, useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import { shortDate } from '~/ui/time'

/** Beside an address that did not take its last mail. */
export function RefusedMail({ at }: { at: Date | undefined }) {
  const t = useTranslations('messages')
  const language = useLocale()
  return at ? <span title={t('refusedHint')}><Badge tone="bad">{t('refusedOn', { date: shortDate(at, language) })}</Badge></span> : null
}
