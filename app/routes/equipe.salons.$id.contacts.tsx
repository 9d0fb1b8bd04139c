import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { leadCounts, standDesk } from '~/shows/leads/queries.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader } from '~/ui/Page'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const [counts, desk] = await Promise.all([leadCounts(viewer, params.id ?? ''), standDesk(viewer, params.id ?? '')])
  return { counts, showId: params.id ?? '', open: desk !== null }
}

export default function LeadCounts() {
  const t = useTranslations('showLeads')
  const { counts, showId, open } = useLoaderData<typeof loader>()
  const sum = (pick: (row: (typeof counts)[number]) => number) => counts.reduce((total, row) => total + pick(row), 0)
  const desk = open && <LinkButton look="primary" plain to={`/stand/${showId}`}>{t('openDesk')}</LinkButton>
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('staffLead')} action={desk} />
      {counts.length === 0 ? <EmptyState title={t('empty')} action={desk}>{t('emptyText')}</EmptyState> : (
        <table className="data-table">
          <thead><tr><th>{t('column.company')}</th><th className="num">{t('column.made')}</th><th className="num">{t('column.best')}</th><th className="num">{t('column.followed')}</th><th className="num">{t('column.won')}</th></tr></thead>
          <tbody>
            {counts.map((row) => (
              <tr key={row.company}><td className="lead font-semibold">{row.company}</td><td data-label={t('column.made')} className="num">{row.made}</td><td data-label={t('column.best')} className="num">{row.best}</td><td data-label={t('column.followed')} className="num">{row.followed}</td><td data-label={t('column.won')} className="num">{row.won}</td></tr>
            ))}
            <tr className="font-semibold"><td className="lead">{t('total')}</td><td data-label={t('column.made')} className="num">{sum(({ made }) => made)}</td><td data-label={t('column.best')} className="num">{sum(({ best }) => best)}</td><td data-label={t('column.followed')} className="num">{sum(({ followed }) => followed)}</td><td data-label={t('column.won')} className="num">{sum(({ won }) => won)}</td></tr>
          </tbody>
        </table>
      )}
    </>
  )
}
