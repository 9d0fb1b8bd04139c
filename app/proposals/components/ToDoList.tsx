import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Section } from '~/ui/Page'
import type { Standing } from '../rules'
import { StandingBadge } from './StandingBadge'

type Line = { id: string; title: string; standing: Standing; reason?: string | null }

/** What waits for the company: drafts to finish, what came back, schools that ask. */
export function ToDoList({ toDo, requests }: { toDo: Line[]; requests: number }) {
  const t = useTranslations('proposals')
  const requestWords = useTranslations('requests')
  if (toDo.length === 0 && requests === 0) return null
  return (
    <Section id="a-faire" title={t('toDo')}>
      <ul className="divide-y divide-line border-y border-line">
        {toDo.map(({ id, title, standing, reason }) => (
          <li key={id} className="py-2">
            <p className="flex flex-wrap items-center gap-x-3"><Link className="link inline-flex min-h-11 items-center font-semibold" to={`/entreprise/actions/${id}`}>{t(`next.${standing as 'draft'}`, { title })}</Link><StandingBadge standing={standing} /></p>
            {reason && <p className="max-w-prose pb-1 text-sm text-soft">{reason}</p>}
          </li>
        ))}
        {requests > 0 && <li className="py-2"><Link to="/entreprise/demandes" className="link inline-flex min-h-11 items-center font-semibold">{requestWords('toAnswer', { n: requests })}</Link></li>}
      </ul>
    </Section>
  )
}
