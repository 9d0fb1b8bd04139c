import { createTranslator } from 'use-intl'
import { catalogues, type Catalogue, type Language } from './catalogues'

/**
 * Words outside React: mails, files, errors.
 * @example translator('fr', 'signups')('booked', { pupils: 24 })
 */
export function translator<Namespace extends keyof Catalogue>(language: Language, namespace: Namespace) {
  return createTranslator<Catalogue, Namespace>({ locale: language, messages: catalogues[language], namespace })
}
