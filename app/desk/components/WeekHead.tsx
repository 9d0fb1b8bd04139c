import { Form, Link } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Tabs } from '~/ui/Tabs'
import { addDays, dateRangeWords, localDate, shortDate } from '~/ui/time'
import { mondayOf } from '../week-rules'

const arrow = 'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md text-sm font-semibold text-accent hover:bg-sunk sm:px-3'

/** The week that is shown, the way to others, and its two presentations. Every step is an address. */
export function WeekHead({ monday, today, asList, empty, next }: { monday: string; today: string; asList: boolean; empty: boolean; next: Date | null }) {
  const t = useTranslations('desk')
  const language = useLocale()
  const view = asList ? '&vue=liste' : ''
  const to = (day: string) => `/equipe?semaine=${mondayOf(day)}${view}`
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="semaine" className="text-lg">{t('week', { range: dateRangeWords(monday, addDays(monday, 6), language) })}</h2>
        <div className="no-print flex flex-wrap items-center gap-1">
          <Link rel="prev" className={arrow} to={to(addDays(monday, -7))}><ChevronLeft aria-hidden className="size-5" /><span className="sr-only sm:not-sr-only">{t('previous')}</span></Link>
          {mondayOf(today) !== monday && <Link className={`${arrow} px-3`} to={`/equipe${asList ? '?vue=liste' : ''}`}>{t('thisWeek')}</Link>}
          <Link rel="next" className={arrow} to={to(addDays(monday, 7))}><span className="sr-only sm:not-sr-only">{t('next')}</span><ChevronRight aria-hidden className="size-5" /></Link>
        </div>
      </div>
      <div className="no-print flex flex-wrap items-end justify-between gap-x-6">
        <Tabs label={t('views')} tabs={[{ to: `/equipe?semaine=${monday}`, label: t('calendar'), current: !asList }, { to: `/equipe?semaine=${monday}&vue=liste`, label: t('list'), current: asList }]} />
        <Form method="get" action="/equipe" className="mb-4 flex items-end gap-2">
          {asList && <input type="hidden" name="vue" value="liste" />}
          <TextField key={monday} id="semaine-du" name="semaine" type="date" label={t('jump')} defaultValue={monday} />
          <Button look="secondary">{t('go')}</Button>
        </Form>
      </div>
      {empty && <p className="mb-3 text-soft">{t('empty')}.{' '}{next && <Link className="link inline-flex min-h-6 items-center" to={to(localDate(next))}>{t('nextSessions', { day: shortDate(mondayOf(localDate(next)), language) })}</Link>}</p>}
    </>
  )
}
