import { useLocale, useTranslations } from 'use-intl'
import { dateRangeWords, dayWords } from '~/ui/time'
import type { Window } from '../rules'

/** The days on which a class could come, each as words: « 3–7 mai 2027, le matin ». */
export function useWindowWords(): (windows: readonly Window[]) => string[] {
  const t = useTranslations('requests')
  const language = useLocale()
  return (windows) => windows.map(({ from, until, part }) => {
    const days = from === until ? dayWords(from, language) : dateRangeWords(from, until, language)
    return part === 'DAY' ? days : t('window', { days, part: t(`parts.${part}`).toLocaleLowerCase(language) })
  })
}
