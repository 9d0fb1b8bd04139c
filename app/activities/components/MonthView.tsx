import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { dayWords, localDate, timeWords, todayIn, weekdayWords, weeksOfMonth } from '~/ui/time'
import type { PublicSession } from '../public-queries.server'
import { markOf, type OtherDate } from './SessionList'

const SHOWN = 4
const edges = { show: 'border-show', week: 'border-week', school: 'border-school' }

/** A month as a grid; where there is no room for seven columns, the days that hold something, one below the other. */
export function MonthView({ month, sessions, others = [] }: { month: string; sessions: PublicSession[]; others?: OtherDate[] }) {
  const t = useTranslations('pages')
  const language = useLocale()
  const today = todayIn()
  const byDay = group([...sessions.map((session) => ({ key: session.id, startsAt: session.startsAt, line: <SessionLink session={session} /> })), ...others])
  return (
    <div className="sm:border-t sm:border-l sm:border-line">
      {/* Each day says its own weekday to who cannot see the columns. */}
      <div aria-hidden className="hidden sm:grid sm:grid-cols-7">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => <p key={weekday} className="border-r border-b border-line px-2 py-1 text-xs text-soft">{weekdayWords(weekday, language, 'short')}</p>)}
      </div>
      <ol className="sm:grid sm:grid-cols-7">
        {weeksOfMonth(month).flat().map((day) => {
          const list = byDay.get(day) ?? []
          const other = !day.startsWith(month)
          return (
            <li key={day} className={`min-w-0 border-line py-2 sm:min-h-28 sm:border-r sm:border-b sm:p-1.5 ${list.length === 0 || other ? 'hidden sm:block' : ''} ${other ? 'bg-sunk' : ''}`}>
              <p className={`figures text-xs ${day === today ? 'font-bold text-accent' : 'text-soft'}`}>
                <span aria-hidden className="hidden sm:inline">{Number(day.slice(8))}</span>
                <span className="text-sm font-semibold first-letter:uppercase sm:sr-only">{dayWords(day, language)}</span>
                {day === today && <span className="text-sm sm:sr-only">{` · ${t('today')}`}</span>}
              </p>
              {!other && <DayList list={list} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function DayList({ list }: { list: OtherDate[] }) {
  const t = useTranslations('pages')
  return (
    <ul className="mt-1 space-y-1">
      {list.slice(0, SHOWN).map(({ key, line }) => <li key={key}>{line}</li>)}
      {list.length > SHOWN && <li className="text-xs text-soft">{t('more', { n: list.length - SHOWN })}</li>}
    </ul>
  )
}

function SessionLink({ session: { slug, title, startsAt, programmeKind, status } }: { session: PublicSession }) {
  return <MonthLink to={`/actions/${slug}`} startsAt={startsAt} edge={edges[markOf[programmeKind]]} cancelled={status === 'CANCELLED'}>{title}</MonthLink>
}

/** One date in a month: when, what, and by whom if not by the house. Without an address it is no link. */
export function MonthLink({ to, startsAt, edge, cancelled, by, children }: { to?: string | null; startsAt?: Date; edge: string; cancelled: boolean; by?: string; children: ReactNode }) {
  const language = useLocale()
  const className = `block border-l-4 bg-sheet py-1 pl-2 text-sm leading-snug sm:text-xs ${edge} ${to ? 'hover:bg-sunk' : ''} ${cancelled ? 'line-through' : ''}`
  const words = <>{startsAt && <><span className="figures text-soft">{timeWords(startsAt, language)}</span>{' '}</>}<span className="sm:line-clamp-2">{children}</span>{by && <span className="block text-soft">{by}</span>}</>
  return to ? <a href={to} className={className} rel={to.startsWith('/') ? undefined : 'noreferrer'}>{words}</a> : <span className={className}>{words}</span>
}

function group(dates: OtherDate[]): Map<string, OtherDate[]> {
  const groups = new Map<string, OtherDate[]>()
  for (const date of dates.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const day = localDate(date.startsAt)
    groups.set(day, [...(groups.get(day) ?? []), date])
  }
  return groups
}
