import { dateRangeWords, dayWords } from '~/ui/time'
import type { Window } from './rules'

/** The namespace `requests`, on a page or in a letter. */
type Words = (key: 'window' | `parts.${Window['part']}`, values?: { days: string; part: string }) => string

/** The days on which a class could come, each as words: « 3–7 mai 2027, le matin ». */
export function windowWords(t: Words, language: string, windows: readonly Window[]): string[] {
  return windows.map(({ from, until, part }) => {
    const days = from === until ? dayWords(from, language) : dateRangeWords(from, until, language)
    return part === 'DAY' ? days : t('window', { days, part: t(`parts.${part}`).toLocaleLowerCase(language) })
  })
}
