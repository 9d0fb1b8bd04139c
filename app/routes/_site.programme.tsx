import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { Filters } from '~/activities/components/Filters'
import { MonthHead } from '~/activities/components/MonthHead'
import { MonthView } from '~/activities/components/MonthView'
import { NearNotice, OrderLinks } from '~/activities/components/NearNotice'
import { NearestList, SessionList } from '~/activities/components/SessionList'
import { findSessions, nextMonthWithDates, themesOnOffer } from '~/activities/public-queries.server'
import { addressOf, searchOf } from '~/activities/search'
import { partnerDates } from '~/calendar/components/PartnerList'
import { partnerEvents } from '~/calendar/partner-queries.server'
import { Subscribe } from '~/ui/Subscribe'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader } from '~/ui/Page'
import { Pages } from '~/ui/Pages'
import { todayIn } from '~/ui/time'
import type { loader as root } from '../root'

export const handle = access('programme.read')
export const headers = sharedHeaders

export async function loader({ request }: LoaderFunctionArgs) {
  const search = searchOf(new URL(request.url))
  const [found, themes] = await Promise.all([findSessions(search), themesOnOffer()])
  const nextMonth = search.vue === 'mois' && found.total === 0 ? await nextMonthWithDates(search) : undefined
  return { search, found, themes, nextMonth, partners: await partnerEvents(search, found), today: todayIn(), origin: originOf(request) }
}

export default function Programme() {
  const t = useTranslations()
  const { search, found, themes, nextMonth, partners, today, origin } = useLoaderData<typeof loader>()
  const house = useRouteLoaderData<typeof root>('root')?.house ?? ''
  const month = search.vue === 'mois' ? (search.mois ?? today.slice(0, 7)) : undefined
  const view = (vue: 'liste' | 'mois', label: string) => (
    <Link to={`/programme${addressOf(search, { vue, mois: undefined })}`} aria-current={search.vue === vue ? 'page' : undefined} className="inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm font-semibold text-soft hover:text-ink aria-[current]:border-accent aria-[current]:text-accent">{label}</Link>
  )
  return (
    <>
      <title>{`${t('pages.programme')} · Pavillon`}</title>
      <PageHeader title={t('pages.programme')} lead={t('pages.programmeLead')} />
      <Filters search={search} themes={themes} action="/programme" />
      <NearNotice near={found.near} search={search} action="/programme" />
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 border-b border-line">
        <p role="status" className="figures text-sm font-semibold">{t('pages.results', { n: found.total })}{partners.length > 0 && ` ${t('partnerCalendars.count', { n: partners.length })}`}</p>
        <nav aria-label={t('pages.programme')} className="flex">{view('liste', t('pages.list'))}{view('mois', t('pages.month'))}</nav>
      </div>
      <div className="mb-8"><Subscribe address={`${origin}/calendrier.ics${addressOf(search, { vue: undefined, mois: undefined })}`} name={t('pages.calendarName', { house })} /></div>
      {month ? (
        <section>
          <MonthHead month={month} next={nextMonth} address={(mois) => `/programme${addressOf(search, { mois })}`} />
          <MonthView month={month} sessions={found.sessions} others={partnerDates(partners, true)} />
        </section>
      ) : found.total + partners.length === 0 ? (
        <EmptyState title={t('pages.none')} action={<LinkButton to="/programme">{t('pages.clear')}</LinkButton>}>{t('pages.noneText')}</EmptyState>
      ) : (
        <section aria-label={t('pages.list')}>
          <h2 className="sr-only">{t('pages.list')}</h2>
          {found.near.place && <OrderLinks search={search} action="/programme" nearestFirst={found.nearestFirst} />}
          {found.nearestFirst ? <NearestList sessions={found.sessions} /> : <SessionList sessions={found.sessions} others={partnerDates(partners)} />}
          <Pages page={search.page} pages={found.pages} address={(page) => `/programme${addressOf(search, { page })}`} />
        </section>
      )}
    </>
  )
}
