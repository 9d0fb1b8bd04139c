import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Level } from '~/db/generated/enums'
import { classWords } from '~/signups/components/className'
import { Notice } from '~/ui/Page'
import { shortDayWords } from '~/ui/time'
import type { PaperLine } from '../queries.server'
import { useMissing } from './PaperLines'

type Visit = { id: string; className: string | null; level: Level | null; school: { name: string } | null; session: { startsAt: Date; activity: { title: string; programme: { zone: string } } }; lines: PaperLine[] }

/** What somebody still has to sign, the soonest first, each a link to where it is done. Nothing where nothing is. */
export function PaperToDo({ visits, side }: { visits: readonly Visit[]; side: 'SCHOOL' | 'COMPANY' }) {
  const t = useTranslations('papers')
  const level = useTranslations('activities.level')
  const language = useLocale()
  const missing = useMissing()
  if (visits.length === 0) return null
  const papers = (lines: PaperLine[]) => lines.map((line) => t('awaited', { kind: t(`kind.${line.kind}`), who: side === 'COMPANY' ? line.number : missing({ ...line, missing: line.missing.filter((signer) => signer === side) }) })).join(' · ')
  const what = ({ session, className, level: of, school }: Visit) => [shortDayWords(session.startsAt, language, session.activity.programme.zone), side === 'SCHOOL' ? classWords(of && level(of), className) : school?.name, session.activity.title].filter(Boolean).join(', ')
  return (
    <Notice tone="warn" title={t(side === 'SCHOOL' ? 'todo' : 'todoCompany', { n: visits.length })}>
      <ul className="mt-1 space-y-1">
        {visits.map((visit) => (
          <li key={visit.id}><Link to={`/papiers/${visit.id}`} className="link inline-block py-1.5">{what(visit)}</Link><span className="block">{papers(visit.lines)}</span></li>
        ))}
      </ul>
    </Notice>
  )
}
