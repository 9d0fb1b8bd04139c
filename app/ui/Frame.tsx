import { Form, Link, NavLink } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { ReactNode } from 'react'
import { Notice } from './Page'

export type Entry = { to: string; label: string; end?: boolean }
export type ShownToast = { text: string }

/** The wordmark: a stand seen from above, with its dimension line. */
export function Logo({ house }: { house: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg aria-hidden viewBox="0 0 32 32" className="size-8 text-accent" fill="none" stroke="currentColor" strokeWidth="2">
        <path d="M4 12h24v16H4zM14 28v-9h8v9M4 5v4M28 5v4M4 7h24" />
      </svg>
      <span className="leading-tight">
        <span className="block font-bold tracking-tight">Pavillon</span>
        <span className="block text-xs text-soft">{house}</span>
      </span>
    </span>
  )
}

export function SkipLink() {
  const t = useTranslations('ui')
  return (
    <a href="#contenu" className="sr-only z-50 rounded-md bg-accent px-4 py-2 font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
      {t('skip')}
    </a>
  )
}

const entryLook = ({ isActive }: { isActive: boolean }) =>
  `flex min-h-11 items-center rounded-sm px-2.5 text-sm font-medium hover:bg-sunk ${isActive ? 'font-semibold text-accent underline decoration-2 underline-offset-8' : 'text-ink'}`

/** The frame of public pages: the same for everyone, so it never says who is signed in. */
export function SiteFrame({ house, toast, children }: { house: string; toast?: ShownToast; children: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="no-print border-b border-line bg-sheet">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
          <Link to="/" className="py-1"><Logo house={house} /></Link>
          <nav aria-label={t('mainMenu')} className="-mx-2.5 flex flex-wrap items-center gap-x-1">
            <NavLink to="/programme" className={entryLook}>{t('programme')}</NavLink>
            <NavLink to="/espace" className={entryLook}>{t('mySpace')}</NavLink>
          </nav>
        </div>
      </header>
      <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 focus:outline-none sm:px-6 sm:py-12">
        {toast && <div className="no-print"><Notice tone="good" role="status">{toast.text}</Notice></div>}
        {children}
      </main>
      <Footer />
    </div>
  )
}

/** The frame of a signed-in space: its menu on the left, folded on a phone. */
export function SpaceFrame({ house, space, person, entries, toast, notice, children }: { house: string; space: string; person: string; entries: Entry[]; toast?: ShownToast; notice?: ReactNode; children: ReactNode }) {
  const t = useTranslations('ui')
  const menu = entries.map(({ to, label, end }) => <li key={to}><NavLink to={to} end={end} className={entryLook}>{label}</NavLink></li>)
  const way = (
    <Form method="post" action="/deconnexion" className="border-t border-line pt-3">
      <p className="px-2.5 text-xs break-words text-soft">{person}</p>
      <Link to="/compte" className="flex min-h-11 items-center px-2.5 text-sm hover:underline">{t('account')}</Link>
      <button className="flex min-h-11 items-center px-2.5 text-sm text-accent hover:underline">{t('signOut')}</button>
    </Form>
  )
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <SkipLink />
      <aside className="no-print border-b border-line bg-sheet lg:sticky lg:top-0 lg:flex lg:h-dvh lg:w-60 lg:shrink-0 lg:flex-col lg:border-r lg:border-b-0">
        <div className="px-4 py-3"><Link to="/"><Logo house={house} /></Link></div>
        <nav aria-label={space} className="hidden flex-1 flex-col justify-between overflow-y-auto px-3 pb-4 lg:flex">
          <div><p className="mt-2 mb-1 px-2.5 text-xs font-semibold text-soft">{space}</p><ul>{menu}</ul></div>
          {way}
        </nav>
        <details className="border-t border-line px-4 lg:hidden">
          <summary className="flex min-h-11 items-center text-sm font-semibold">{`${space} · ${t('menu')}`}</summary>
          <nav aria-label={space} className="pb-4"><ul>{menu}</ul>{way}</nav>
        </details>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <main id="contenu" tabIndex={-1} className="w-full max-w-6xl flex-1 px-4 py-8 focus:outline-none sm:px-8">
          {notice}
          {toast && <div className="no-print"><Notice tone="good" role="status">{toast.text}</Notice></div>}
          {children}
        </main>
        <Footer />
      </div>
    </div>
  )
}

function Footer() {
  const t = useTranslations('ui')
  const language = useLocale()
  const small = 'inline-flex min-h-11 items-center text-sm text-soft hover:text-ink hover:underline'
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4 py-4 sm:px-6">
        <Link to="/accessibilite" className={small}>{t('accessibility')}</Link>
        <Link to="/mentions-legales" className={small}>{t('legal')}</Link>
        <Link to="/donnees-personnelles" className={small}>{t('privacy')}</Link>
        <form method="post" action="/preferences" className="ml-auto flex flex-wrap gap-x-4">
          <button name="langue" value={language === 'fr' ? 'en' : 'fr'} lang={language === 'fr' ? 'en' : 'fr'} className={small}>{t('otherLanguage')}</button>
          <button name="theme" value="light" className={small}>{t('light')}</button>
          <button name="theme" value="dark" className={small}>{t('dark')}</button>
          <button name="theme" value="system" className={small}>{t('system')}</button>
        </form>
      </div>
    </footer>
  )
}
