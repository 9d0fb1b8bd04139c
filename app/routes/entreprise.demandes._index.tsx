import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { RequestTable } from '~/requests/components/RequestTable'
import { requestsForCompany } from '~/requests/queries.server'
import { EmptyState, PageHeader, Section } from '~/ui/Page'

export const handle = access('request.answer')

export async function loader({ request }: LoaderFunctionArgs) {
  return requestsForCompany(await requireViewer(request, 'request.answer'))
}

export default function OpenRequests() {
  const t = useTranslations('requests')
  const { open, answered } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('companyTitle')} · Pavillon`}</title>
      <PageHeader title={t('companyTitle')} lead={t('companyLead')} />
      <Section id="ouvertes" title={t('open')}>
        {open.length === 0 ? <EmptyState title={t('companyNone')}>{t('companyNoneText')}</EmptyState> : <RequestTable requests={open} here="/entreprise/demandes" as="company" />}
      </Section>
      {answered.length > 0 && <Section id="reponses" title={t('answered')} className="mt-10"><RequestTable requests={answered} here="/entreprise/demandes" as="company" /></Section>}
    </>
  )
}
