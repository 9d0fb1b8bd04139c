import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { KeepingTable } from '~/access/components/KeepingTable'
import { access } from '~/access/policy'
import { holdingsOf } from '~/access/privacy/export.server'
import { requireViewer } from '~/access/viewer.server'
import { LinkButton } from '~/ui/Button'
import { PageHeader, Section } from '~/ui/Page'

export const handle = access('account.own')

export async function loader({ request }: LoaderFunctionArgs) {
  return { holdings: await holdingsOf(await requireViewer(request, 'account.own')) }
}

export default function MyData() {
  const t = useTranslations('privacy')
  const account = useTranslations('access')('account')
  const { holdings } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('own.title')} · Pavillon`}</title>
      <PageHeader title={t('own.title')} lead={t('own.lead')} crumbs={[{ to: '/compte', label: account }]} action={<LinkButton plain look="primary" to="/compte/donnees.json">{t('own.download')}</LinkButton>} />
      <Section><KeepingTable rules={holdings.map(({ rule }) => rule)} rows={Object.fromEntries(holdings.map(({ rule, rows }) => [rule, rows]))} /></Section>
      <p className="mb-10 max-w-prose text-sm text-soft">{t('own.downloadText')}</p>
      <Section id="effacer" title={t('own.eraseTitle')}>
        <p className="mb-4 max-w-prose">{t('own.eraseText')}</p>
        <LinkButton to="/compte/effacer" look="danger">{t('own.eraseOpen')}</LinkButton>
      </Section>
    </>
  )
}
