import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { ChamberDecision } from '~/signups/week.server'
import { dayWords, shortDate } from '~/ui/time'

/** The decisions that the chamber owes, the first due first. */
export function DecisionList({ decisions }: { decisions: ChamberDecision[] }) {
  const t = useTranslations()
  const language = useLocale()
  if (decisions.length === 0) return <p className="text-soft">{t('signups.staff.nothing')}</p>
  return (
    <ul>
      {decisions.map(({ id, dueAt, signUp }) => signUp && (
        <li key={id} className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div>
            <Link className="link font-semibold" to={`/equipe/creneaux/${signUp.session.id}`}>{[signUp.school?.name, signUp.className].filter(Boolean).join(', ') || t('individuals.one')}</Link>
            <p className="text-sm text-soft">{[signUp.session.activity.title, dayWords(signUp.session.startsAt, language), signUp.school ? t('signups.party', { pupils: signUp.pupils, adults: signUp.adults }) : t('individuals.persons', { n: signUp.adults })].join(' · ')}</p>
          </div>
          {dueAt && <p className="figures text-sm text-soft">{t('signups.rectorate.due', { date: shortDate(dueAt, language) })}</p>}
        </li>
      ))}
    </ul>
  )
}
