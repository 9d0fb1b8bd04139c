import type { Catalogue, Language } from './catalogues'

// The server keeps both languages, a browser the one of its page.
const kept: Partial<Record<Language, Catalogue>> = {}

export function keepCatalogue(language: Language, catalogue: Catalogue): void {
  kept[language] = catalogue
}

/** @throws when the language was not loaded, which the entries see to before the first render */
export function catalogueOf(language: Language): Catalogue {
  const found = kept[language]
  if (!found) throw new Error(`The catalogue ${language} is not loaded`)
  return found
}
