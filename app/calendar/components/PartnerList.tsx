import { useLocale, useTranslations } from 'use-intl'
import { MonthLink } from '~/activities/components/MonthView'
import { SessionList, type OtherDate } from '~/activities/components/SessionList'
import { Badge } from '~/ui/Page'
import { timeRangeWords, timeWords } from '~/ui/time'

export type ShownPartnerEvent = { id: string; title: string; place: string; url: string | null; startsAt: Date; endsAt: Date; allDay: boolean; cancelled: boolean; partner: string }

/** Dates of partners as the programme lists them among its own; `inMonth` for the narrow cells of a month. */
export function partnerDates(events: ShownPartnerEvent[], inMonth = false): OtherDate[] {
  return events.map((event) => ({ key: event.id, startsAt: event.startsAt, line: inMonth ? <PartnerCell event={event} /> : <PartnerLine event={event} /> }))
}

export function PartnerList({ events }: { events: ShownPartnerEvent[] }) {
  return <SessionList sessions={[]} others={partnerDates(events)} />
}

function PartnerLine({ event: { title, place, url, startsAt, endsAt, allDay, cancelled, partner } }: { event: ShownPartnerEvent }) {
  const t = useTranslations()
  const language = useLocale()
  const when = allDay ? t('partnerCalendars.allDay') : startsAt.getTime() === endsAt.getTime() ? timeWords(startsAt, language) : timeRangeWords(startsAt, endsAt, language)
  const strike = cancelled ? 'line-through' : ''
  return (
    <>
      <p className="figures text-sm text-soft">{when}</p>
      <div className="min-w-0">
        {url ? <a href={url} rel="noreferrer" className={`font-semibold break-words hover:text-accent hover:underline ${strike}`}>{title}<span className="sr-only">{` (${t('partnerCalendars.opensElsewhere')})`}</span></a> : <span className={`font-semibold break-words ${strike}`}>{title}</span>}
        {place && <p className="mt-1 text-sm break-words text-soft">{place}</p>}
      </div>
      <div className="flex flex-row flex-wrap items-center gap-x-4 gap-y-1 sm:flex-col sm:items-end">
        <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-soft">
          <svg aria-hidden viewBox="0 0 12 12" className="size-3 fill-none stroke-current" strokeWidth="2"><path d="M6 1 11 6 6 11 1 6z" /></svg>
          {t('partnerCalendars.by', { name: partner })}
        </span>
        {cancelled && <Badge tone="bad">{t('pages.cancelled')}</Badge>}
      </div>
    </>
  )
}

function PartnerCell({ event: { title, url, startsAt, allDay, cancelled, partner } }: { event: ShownPartnerEvent }) {
  return <MonthLink to={url} startsAt={allDay ? undefined : startsAt} edge="border-rule" cancelled={cancelled} by={partner}>{title}</MonthLink>
}
