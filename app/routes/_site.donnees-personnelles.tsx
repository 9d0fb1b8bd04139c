import { useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { KeepingTable } from '~/access/components/KeepingTable'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { LinkButton } from '~/ui/Button'
import { PageHeader, Section } from '~/ui/Page'
import type { loader as root } from '../root'

export const handle = access('house.read')
export const headers = sharedHeaders

export default function Page() {
  const t = useTranslations('privacy')
  const house = useRouteLoaderData<typeof root>('root')?.house ?? ''
  return (
    <article>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className="mb-10 max-w-prose text-lg font-semibold">{t('pupils')}</p>
      <Section id="droits" title={t('rightsTitle')}>
        <p className="max-w-prose">{t('rights', { house })}</p>
        <p className="mt-4"><LinkButton to="/compte/donnees">{t('mine')}</LinkButton></p>
      </Section>
      <Section id="gardees" title={t('own.kept')}><KeepingTable /></Section>
      <Section id="reste" title={t('trailTitle')}><p className="max-w-prose">{t('trail')}</p></Section>
      <Section id="cookies" title={t('cookiesTitle')}><p className="max-w-prose">{t('cookies')}</p></Section>
    </article>
  )
}
