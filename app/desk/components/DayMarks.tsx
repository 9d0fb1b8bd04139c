import { Link } from '@remix-run/react'
import { CalendarOff, Flag, Store } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { DayMark } from '../week.server'

const icons = { holiday: CalendarOff, publicHoliday: CalendarOff, show: Store, deadline: Flag, labelDeadline: Flag }

/** What a day is besides its sessions: holidays, a show that is on, what is due. */
export function DayMarks({ marks }: { marks: DayMark[] }) {
  const t = useTranslations('desk')
  if (marks.length === 0) return null
  return (
    <ul className="mt-1 space-y-1 text-sm lg:text-xs">
      {marks.map(({ what, words, to }) => {
        const Icon = icons[what]
        const text = t(`mark.${what}`, { words })
        return (
          <li key={`${what}-${words}`} className="flex items-start gap-1">
            <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-soft" />
            {to ? <Link to={to} className="link inline-flex min-h-6 min-w-0">{text}</Link> : <span className="min-w-0 text-soft">{text}</span>}
          </li>
        )
      })}
    </ul>
  )
}
