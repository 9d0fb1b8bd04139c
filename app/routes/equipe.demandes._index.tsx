import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { RequestBoard } from '~/requests/components/RequestBoard'
import { RequestFilters } from '~/requests/components/RequestFilters'
import { RequestTable } from '~/requests/components/RequestTable'
import { programmesWithRequests, requestsOf } from '~/requests/queries.server'
import { isLive } from '~/requests/rules'
import { RequestFilter } from '~/requests/schema'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader } from '~/ui/Page'

export const handle = access('request.manage')
const here = '/equipe/demandes'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'request.manage')
  const filter = RequestFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [requests, programmes] = await Promise.all([requestsOf(viewer, { programmeId: filter.programme, state: filter.etat }), programmesWithRequests()])
  return { filter, requests, programmes, list: `/listes/demandes?${new URLSearchParams({ programme: filter.programme ?? '', etat: filter.etat ?? '' })}` }
}

export default function Requests() {
  const t = useTranslations('requests')
  const matching = useTranslations('matching')
  const { filter, requests, programmes, list } = useLoaderData<typeof loader>()
  const matchable = programmes.filter(({ id }) => (filter.programme ? id === filter.programme : requests.some(({ programme, state }) => programme.id === id && isLive(state))))
  return (
    <>
      <title>{`${t('staffTitle')} · Pavillon`}</title>
      <PageHeader title={t('staffTitle')} action={<>{matchable.map(({ id, title }) => <LinkButton key={id} to={`/equipe/programmes/${id}/appariement`}>{matchable.length > 1 ? `${matching('open')} · ${title}` : matching('open')}</LinkButton>)}{requests.length > 0 && <LinkButton to={list}>{t('export')}</LinkButton>}</>} />
      {programmes.length > 0 && <RequestFilters filter={filter} programmes={programmes} n={requests.length} />}
      {requests.length === 0 ? <EmptyState title={t('staffNone')}>{programmes.length === 0 && t('staffNoneText')}</EmptyState>
        : filter.vue === 'tableau' ? <RequestTable requests={requests} here={here} as="staff" />
        : <RequestBoard requests={requests} here={here} />}
    </>
  )
}
