import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { ActivityKind, Attendance, Level } from '~/db/generated/enums'
import { Notice } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import { classTravels, type SignUpStatus } from '../rules'
import { classWords } from './className'

type Coming = {
  id: string; status: SignUpStatus; className: string | null; level: Level | null; offeredUntil: Date | null; transportMode: string | null
  session: { startsAt: Date; activity: { title: string; kind: ActivityKind; attendance: Attendance; programme: { zone: string } } }
}
type Asked = { id: string; signUpId: string; company: { name: string }; signUp: { className: string | null; level: Level | null; session: { activity: { title: string } } } }

// Before that a school seldom knows.
const TRANSPORT_KNOWN_BY = 45 * 86_400_000

/** What a school's classes wait for: seats that are offered, another time that is asked, how they come. The most pressing first. */
export function SchoolToDo({ coming, asked, now }: { coming: Coming[]; asked: Asked[]; now: Date }) {
  const t = useTranslations('classes')
  const levels = useTranslations('activities.level')
  const language = useLocale()
  const named = ({ level, className }: { level: Level | null; className: string | null }) => classWords(level && levels(level), className)
  const offered = coming.filter(({ status }) => status === 'OFFERED')
  const unsaid = coming.filter(({ status, transportMode, session: { startsAt, activity } }) => {
    const until = startsAt.getTime() - now.getTime()
    return (status === 'CONFIRMED' || status === 'PENDING') && !transportMode && classTravels(activity) && until > 0 && until < TRANSPORT_KNOWN_BY
  })
  const lines = [
    ...offered.map((one) => ({ key: `offre ${one.id}`, to: `/ecole/classes/${one.id}`, words: t('toDoOffer', { name: named(one), title: one.session.activity.title, until: one.offeredUntil ? momentWords(one.offeredUntil, language, one.session.activity.programme.zone) : '' }) })),
    ...asked.map(({ id, signUpId, company, signUp }) => ({ key: id, to: `/ecole/classes/${signUpId}/autre-date`, words: t('toDoTime', { host: company.name, name: named(signUp), title: signUp.session.activity.title }) })),
    ...unsaid.map((one) => ({ key: `transport ${one.id}`, to: `/ecole/classes/${one.id}/transport`, words: t('toDoTransport', { name: named(one), title: one.session.activity.title }) })),
  ]
  if (lines.length === 0) return null
  return (
    <Notice tone="warn" title={t('toDo')}>
      <ul className="space-y-2">{lines.map(({ key, to, words }) => <li key={key}><Link to={to} className="link inline-flex min-h-11 items-center">{words}</Link></li>)}</ul>
    </Notice>
  )
}
