import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import { shortDate } from '~/ui/time'
import type { Waiting } from '../late.server'

/** What waits for somebody: how many, what, the oldest by name. What is late says so. */
export function WaitingTable({ rows }: { rows: Waiting[] }) {
  const t = useTranslations('desk')
  const language = useLocale()
  return (
    <ul className="border-b border-line">
      {rows.map(({ what, n, late, to, named }) => (
        <li key={what} className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 border-t border-line py-3">
          <span aria-hidden className={`figures text-right text-xl leading-tight font-semibold ${late ? 'text-bad' : ''}`}>{n}</span>
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link className="link inline-flex min-h-8 items-center font-semibold" to={to}>{t(`waiting.${what}`, { n })}</Link>
              {late && <Badge tone="bad">{t('late')}</Badge>}
            </p>
            {named.length > 0 && (
              <ul className="mt-0.5 text-sm text-soft">
                {named.map(({ id, words, day, to: one }) => (
                  <li key={id} className="flex flex-wrap gap-x-2">
                    {one ? <Link className="inline-flex min-h-6 items-center hover:text-ink hover:underline" to={one}>{words}</Link> : words}
                    {day && <span className="figures">{t(what === 'proposals' || what === 'requests' ? 'since' : what === 'attendance' || what === 'conventions' ? 'on' : 'due', { day: shortDate(day, language) })}</span>}
                  </li>
                ))}
                {n > named.length && <li>{t('andMore', { n: n - named.length })}</li>}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
