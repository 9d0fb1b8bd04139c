import { Form, Link, NavLink, useLocation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { ReactNode } from 'react'
import { Footer } from './Footer'
import { Toast } from './Toast'

export type Entry = { to: string; label: string; end?: boolean }
/** Entries of a menu that belong together, under a word of their own where there are many. */
export type EntryGroup = { title?: string; entries: Entry[] }
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

// Where one is: a bar beside the word and another weight, so that it is seen without colour too.
const entryLook = ({ isActive }: { isActive: boolean }) =>
  `flex min-h-11 items-center border-l-2 px-3 text-sm hover:bg-sunk ${isActive ? 'border-accent font-semibold text-accent' : 'border-transparent font-medium text-ink'}`
const siteLook = ({ isActive }: { isActive: boolean }) =>
  `flex min-h-11 items-center border-b-2 px-2.5 text-sm ${isActive ? 'border-accent font-semibold text-accent' : 'border-transparent font-medium text-ink hover:border-rule'}`

/** On paper the house signs what it printed. */
function PrintedHead({ house }: { house: string }) {
  return <p className="print-only mb-4 border-b border-line pb-2 text-sm">{`Pavillon · ${house}`}</p>
}

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
            <NavLink to="/programme" className={siteLook}>{t('programme')}</NavLink>
            <NavLink to="/espace" className={siteLook}>{t('mySpace')}</NavLink>
          </nav>
        </div>
      </header>
      <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 focus:outline-none sm:px-6 sm:py-12">
        <PrintedHead house={house} />
        {toast && <Toast key={toast.text}>{toast.text}</Toast>}
        {children}
      </main>
      <Footer />
    </div>
  )
}

type Space = {
  house: string
  space: string
  person: string
  menu: EntryGroup[]
  /** The spaces of somebody who has several, this one among them. */
  spaces?: Entry[]
  toast?: ShownToast
  notice?: ReactNode
  children: ReactNode
}

/** The frame of a signed-in space: its menu on the left, folded on a phone. */
export function SpaceFrame({ house, space, person, menu: groups, spaces = [], toast, notice, children }: Space) {
  const t = useTranslations('ui')
  // Another page is another menu: on a phone it folds again.
  const { pathname } = useLocation()
  const menu = <SpaceMenu {...{ space, person, groups, spaces }} />
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <SkipLink />
      <aside className="no-print border-b border-line bg-sheet lg:sticky lg:top-0 lg:flex lg:h-dvh lg:w-60 lg:shrink-0 lg:flex-col lg:border-r lg:border-b-0">
        <details key={pathname} className="group lg:hidden">
          <summary className="flex items-center justify-between gap-3 px-4 py-2 before:hidden">
            <Logo house={house} />
            <span className="flex min-h-11 items-center gap-2 rounded-md border border-rule px-3 text-sm font-semibold">
              <svg aria-hidden viewBox="0 0 16 16" className="size-4 stroke-current" strokeWidth="1.75" fill="none">
                <path className="group-open:hidden" d="M1 4h14M1 8h14M1 12h14" /><path className="hidden group-open:block" d="M3 3l10 10M13 3L3 13" />
              </svg>
              {t('menu')}
            </span>
          </summary>
          <nav aria-label={space} className="border-t border-line px-4 pt-2 pb-4">{menu}</nav>
        </details>
        <div className="hidden px-5 py-4 lg:block"><Link to="/"><Logo house={house} /></Link></div>
        <nav aria-label={space} className="hidden flex-1 flex-col justify-between gap-6 overflow-y-auto px-2 pb-4 lg:flex">{menu}</nav>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <main id="contenu" tabIndex={-1} className="w-full max-w-6xl flex-1 px-4 py-8 focus:outline-none sm:px-8">
          <PrintedHead house={house} />
          {notice}
          {toast && <Toast key={toast.text}>{toast.text}</Toast>}
          {children}
        </main>
        <Footer inSpace />
      </div>
    </div>
  )
}

const list = (entries: Entry[]) => <ul>{entries.map(({ to, label, end }) => <li key={to}><NavLink to={to} end={end} className={entryLook}>{label}</NavLink></li>)}</ul>

function SpaceMenu({ space, person, groups, spaces }: Required<Pick<Space, 'space' | 'person' | 'spaces'>> & { groups: EntryGroup[] }) {
  const t = useTranslations('ui')
  const heading = 'mt-2 mb-1 px-3 text-xs font-semibold text-soft'
  return (
    <>
      <div>
        <p className={heading}>{space}</p>
        {groups.map(({ title, entries }) => (
          <div key={title ?? ''} className="mb-3">
            {title && <p className={heading}>{title}</p>}
            {list(entries)}
          </div>
        ))}
      </div>
      <div className="mt-3 space-y-3">
        {spaces.length > 1 && <div className="border-t border-line pt-1"><p className={heading}>{t('spaces')}</p>{list(spaces)}</div>}
        <Form method="post" action="/deconnexion" className="border-t border-line pt-3">
          <p className="px-3 text-xs break-words text-soft">{person}</p>
          <Link to="/compte" className="flex min-h-11 items-center px-3 text-sm hover:underline">{t('account')}</Link>
          <button className="flex min-h-11 w-full items-center px-3 text-left text-sm text-accent hover:underline">{t('signOut')}</button>
        </Form>
      </div>
    </>
  )
}
