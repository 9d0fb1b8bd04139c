import { useLocale, useTranslations } from 'use-intl'
import type { Checked } from '~/activities/label-check'
import { isOfCharter } from '~/programmes/label-conditions'
import { euros } from '~/ui/money'
import { shortDate } from '~/ui/time'

/** A condition in the edition's words, else in ours; and what is missing for it. */
export function useConditionWords() {
  const t = useTranslations('label')
  const language = useLocale()
  const nameOf = ({ key, words }: Pick<Checked, 'key' | 'words'>) => words ?? (isOfCharter(key) ? t(`condition.${key}`) : key)
  const lackOf = ({ lack, days = [], cents = 0 }: Checked) => lack && t(`lack.${lack}`, { n: days.length, days: days.slice(0, 3).map((day) => shortDate(day, language)).join(', '), price: euros(cents, language, { round: true }) })
  return { nameOf, lackOf }
}
