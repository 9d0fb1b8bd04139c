import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { LinkButton } from '~/ui/Button'
import { Notice } from '~/ui/Page'
import type { Warning } from '../openagenda'

/** The way to the file for the national agenda, and what is to be mended before. */
export function Agenda({ n, warnings, file }: { n: number; warnings: { id: string; title: string; warnings: Warning[] }[]; file: string }) {
  const t = useTranslations('label')
  return (
    <>
      <p className="mb-4">{t('agendaText', { n })}</p>
      {warnings.length > 0 && (
        <Notice tone="warn" title={t('warnings')}>
          <ul>{warnings.map((one) => <li key={one.id}><Link className="link inline-flex min-h-11 items-center" to={`/equipe/actions/${one.id}/modifier`}>{one.title}</Link>{' – '}{one.warnings.map(({ field, max }) => t(`warning.${field}`, { max: max ?? 0 })).join(', ')}</li>)}</ul>
        </Notice>
      )}
      {n > 0 && <LinkButton plain to={file}>{t('agendaFile')}</LinkButton>}
    </>
  )
}
