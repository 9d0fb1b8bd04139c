import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Notice } from '~/ui/Page'
import type { Near } from '../places.server'
import { addressOf, type ProgrammeSearch } from '../search'

/** What came of the place that was searched: which school is meant, or that nobody knows it. */
export function NearNotice({ near, search, action }: { near: Near; search: ProgrammeSearch; action: string }) {
  const t = useTranslations('pages')
  if (near.choices.length > 0) {
    return (
      <Notice tone="warn" role="status" title={t('whichSchool')}>
        <ul>
          {near.choices.map(({ uai, name, town }) => <li key={uai}><Link className="link inline-flex min-h-11 items-center" to={`${action}${addressOf(search, { ecole: uai, ville: undefined })}`}>{`${name}, ${town} (${uai})`}</Link></li>)}
        </ul>
      </Notice>
    )
  }
  return near.unknown ? <Notice tone="warn" role="status">{t('unknownTown', { town: near.unknown })}</Notice> : null
}

/** By how far or by date: two links, the one that holds marked. */
export function OrderLinks({ search, action, nearestFirst }: { search: ProgrammeSearch; action: string; nearestFirst: boolean }) {
  const t = useTranslations('pages')
  const order = (tri: 'date' | undefined, label: string) => (
    <Link to={`${action}${addressOf(search, { tri })}`} preventScrollReset aria-current={nearestFirst === (tri === undefined) ? 'true' : undefined} className="inline-flex min-h-11 items-center px-2 text-sm text-soft underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:text-ink">{label}</Link>
  )
  return <nav aria-label={t('order')} className="no-print mb-2 flex flex-wrap">{order(undefined, t('nearest'))}{order('date', t('byDate'))}</nav>
}
