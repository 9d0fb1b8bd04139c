import { useLocale, useTranslations } from 'use-intl'
import { dayWords, localDate, timeWords, todayIn, weekdayWords, weeksOfMonth } from '~/ui/time'
import type { PublicSession } from '../public-queries.server'
import { markOf } from './SessionList'

const SHOWN = 4
const edges = { show: 'border-show', week: 'border-week', school: 'border-school' }

/** A month as a grid; where there is no room for seven columns, the days that hold something, one below the other. */
export function MonthView({ month, sessions }: { month: string; sessions: PublicSession[] }) {
  const t = useTranslations('pages')
  const language = useLocale()
  const today = todayIn()
  const byDay = group(sessions)
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

function DayList({ list }: { list: PublicSession[] }) {
  const t = useTranslations('pages')
  const language = useLocale()
  return (
    <ul className="mt-1 space-y-1">
      {list.slice(0, SHOWN).map(({ id, slug, title, startsAt, programmeKind, status }) => (
        <li key={id}>
          <a href={`/actions/${slug}`} className={`block border-l-4 bg-sheet py-1 pl-2 text-sm leading-snug hover:bg-sunk sm:text-xs ${edges[markOf[programmeKind]]} ${status === 'CANCELLED' ? 'line-through' : ''}`}>
            <span className="figures text-soft">{timeWords(startsAt, language)}</span> <span className="sm:line-clamp-2">{title}</span>
          </a>
        </li>
      ))}
      {list.length > SHOWN && <li className="text-xs text-soft">{t('more', { n: list.length - SHOWN })}</li>}
    </ul>
  )
}

function group(sessions: PublicSession[]): Map<string, PublicSession[]> {
  const groups = new Map<string, PublicSession[]>()
  for (const session of sessions) {
    const day = localDate(session.startsAt)
    groups.set(day, [...(groups.get(day) ?? []), session])
  }
  return groups
}
