import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Level } from '~/db/generated/enums'
import { classWords } from '~/signups/components/className'
import type { PaperLine } from '../queries.server'
import { PaperLines } from './PaperLines'

type Row = { id: string; className: string | null; level: Level | null; school: { name: string } | null; lines: readonly PaperLine[] }

/** The papers of a session's classes, for staff: which there are, what is still to sign. */
export function PaperTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('papers')
  const level = useTranslations('activities.level')
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map(({ id, className, level: of, school, lines }) => (
        <li key={id} className="grid gap-x-8 gap-y-2 py-3 sm:grid-cols-[1fr_2fr]">
          <Link to={`/papiers/${id}`} className="link inline-flex min-h-11 items-center">{[school?.name, classWords(of && level(of), className)].filter(Boolean).join(', ') || t('open')}</Link>
          <div className="sm:pt-3"><PaperLines lines={lines} /></div>
        </li>
      ))}
    </ul>
  )
}
