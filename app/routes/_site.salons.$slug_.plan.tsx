import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { sharedHeaders } from '~/access/shared-page'
import { PublicPlan } from '~/shows/plan/components/PublicPlan'
import { publicPlan } from '~/shows/plan/queries.server'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'

export const handle = access('programme.read')
export const headers = sharedHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const plan = await publicPlan(params.slug ?? '')
  if (!plan) throw notFound()
  return { ...plan, q: (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 80) }
}

export default function Plan() {
  const t = useTranslations('showPlan')
  const programmes = useTranslations('programmes')
  const plan = useLoaderData<typeof loader>()
  const { programme, halls } = plan
  return (
    <>
      <title>{`${t('publicTitle')} · ${programme.title}`}</title>
      <PageHeader title={t('publicTitle')} crumbs={[{ to: `/salons/${programme.slug}`, label: programme.title }]} lead={t('publicLead')} />
      {programme.example && <Notice title={programmes('example')}>{programmes('exampleText')}</Notice>}
      {halls.length === 0 ? <EmptyState title={t('noPlan')} /> : <PublicPlan {...plan} slug={programme.slug} />}
    </>
  )
}
