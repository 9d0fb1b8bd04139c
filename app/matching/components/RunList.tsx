import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Badge, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import type { MatchingDesk } from '../queries.server'

const tones = { RUNNING: 'info', DONE: 'plain', FAILED: 'bad', ACCEPTED: 'good', DISCARDED: 'plain' } as const

/** The computations of a programme, each a door to its result. */
export function RunList({ runs, shown }: { runs: MatchingDesk['runs']; shown: string }) {
  const t = useTranslations('matching')
  const language = useLocale()
  return (
    <Section title={t('runs')} id="calculs" className="no-print">
      <ul>
        {runs.map(({ id, state, createdAt, by }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2 text-sm">
            {id === shown ? <span className="min-h-11 content-center font-semibold">{momentWords(createdAt, language)} ({t('current')})</span> : <Link className="link inline-flex min-h-11 items-center" to={`?calcul=${id}`}>{momentWords(createdAt, language)}</Link>}
            <span className="flex items-center gap-3"><span className="text-soft">{by}</span><Badge tone={tones[state]}>{t(`runState.${state}`)}</Badge></span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
