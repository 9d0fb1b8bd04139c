import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { z } from 'zod'
import { keepCatalogue } from './ui/catalogue-store'

// Our policy forbids code made from text, which zod would try.
z.config({ jitless: true })

// Only the words of this page's language are fetched.
async function loadWords() {
  if (document.documentElement.lang === 'en') keepCatalogue('en', (await import('./ui/catalogue/en')).default)
  else keepCatalogue('fr', (await import('./ui/catalogue/fr')).default)
}

void loadWords().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)
