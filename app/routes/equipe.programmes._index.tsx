import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { markOf } from '~/activities/components/SessionList'
import { findProgrammes } from '~/programmes/queries.server'
import { LinkButton } from '~/ui/Button'
import { Badge, EmptyState, KindMark, PageHeader } from '~/ui/Page'
import { dateOnly, dateRangeWords } from '~/ui/time'

export const handle = access('programme.manage')

export async function loader({ request }: LoaderFunctionArgs) {
  return { programmes: await findProgrammes(await requireViewer(request, 'programme.manage')) }
}

export default function Programmes() {
  const t = useTranslations('programmes')
  const language = useLocale()
  const { programmes } = useLoaderData<typeof loader>()
  const create = <LinkButton to="/equipe/programmes/nouveau" look="primary">{t('create')}</LinkButton>
  return (
    <>
      <title>{`${t('list')} · Pavillon`}</title>
      <PageHeader title={t('list')} lead={t('listLead')} action={create} />
      {programmes.length === 0 ? <EmptyState title={t('empty')} action={create}>{t('emptyText')}</EmptyState> : (
        <table className="data-table">
          <thead><tr><th>{t('field.title')}</th><th>{t('field.kind')}</th><th>{t('field.dates')}</th><th>{t('field.status')}</th><th className="num">{t('activities')}</th></tr></thead>
          <tbody>
            {programmes.map((programme) => (
              <tr key={programme.id}>
                <td className="lead"><Link className="link font-semibold" to={programme.id}>{programme.title}</Link>{programme.example && <> <Badge>{t('example')}</Badge></>}</td>
                <td data-label={t('field.kind')}><KindMark kind={markOf[programme.kind]}>{t(`kind.${programme.kind}`)}</KindMark></td>
                <td data-label={t('field.dates')}>{dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language)}</td>
                <td data-label={t('field.status')}><Badge tone={programme.publishedAt ? 'good' : 'plain'}>{programme.publishedAt ? t('published') : t('draft')}</Badge> {t(`status.${programme.status}`)}</td>
                <td data-label={t('activities')} className="num">{programme._count.activities}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
