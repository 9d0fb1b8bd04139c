import { Link } from '@remix-run/react'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Section } from '~/ui/Page'
import type { ColumnHead } from '../list'

type Props = { all: Pick<ColumnHead, 'key' | 'title'>[]; keys: string[]; address(columns: string[]): string }

const small = 'inline-flex size-11 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink'

/** Which columns a list has and in which order: every step is a link, so that it works everywhere and goes back. */
export function ColumnChoice({ all, keys, address }: Props) {
  const t = useTranslations('lists')
  const titleOf = (key: string) => all.find((column) => column.key === key)?.title ?? key
  const left = all.filter(({ key }) => !keys.includes(key))
  const swapped = (place: number, other: number) => keys.map((key, index) => (index === place ? keys[other] : index === other ? keys[place] : key) ?? key)
  const usual = keys.join() === all.map(({ key }) => key).join()
  return (
    <Section title={t('columns')} id="colonnes">
      <details className="rounded-lg border border-line bg-sheet px-4 py-1.5" open={!usual}>
        <summary className="flex min-h-11 items-center text-sm font-semibold">{t('columnsShown')} · <span className="figures ml-1">{keys.length} / {all.length}</span></summary>
        <ol className="mt-1 grid gap-x-8 sm:grid-cols-2">
          {keys.map((key, place) => (
            <li key={key} className="flex items-center justify-between border-b border-line">
              <span className="min-w-0 truncate text-sm"><span className="figures mr-2 text-soft">{place + 1}</span>{titleOf(key)}</span>
              <span className="flex shrink-0">
                {place > 0 && <Link replace preventScrollReset className={small} to={address(swapped(place, place - 1))} aria-label={t('up', { column: titleOf(key) })}><ArrowUp aria-hidden className="size-4" /></Link>}
                {place < keys.length - 1 && <Link replace preventScrollReset className={small} to={address(swapped(place, place + 1))} aria-label={t('down', { column: titleOf(key) })}><ArrowDown aria-hidden className="size-4" /></Link>}
                {keys.length > 1 && <Link replace preventScrollReset className={small} to={address(keys.filter((other) => other !== key))} aria-label={t('leave', { column: titleOf(key) })}><X aria-hidden className="size-4" /></Link>}
              </span>
            </li>
          ))}
        </ol>
        {left.length > 0 && (
          <>
            <h3 className="mt-5 mb-2 text-sm font-semibold">{t('columnsLeft')}</h3>
            <ul className="mb-3 flex flex-wrap gap-2">
              {left.map(({ key, title }) => <li key={key}><Link replace preventScrollReset to={address([...keys, key])} aria-label={t('add', { column: title })} className="inline-flex min-h-11 items-center gap-1 rounded-md border border-line px-3 text-sm hover:bg-sunk"><Plus aria-hidden className="size-4" />{title}</Link></li>)}
            </ul>
          </>
        )}
        {!usual && <p className="mt-4 mb-3"><Link preventScrollReset className="link" to={address([])}>{t('allColumns')}</Link></p>}
      </details>
    </Section>
  )
}
