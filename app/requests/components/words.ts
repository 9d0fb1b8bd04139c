import { useLocale, useTranslations } from 'use-intl'
import type { Window } from '../rules'
import { windowWords } from '../window-words'

/** The days on which a class could come, as words in the language of the page. */
export function useWindowWords(): (windows: readonly Window[]) => string[] {
  const t = useTranslations('requests')
  const language = useLocale()
  return (windows) => windowWords(t, language, windows)
}
