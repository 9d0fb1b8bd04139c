import { useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { PageHeader } from '~/ui/Page'
import type { loader as root } from '../root'

export const handle = access('house.read')
export const headers = sharedHeaders

const paragraphs = ['legal.publisher', 'legal.text', 'legal.software'] as const

export default function Page() {
  const t = useTranslations('pages')
  const house = useRouteLoaderData<typeof root>('root')?.house ?? ''
  return (
    <article>
      <title>{`${t('legal.title')} · Pavillon`}</title>
      <PageHeader title={t('legal.title')} />
      <div className="prose-block">{paragraphs.map((key) => <p key={key}>{t(key, { house })}</p>)}</div>
    </article>
  )
}
