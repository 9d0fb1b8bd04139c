import type { Catalogue, Language } from './catalogues'

// The server keeps both languages, a browser the one of its page.
const kept: Partial<Record<Language, Catalogue>> = {}

export function keepCatalogue(language: Language, catalogue: Catalogue): void {
  kept[language] = language === 'fr' ? typeset(catalogue) : catalogue
}

/**
 * French spaces that do not break: before ; ! ? a narrow one, before : and inside « » a whole one (Lexique des règles
 * typographiques en usage à l'Imprimerie nationale). Whoever writes the catalogue types a plain space.
 */
export function typeset<Part>(part: Part): Part {
  if (typeof part === 'string') return part.replace(/ (?=[;!?])/g, '\u202f').replace(/ (?=[:»])|(?<=«) /g, '\u00a0') as Part
  if (Array.isArray(part)) return part.map((one: unknown) => typeset(one)) as Part
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, typeset(inner)])) as Part
}

/** @throws when the language was not loaded, which the entries see to before the first render */
export function catalogueOf(language: Language): Catalogue {
  const found = kept[language]
  if (!found) throw new Error(`The catalogue ${language} is not loaded`)
  return found
}
