import { Link } from '@remix-run/react'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'

const themes = [['light', Sun], ['dark', Moon], ['system', Monitor]] as const

/** What every page ends with: what the law asks for, the language, the appearance. `inSpace`: beside a space's menu. */
export function Footer({ inSpace = false }: { inSpace?: boolean }) {
  const t = useTranslations('ui')
  const language = useLocale()
  const other = language === 'fr' ? 'en' : 'fr'
  const small = 'inline-flex min-h-11 items-center gap-1.5 text-sm text-soft hover:text-ink hover:underline'
  return (
    <footer className="mt-auto border-t border-line">
      <div className={`flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-4 ${inSpace ? 'sm:px-8' : 'mx-auto sm:px-6'}`}>
        <ul className="flex flex-wrap gap-x-6">
          <li><Link to="/accessibilite" className={small}>{t('accessibility')}</Link></li>
          <li><Link to="/mentions-legales" className={small}>{t('legal')}</Link></li>
          <li><Link to="/donnees-personnelles" className={small}>{t('privacy')}</Link></li>
        </ul>
        <form method="post" action="/preferences" className="flex flex-wrap items-center gap-x-5">
          <button name="langue" value={other} lang={other} className={small}>{t('otherLanguage')}</button>
          <fieldset className="flex flex-wrap gap-x-4">
            <legend className="sr-only">{t('appearance')}</legend>
            {themes.map(([theme, Icon]) => <button key={theme} name="theme" value={theme} className={small}><Icon aria-hidden className="size-4" />{t(theme)}</button>)}
          </fieldset>
        </form>
      </div>
    </footer>
  )
}
