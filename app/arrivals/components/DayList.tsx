import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Badge, EmptyState, PageHeader } from '~/ui/Page'
import { addDays, dayWords, timeRangeWords } from '~/ui/time'
import type { daySessions } from '../queries.server'
import { KeepDoors } from './KeepDoors'

type Props = { day: string; today: string; sessions: Awaited<ReturnType<typeof daySessions>>; staff: boolean }

/** The sessions of one day, each with its door: for whoever receives people. */
export function DayList({ day, today, sessions, staff }: Props) {
  const t = useTranslations('arrivals')
  const language = useLocale()
  return (
    <>
      <title>{`${t('menu')} · Pavillon`}</title>
      <PageHeader title={day === today ? t('title') : t('titleOn', { day: dayWords(day, language) })} lead={day === today ? `${dayWords(day, language)}. ${t('lead')}` : t('lead')} />
      <div className="no-print mb-8 flex flex-wrap items-end gap-x-6 gap-y-3">
        <Form method="get" className="flex flex-wrap items-end gap-2">
          <TextField id="jour" name="jour" type="date" label={t('day')} defaultValue={day} key={day} />
          <Button look="secondary">{t('show')}</Button>
        </Form>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {[['before', addDays(day, -1)], ...(day === today ? [] : [['today', today]]), ['after', addDays(day, 1)]].map(([name, to]) => <Link key={name} className="link inline-flex min-h-11 items-center" to={`?jour=${to}`}>{t(name as 'before')}</Link>)}
        </p>
      </div>
      {day === today && <KeepDoors sessionIds={sessions.filter(({ status }) => status === 'PLANNED').map(({ id }) => id)} list={staff ? '/equipe/jour' : '/entreprise/jour'} />}
      {sessions.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(({ id, startsAt, endsAt, status, activity, groups, expected, present, closed }) => (
          <li key={id} className="grid gap-x-8 gap-y-3 py-5 lg:grid-cols-[1fr_auto]">
            <div>
              <p className="figures text-sm font-semibold text-soft">{timeRangeWords(startsAt, endsAt, language, activity.programme.zone)}{status === 'CANCELLED' && <> <Badge tone="bad">{t('cancelled')}</Badge></>}{status === 'PLANNED' && closed && <> <Badge tone="good">{t('isClosed')}</Badge></>}</p>
              <h2 className="text-lg">{activity.title}</h2>
              <p className="text-sm text-soft">{[...new Set([activity.host?.name, activity.placeName, activity.town].filter(Boolean))].join(', ')}</p>
              <p className="figures mt-1 text-sm">{[t('groups', { n: groups }), expected > 0 && t('expected', { n: expected }), present > 0 && t('presentOf', { present, expected })].filter(Boolean).join(' · ')}</p>
            </div>
            {status === 'PLANNED' && (
              <div className="no-print flex flex-wrap items-start gap-2">
                <LinkButton plain look={closed ? 'secondary' : 'primary'} to={`/jour/${id}`}>{t(closed ? 'openAgain' : 'open')}</LinkButton>
                <LinkButton plain to={`/jour/${id}/feuille`}>{t('sheet')}</LinkButton>
                {staff && <LinkButton look="quiet" to={`/equipe/creneaux/${id}/bilan`}>{t('afterwards')}</LinkButton>}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
