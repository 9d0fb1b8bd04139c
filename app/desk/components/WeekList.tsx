import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { markOf } from '~/activities/components/SessionList'
import { KindMark, SeatMeter } from '~/ui/Page'
import { addDays, dayWords, localDate, timeRangeWords } from '~/ui/time'
import type { DayMark, WeekSession } from '../week.server'
import { DayMarks } from './DayMarks'

/** A week as a list of days, each with all of its sessions. */
export function WeekList({ monday, zone, sessions, marks }: { monday: string; zone: string; sessions: WeekSession[]; marks: DayMark[] }) {
  const t = useTranslations()
  const language = useLocale()
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const shown = days.map((day) => ({ day, list: sessions.filter(({ startsAt }) => localDate(startsAt, zone) === day), own: marks.filter((mark) => mark.day === day) })).filter(({ list, own }) => list.length + own.length > 0)
  return shown.map(({ day, list, own }) => (
    <section key={day} aria-labelledby={`jour-${day}`} className="mb-6">
      <h3 id={`jour-${day}`} className="text-base first-letter:uppercase">{dayWords(day, language)}</h3>
      <DayMarks marks={own} />
      <ul className="mt-2">
        {list.map(({ id, startsAt, endsAt, seats, taken, activity }) => (
          <li key={id} className="grid gap-x-6 gap-y-1 border-t border-line py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
            <p className="figures text-sm text-soft">{timeRangeWords(startsAt, endsAt, language, zone)}</p>
            <div>
              <Link className="link font-semibold" to={`/equipe/creneaux/${id}`}>{activity.title}</Link>
              <p><KindMark kind={markOf[activity.programme.kind]}>{[t(`programmes.kind.${activity.programme.kind}`), activity.town].filter(Boolean).join(' · ')}</KindMark></p>
            </div>
            <SeatMeter taken={taken} seats={seats}>{t('activities.fullTitle', { taken, seats })}</SeatMeter>
          </li>
        ))}
      </ul>
    </section>
  ))
}
