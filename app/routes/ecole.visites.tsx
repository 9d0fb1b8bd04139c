import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { Filters } from '~/activities/components/Filters'
import { NearNotice, OrderLinks } from '~/activities/components/NearNotice'
import { NearestList, SessionList } from '~/activities/components/SessionList'
import { findSessions, themesOnOffer } from '~/activities/public-queries.server'
import { addressOf, schoolSearchOf } from '~/activities/search'
import { schoolsOf } from '~/signups/queries.server'
import { yearFullOf } from '~/signups/year-limit.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader } from '~/ui/Page'
import { Pages } from '~/ui/Pages'

export const handle = access('signup.own')
const here = '/ecole/visites'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const schools = await schoolsOf(viewer)
  const search = schoolSearchOf(new URL(request.url), schools)
  const [found, themes] = await Promise.all([findSessions(search, new Date(), { classes: true }), themesOnOffer()])
  return { schools, search, found, themes, yearFull: await yearFullOf(found.sessions.map(({ id }) => id)) }
}

export default function FindVisit() {
  const t = useTranslations()
  const { schools, search, found, themes, yearFull } = useLoaderData<typeof loader>()
  const { near, nearestFirst, sessions, total, pages } = found
  const book = { yearFull, level: search.niveau }
  const ask = <LinkButton to="/ecole/demandes/nouvelle">{t('requests.ask')}</LinkButton>
  return (
    <>
      <title>{`${t('classes.find')} · Pavillon`}</title>
      <PageHeader title={t('classes.find')} lead={near.place && near.school && t('classes.findLead', { school: near.school.name, n: search.distance })} action={total > 0 && ask} />
      <Filters search={search} themes={themes} action={here} schools={schools} />
      <NearNotice near={near} search={search} action={here} />
      <p role="status" className="figures mb-2 text-sm font-semibold">{t('pages.results', { n: total })}</p>
      {total === 0 && <EmptyState title={t('pages.none')} action={<><LinkButton to={here}>{t('pages.clear')}</LinkButton>{ask}</>}>{t('pages.noneText')}</EmptyState>}
      {total > 0 && (
        <section aria-label={t('pages.list')}>
          <h2 className="sr-only">{t('pages.list')}</h2>
          {near.place && <OrderLinks search={search} action={here} nearestFirst={nearestFirst} />}
          {nearestFirst ? <NearestList sessions={sessions} book={book} /> : <SessionList sessions={sessions} book={book} />}
          <Pages page={search.page} pages={pages} address={(page) => `${here}${addressOf(search, { page })}`} />
        </section>
      )}
    </>
  )
}
