import type { Catalogue } from './catalogues'

declare module 'use-intl' {
  interface AppConfig {
    Messages: Catalogue
    Locale: 'fr' | 'en'
  }
}
