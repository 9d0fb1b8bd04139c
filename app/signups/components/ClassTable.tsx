import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Level } from '~/db/generated/enums'
import { sessionWords } from '~/ui/time'
import type { SignUpStatus } from '../rules'
import { classWords } from './className'
import { StatusBadge } from './StatusBadge'

type Row = {
  id: string
  status: SignUpStatus
  className: string | null
  level: Level | null
  pupils: number
  adults: number
  rank: number | null
  school: { name: string } | null
  session: { startsAt: Date; endsAt: Date; activity: { title: string; town: string | null; programme: { zone: string } } }
}

/** Classes that a school signed up, each a door to its page. */
export function ClassTable({ signUps, withSchool }: { signUps: Row[]; withSchool: boolean }) {
  const t = useTranslations('signups')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col">{t('action')}</th><th scope="col">{t('when')}</th><th scope="col">{t('class')}</th><th scope="col">{t('persons')}</th><th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {signUps.map(({ id, status, className, level, pupils, adults, rank, school, session }) => (
          <tr key={id}>
            <td className="lead"><Link className="link font-semibold" to={`/ecole/classes/${id}`}>{session.activity.title}</Link></td>
            <td data-label={t('when')}>{sessionWords(session.startsAt, session.endsAt, language, session.activity.programme.zone)}</td>
            <td data-label={t('class')}>{[classWords(level && levelWords(level), className), withSchool && school?.name].filter(Boolean).join(' · ')}</td>
            <td data-label={t('persons')}>{t('party', { pupils, adults })}</td>
            <td data-label={t('state')}><span><StatusBadge status={status} />{rank !== null && <span className="block text-sm text-soft">{t('rank', { rank })}</span>}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
