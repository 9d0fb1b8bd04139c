import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import type { List } from './list'
import { readableWords } from './words'

const SHOWN = 8

/** The first rows as people read them; the rest is not read. */
export async function previewOf(list: List, language: Language): Promise<{ rows: string[][] }> {
  const t = translator(language, 'lists')
  for await (const batch of list.values()) {
    return { rows: batch.slice(0, SHOWN).map((row) => list.columns.map((column, place) => readableWords(column, row[place], language, t('yes'), t('no')))) }
  }
  return { rows: [] }
}
