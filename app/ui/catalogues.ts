import en from './catalogue/en'
import fr from './catalogue/fr'

export type Catalogue = typeof fr
export type Language = 'fr' | 'en'

export const languages: readonly Language[] = ['fr', 'en']
export const catalogues: Record<Language, Catalogue> = { fr, en }

/** The language of a header or cookie, French unless English is clearly preferred. */
export function languageOf(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  if (cookie === 'fr' || cookie === 'en') return cookie
  const weights = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { tag: tag.slice(0, 2), weight: q ? Number(q.trim().slice(2)) || 0 : 1 }
  })
  const weight = (tag: Language) => Math.max(0, ...weights.filter((entry) => entry.tag === tag).map((entry) => entry.weight))
  return weight('en') > weight('fr') ? 'en' : 'fr'
}
