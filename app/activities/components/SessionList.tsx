import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Badge, KindMark, type MarkKind } from '~/ui/Page'
import { dayWords, localDate, timeRangeWords } from '~/ui/time'
import type { PublicSession } from '../public-queries.server'

export const markOf: Record<PublicSession['programmeKind'], MarkKind> = { SHOW: 'show', INDUSTRY_WEEK: 'week', OUTREACH: 'school' }

/** A date that is not of the house, with the line that shows it: it stands among the sessions where it belongs. */
export type OtherDate = { key: string; startsAt: Date; line: ReactNode }

/** Dates, day by day. Plain links: a page of fifty of them is read far more often than followed. */
export function SessionList({ sessions, others = [] }: { sessions: PublicSession[]; others?: OtherDate[] }) {
  const language = useLocale()
  const days = new Map<string, OtherDate[]>()
  const dates = [...sessions.map((session) => ({ key: session.id, startsAt: session.startsAt, line: <SessionLine session={session} /> })), ...others]
  for (const date of others.length ? dates.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()) : dates) {
    const day = localDate(date.startsAt)
    days.set(day, [...(days.get(day) ?? []), date])
  }
  return (
    <ol className="space-y-8">
      {[...days].map(([day, list]) => (
        <li key={day}>
          <h3 className="figures mb-1 border-b border-rule pb-1 text-sm font-semibold first-letter:uppercase"><time dateTime={day}>{dayWords(day, language)}</time></h3>
          <ul>{list.map(({ key, line }) => <li key={key} className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">{line}</li>)}</ul>
        </li>
      ))}
    </ol>
  )
}

function SessionLine({ session }: { session: PublicSession }) {
  const t = useTranslations()
  const language = useLocale()
  const { startsAt, endsAt, slug, title, kind, town, host, programmeKind, status } = session
  return (
    <>
      <p className="figures text-sm text-soft">{timeRangeWords(startsAt, endsAt, language)}</p>
      <div className="min-w-0">
        <a href={`/actions/${slug}`} className={`font-semibold hover:text-accent hover:underline ${status === 'CANCELLED' ? 'line-through' : ''}`}>{title}</a>
        <p className="mt-1 text-sm text-soft">{[t(`activities.kind.${kind}`), host, town].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="flex flex-row flex-wrap items-center gap-x-4 gap-y-1 sm:flex-col sm:items-end">
        <KindMark kind={markOf[programmeKind]}>{t(`programmes.kind.${programmeKind}`)}</KindMark>
        <SeatsBadge session={session} />
      </div>
    </>
  )
}

/** How many places are left, or that there are none, or that it does not take place. */
export function SeatsBadge({ session: { status, seats, taken } }: { session: Pick<PublicSession, 'status' | 'seats' | 'taken'> }) {
  const t = useTranslations('pages')
  if (status === 'CANCELLED') return <Badge tone="bad">{t('cancelled')}</Badge>
  const left = Math.max(0, seats - taken)
  return <Badge tone={left === 0 ? 'warn' : 'good'}>{t('left', { n: left })}</Badge>
}
