import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Badge, KindMark, type MarkKind } from '~/ui/Page'
import { dayWords, localDate, sessionWords, timeRangeWords } from '~/ui/time'
import type { PublicSession } from '../public-queries.server'

export const markOf: Record<PublicSession['programmeKind'], MarkKind> = { SHOW: 'show', INDUSTRY_WEEK: 'week', OUTREACH: 'school' }

/** A date that is not of the house, with the line that shows it: it stands among the sessions where it belongs. */
export type OtherDate = { key: string; startsAt: Date; line: ReactNode }

/** Dates, day by day. Plain links: a page of fifty of them is read far more often than followed. */
export function SessionList({ sessions, others = [], book }: { sessions: PublicSession[]; others?: OtherDate[]; book?: Book }) {
  const language = useLocale()
  const days = new Map<string, OtherDate[]>()
  const dates = [...sessions.map((session) => ({ key: session.id, startsAt: session.startsAt, line: <SessionLine session={session} book={book} /> })), ...others]
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

/** Where a class is booked from the list itself: which activities receive no more classes in the year of a date, and the level that was looked for. */
export type Book = { yearFull: Record<string, number>; level?: string }

/** Dates with the nearest first: each says its day and how far it is. */
export function NearestList({ sessions, book }: { sessions: PublicSession[]; book?: Book }) {
  return (
    <ol className="border-t border-rule">
      {sessions.map((session) => <li key={session.id} className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[13rem_minmax(0,1fr)_auto]"><SessionLine session={session} dated book={book} /></li>)}
    </ol>
  )
}

function SessionLine({ session, dated, book }: { session: PublicSession; dated?: boolean; book?: Book }) {
  const t = useTranslations()
  const language = useLocale()
  const { startsAt, endsAt, slug, title, kind, town, host, programmeKind, status, km } = session
  const yearFull = book?.yearFull[session.id]
  return (
    <>
      <p className="figures text-sm text-soft first-letter:uppercase">{dated ? sessionWords(startsAt, endsAt, language) : timeRangeWords(startsAt, endsAt, language)}</p>
      <div className="min-w-0">
        <a href={`/actions/${slug}`} className={`font-semibold hover:text-accent hover:underline ${status === 'CANCELLED' ? 'line-through' : ''}`}>{title}</a>
        <p className="mt-1 text-sm text-soft">{[t(`activities.kind.${kind}`), host, town, typeof km === 'number' && t('pages.away', { n: Math.max(1, Math.round(km)) })].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="flex flex-row flex-wrap items-center gap-x-4 gap-y-1 sm:flex-col sm:items-end">
        <KindMark kind={markOf[programmeKind]}>{t(`programmes.kind.${programmeKind}`)}</KindMark>
        <SeatsBadge session={session} />
        {yearFull !== undefined && <span className="text-sm text-warn">{t('pages.yearFull', { n: yearFull })}</span>}
        {book && status === 'PLANNED' && yearFull === undefined && <a href={`/actions/${slug}/inscription?${new URLSearchParams({ creneau: session.id, ...(book.level && { niveau: book.level }) })}`} className="link inline-flex min-h-11 items-center text-sm">{t('pages.book')}<span className="sr-only">{` : ${title}, ${dayWords(startsAt, language)}`}</span></a>}
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
