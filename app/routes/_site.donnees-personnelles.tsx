import { useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { PageHeader } from '~/ui/Page'
import type { loader as root } from '../root'

export const handle = access('house.read')
export const headers = sharedHeaders

const paragraphs = ['privacy.account', 'privacy.signup', 'privacy.trail', 'privacy.mail', 'privacy.cookies', 'privacy.rights'] as const

export default function Page() {
  const t = useTranslations('pages')
  const house = useRouteLoaderData<typeof root>('root')?.house ?? ''
  return (
    <article>
      <title>{`${t('privacy.title')} · Pavillon`}</title>
      <PageHeader title={t('privacy.title')} lead={t('privacy.lead')} />
      <div className="prose-block">{paragraphs.map((key) => <p key={key}>{t(key, { house })}</p>)}</div>
    </article>
  )
}
