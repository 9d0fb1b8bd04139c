import { useLocale, useTranslations } from 'use-intl'
import { addDays, addMonths, daysBetween, monthWords, shortDayWords } from '~/ui/time'
import { Scroller } from '~/ui/Scroller'
import type { DeadlineState } from '../rules'

export type GanttRow = { id: string; title: string; dueOn: string; remindDays: number[]; state: DeadlineState; share?: number }

const ROW = 30
const LABEL = 230
const WIDTH = 1000
const HEAD = 44
const ink: Record<DeadlineState, string> = { done: 'fill-good stroke-good', late: 'fill-bad stroke-bad', soon: 'fill-warn stroke-warn', coming: 'fill-accent stroke-accent' }

/**
 * Deadlines over time, as a drawing: a line from the first reminder to the day it is due, a diamond on that day (a
 * filled one when late or due soon, a hollow one when done), today and the show's days across. The list beside it says the same.
 */
export function Gantt({ rows, today, startsOn, endsOn }: { rows: GanttRow[]; today: string; startsOn: string; endsOn: string }) {
  const t = useTranslations('showDeadlines')
  const language = useLocale()
  const begins = rows.map(({ dueOn, remindDays }) => addDays(dueOn, -Math.max(7, ...remindDays)))
  const first = [...begins, today < startsOn ? today : startsOn].sort()[0] ?? today
  const last = [...rows.map(({ dueOn }) => dueOn), endsOn].sort().at(-1) ?? endsOn
  const from = `${first.slice(0, 7)}-01`
  const until = `${addMonths(last.slice(0, 7), 1)}-01`
  const scale = (WIDTH - LABEL - 10) / daysBetween(from, until)
  const x = (day: string) => LABEL + daysBetween(from, day) * scale
  const height = HEAD + rows.length * ROW + 12
  const months: string[] = []
  for (let month = from.slice(0, 7); `${month}-01` < until; month = addMonths(month, 1)) months.push(month)
  const shown = Math.ceil(months.length / 14)
  return (
    <Scroller label={t('overview')}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('ganttLabel', { n: rows.length })} className="block min-w-[720px] text-xs">
        {months.map((month, index) => (
          <g key={month}>
            <line x1={x(`${month}-01`)} x2={x(`${month}-01`)} y1={22} y2={height} className="stroke-line" />
            {index % shown === 0 && <text x={x(`${month}-01`) + 4} y={16} className="fill-soft" fontSize="12">{shown > 1 || months.length > 9 ? `${month.slice(5)}/${month.slice(2, 4)}` : monthWords(month, language)}</text>}
          </g>
        ))}
        <rect x={x(startsOn)} y={24} width={Math.max(3, (daysBetween(startsOn, endsOn) + 1) * scale)} height={height - 24} className="fill-show" opacity="0.18" />
        <text x={x(startsOn)} y={36} textAnchor="end" dx="-4" className="fill-show" fontSize="12" fontWeight="600">{t('theShow')}</text>
        {rows.map((row, index) => {
          const y = HEAD + index * ROW + ROW / 2
          const begin = begins[index] ?? row.dueOn
          return (
            <g key={row.id}>
              <title>{`${row.title} – ${shortDayWords(row.dueOn, language)} – ${t(`state.${row.state}`)}`}</title>
              <line x1={0} x2={WIDTH} y1={y + ROW / 2} y2={y + ROW / 2} className="stroke-line" strokeWidth="0.5" />
              <text x={0} y={y + 4} className="fill-ink" fontSize="13">{row.title.length > 32 ? `${row.title.slice(0, 31)}…` : row.title}</text>
              <line x1={x(begin)} x2={x(row.dueOn)} y1={y} y2={y} strokeWidth="6" opacity="0.3" className={ink[row.state]} />
              {row.share !== undefined && row.share > 0 && <line x1={x(begin)} x2={x(begin) + (x(row.dueOn) - x(begin)) * row.share} y1={y} y2={y} strokeWidth="6" className={ink[row.state]} />}
              <path d={`M${x(row.dueOn)} ${y - 8}l8 8-8 8-8-8z`} strokeWidth="2" className={row.state === 'done' ? 'fill-sheet stroke-good' : ink[row.state]} />
              {row.state === 'late' && <text x={x(row.dueOn)} y={y + 4} textAnchor="middle" className="fill-paper" fontSize="11" fontWeight="700" aria-hidden>!</text>}
            </g>
          )
        })}
        {today >= from && today <= until && (
          <g><line x1={x(today)} x2={x(today)} y1={22} y2={height} className="stroke-ink" strokeDasharray="4 3" /><text x={x(today) + 4} y={36} className="fill-ink" fontSize="12" fontWeight="600">{t('today')}</text></g>
        )}
      </svg>
    </Scroller>
  )
}
