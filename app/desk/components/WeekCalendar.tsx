import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { markOf } from '~/activities/components/SessionList'
import { KindShape } from '~/ui/Page'
import { addDays, dayWords, shortDayWords, timeRangeWords, timeWords } from '~/ui/time'
import type { DayMark, WeekSession } from '../week.server'
import { dayLayout, hoursShown, type Placed } from '../week-rules'
import { DayMarks } from './DayMarks'

type Given = { monday: string; today: string; zone: string; sessions: WeekSession[]; marks: DayMark[]; listAddress: string }

const edges = { show: 'border-show', week: 'border-week', school: 'border-school' }
// Lines at each hour; a row is a quarter of it.
const lined = 'lg:auto-rows-[0.875rem] lg:bg-[repeating-linear-gradient(to_bottom,var(--color-line)_0_1px,transparent_1px_3.5rem)]'

/** A week by days and hours; where there is no room for seven columns, and on paper, its days one below the other. */
export function WeekCalendar({ monday, today, zone, sessions, marks, listAddress }: Given) {
  const t = useTranslations('desk')
  const language = useLocale()
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const layouts = days.map((day) => dayLayout(sessions, day, zone))
  const { from, until } = hoursShown(layouts)
  const byId = new Map(sessions.map((session) => [session.id, session]))
  const order = new Map(sessions.map(({ id }, index) => [id, index]))
  return (
    <div className="lg:grid lg:grid-cols-[2.75rem_repeat(7,minmax(0,1fr))] lg:border-b lg:border-line">
      <div aria-hidden className={`hidden lg:col-start-1 lg:row-start-2 lg:grid ${lined.split(' ')[0]}`}>
        {Array.from({ length: until - from }, (_, n) => <span key={n} className={`figures pr-2 text-right text-xs text-soft lg:row-start-${n * 4 + 1} lg:row-end-${n * 4 + 5}`}>{`${from + n} h`}</span>)}
      </div>
      {days.map((day, index) => {
        const { placed, hidden } = layouts[index] ?? { placed: [], hidden: [] }
        const own = marks.filter((mark) => mark.day === day)
        const off = own.some(({ what }) => what === 'holiday' || what === 'publicHoliday') || index > 4
        const list = [...placed.map(({ id }) => id), ...hidden].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
        return (
          <section key={day} aria-labelledby={`jour-${day}`} className={`border-line py-3 lg:col-start-${index + 2} lg:row-span-2 lg:row-start-1 lg:grid lg:grid-rows-subgrid lg:border-l lg:py-0 ${off ? 'lg:bg-sunk' : ''} ${list.length + own.length === 0 ? 'hidden lg:grid' : ''}`}>
            <div className="lg:border-b lg:border-rule lg:px-2 lg:pb-1.5">
              <h3 id={`jour-${day}`} className={`text-base lg:text-sm ${day === today ? 'text-accent' : ''}`}>
                <span className="inline-block first-letter:uppercase lg:sr-only">{dayWords(day, language)}</span>
                <span aria-hidden className="hidden first-letter:uppercase lg:inline-block">{shortDayWords(day, language)}</span>
                {day === today && <span className="font-normal">{` · ${t('today')}`}</span>}
              </h3>
              <DayMarks marks={own} />
              {hidden.length > 0 && <Link to={`${listAddress}#jour-${day}`} className="link no-print hidden min-h-6 items-center text-xs lg:inline-flex">{t('more', { n: hidden.length })}</Link>}
            </div>
            <ol className={`mt-2 space-y-2 lg:mt-0 lg:grid lg:grid-cols-6 lg:gap-x-0.5 lg:space-y-0 ${lined}`}>
              {list.map((id) => {
                const session = byId.get(id)
                const place = placed.find((one) => one.id === id)
                return session && <li key={id} className={place ? `min-w-0 ${where(place, from)}` : 'lg:hidden'}><Block session={session} zone={zone} quarters={place ? place.until - place.from : 4} narrow={(place?.lanes ?? 1) > 1} /></li>
              })}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

function where({ from, until, lane, lanes }: Placed, firstHour: number): string {
  const width = 6 / lanes
  return `lg:row-start-${from - firstHour * 4 + 1} lg:row-end-${until - firstHour * 4 + 1} lg:col-start-${lane * width + 1} lg:col-span-${width}`
}

/** One session: when, what, where, how full. What has no room on the grid is in its title and on the phone. */
function Block({ session: { id, startsAt, endsAt, seats, taken, activity }, zone, quarters, narrow }: { session: WeekSession; zone: string; quarters: number; narrow: boolean }) {
  const t = useTranslations()
  const language = useLocale()
  const mark = markOf[activity.programme.kind]
  const draft = activity.moderation !== 'PUBLISHED'
  const full = taken >= seats
  const small = quarters < 6
  return (
    <Link to={`/equipe/creneaux/${id}`} title={`${timeRangeWords(startsAt, endsAt, language, zone)} · ${activity.title}`} className={`block h-full overflow-hidden rounded-sm border border-l-4 border-line bg-sheet px-2 py-1.5 text-sm leading-snug hover:border-rule lg:px-1.5 lg:py-0.5 lg:text-xs ${edges[mark]} ${draft ? 'border-dashed' : ''}`}>
      <span className="figures flex items-center gap-1 text-soft"><KindShape kind={mark} /><span className="sr-only">{t(`programmes.kind.${activity.programme.kind}`)}</span>{timeWords(startsAt, language, zone)}<span className={narrow ? 'lg:sr-only' : ''}>{` – ${timeWords(endsAt, language, zone)}`}</span></span>
      <span className={`block font-semibold ${small ? 'lg:line-clamp-1' : narrow ? 'lg:line-clamp-4' : 'lg:line-clamp-3'}`}>{activity.title}</span>
      <span className={`figures block ${full ? 'font-semibold text-warn' : taken === 0 ? 'text-soft' : ''} ${small ? 'lg:sr-only' : ''}`}>{narrow && <span aria-hidden className="hidden lg:inline">{`${taken}/${seats}`}</span>}<span className={narrow ? 'lg:sr-only' : ''}>{t(full ? 'desk.full' : 'activities.fullTitle', { taken, seats })}</span></span>
      <span className={`block text-soft ${quarters < 8 || narrow ? 'lg:sr-only' : ''}`}>{[draft && t(`activities.moderation.${activity.moderation}`), activity.town].filter(Boolean).join(' · ')}</span>
    </Link>
  )
}
