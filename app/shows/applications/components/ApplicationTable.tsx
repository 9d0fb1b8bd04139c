import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { shortDate } from '~/ui/time'
import type { applicationsOf } from '../queries.server'
import { ApplicationBadge } from './StateBadge'

export type ListedApplication = Awaited<ReturnType<typeof applicationsOf>>[number]

/** Applications as a table; ticked ones can be written to. */
export function ApplicationTable({ applications, here }: { applications: ListedApplication[]; here: string }) {
  const t = useTranslations('showApplications')
  const language = useLocale()
  return (
    <Form method="get" action={`${here}/ecrire`}>
      <table className="data-table">
        <thead><tr><th><span className="sr-only">{t('letters')}</span></th><th>{t('column.company')}</th><th>{t('field.state')}</th><th className="num">{t('column.area')}</th><th>{t('column.stand')}</th><th className="num">{t('column.score')}</th><th>{t('column.sent')}</th></tr></thead>
        <tbody>
          {applications.map((row) => (
            <tr key={row.id}>
              <td>{row.state !== 'DRAFT' && <label className="grid size-11 -my-2.5 cursor-pointer place-items-center"><input type="checkbox" name="dossier" value={row.id} className="size-5 accent-accent" aria-label={t('tick', { company: row.company.name })} /></label>}</td>
              <td className="lead"><Link className="link font-semibold" to={`${here}/${row.id}`}>{row.company.name}</Link><span className="block text-sm text-soft">{[row.company.town, row._count.coExhibitors > 0 && `+ ${row._count.coExhibitors}`, row._count.comments > 0 && t('comments', { n: row._count.comments })].filter(Boolean).join(' · ')}</span></td>
              <td data-label={t('field.state')}><ApplicationBadge state={row.state} late={row.late} /></td>
              <td data-label={t('column.area')} className="num">{row.area !== null && <div>{t('squareMetres', { area: row.area })} <span className="text-soft">{t(`kind.${row.equipped ? 'equipped' : 'bare'}`).toLowerCase()}</span></div>}</td>
              <td data-label={t('column.stand')} className="figures">{row.stand}</td>
              <td data-label={t('column.score')} className="num">{row.score}</td>
              <td data-label={t('column.sent')} className="figures">{row.submittedAt && shortDate(row.submittedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="no-print mt-4"><Button look="secondary">{t('letters')}</Button></div>
    </Form>
  )
}
