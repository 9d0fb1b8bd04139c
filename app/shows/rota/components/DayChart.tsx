import { useLocale, useTranslations } from 'use-intl'
import { Scroller } from '~/ui/Scroller'
import { dayWords, localTime, timeRangeWords } from '~/ui/time'

type Shown = { id: string; title: string; startsAt: Date; endsAt: Date; needed: number; duties: { contact: { name: string } }[] }

const WIDTH = 900
const ROW = 26

/** The shifts of one day over its hours, as a drawing; the list beneath says the same. A shift that lacks people has a broken edge. */
export function DayChart({ day, shifts, zone }: { day: string; shifts: Shown[]; zone: string }) {
  const t = useTranslations('showRota')
  const language = useLocale()
  const hourOf = (instant: Date) => {
    const time = localTime(instant, zone)
    return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
  }
  const ends = shifts.map(({ startsAt, endsAt }) => hourOf(startsAt) + (endsAt.getTime() - startsAt.getTime()) / 3_600_000)
  const from = Math.floor(Math.min(...shifts.map(({ startsAt }) => hourOf(startsAt))))
  const until = Math.max(from + 4, Math.ceil(Math.max(...ends)))
  const x = (hour: number) => ((hour - from) / (until - from)) * WIDTH
  return (
    <Scroller label={dayWords(day, language)}>
      <svg viewBox={`0 0 ${WIDTH} ${24 + shifts.length * ROW}`} role="img" aria-label={t('title')} className="mb-4 block min-w-[560px]">
        {Array.from({ length: until - from + 1 }, (_, index) => (
          <g key={index}>
            <line x1={x(from + index)} x2={x(from + index)} y1={18} y2={24 + shifts.length * ROW} className="stroke-line" />
            <text x={x(from + index) + (index === until - from ? -2 : 2)} y={12} textAnchor={index === until - from ? 'end' : 'start'} fontSize="12" className="fill-soft">{`${(from + index) % 24} h`}</text>
          </g>
        ))}
        {shifts.map((shift, index) => {
          const start = hourOf(shift.startsAt)
          const lacks = shift.duties.length < shift.needed
          const names = shift.duties.map(({ contact }) => contact.name).join(', ')
          return (
            <g key={shift.id}>
              <title>{`${shift.title}, ${timeRangeWords(shift.startsAt, shift.endsAt, language, zone)} : ${names || t('missing', { n: shift.needed })}`}</title>
              <rect x={x(start)} y={22 + index * ROW} width={Math.max(4, x(ends[index] ?? start) - x(start) - 2)} height={ROW - 5} rx="3" strokeDasharray={lacks ? '5 3' : undefined} className={lacks ? 'fill-warn-wash stroke-warn' : 'fill-accent-wash stroke-accent'} />
              <text x={x(start) + 6} y={22 + index * ROW + 15} fontSize="12" className="fill-ink">{(names || shift.title).slice(0, Math.max(4, Math.floor((x(ends[index] ?? start) - x(start)) / 7)))}</text>
            </g>
          )
        })}
      </svg>
    </Scroller>
  )
}
