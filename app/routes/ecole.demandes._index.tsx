import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { RequestTable } from '~/requests/components/RequestTable'
import { myRequests } from '~/requests/queries.server'
import { isLive } from '~/requests/rules'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader, Section } from '~/ui/Page'

export const handle = access('request.own')

export async function loader({ request }: LoaderFunctionArgs) {
  return { requests: await myRequests(await requireViewer(request, 'request.own')) }
}

export default function MyRequests() {
  const t = useTranslations('requests')
  const { requests } = useLoaderData<typeof loader>()
  const ask = <LinkButton to="/ecole/demandes/nouvelle" look="primary">{t('ask')}</LinkButton>
  const [live, closed] = [requests.filter(({ state }) => isLive(state)), requests.filter(({ state }) => !isLive(state))]
  return (
    <>
      <title>{`${t('mine')} · Pavillon`}</title>
      <PageHeader title={t('mine')} lead={t('mineLead')} action={requests.length > 0 && ask} />
      {requests.length === 0 && <EmptyState title={t('none')} action={ask}>{t('noneText')}</EmptyState>}
      {live.length > 0 && <Section id="ouvertes" title={t('open')}><RequestTable requests={live} here="/ecole/demandes" as="school" /></Section>}
      {closed.length > 0 && <Section id="terminees" title={t('closed')} className="mt-10"><RequestTable requests={closed} here="/ecole/demandes" as="school" /></Section>}
    </>
  )
}
