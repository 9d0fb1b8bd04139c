import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { findSchools } from '~/directory/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { EmptyState, PageHeader } from '~/ui/Page'
import { Pages } from '~/ui/Pages'

export const handle = access('directory.read')

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request, 'directory.read')
  const { searchParams } = new URL(request.url)
  const q = (searchParams.get('q') ?? '').slice(0, 80)
  const page = Math.max(1, Math.min(10_000, Number(searchParams.get('page')) || 1))
  const { schools: rows, total } = await findSchools(q, { page })
  return { q, page, rows, total }
}

export default function Schools() {
  const t = useTranslations('directory')
  const { q, page, rows, total } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('schools')} · Pavillon`}</title>
      <PageHeader title={t('schools')} action={<><LinkButton to="/equipe/imports">{t('import')}</LinkButton><LinkButton to={`/listes/etablissements${q ? `?${new URLSearchParams({ q })}` : ''}`}>{t('export')}</LinkButton></>} />
      <Form method="get" role="search" className="mb-6 flex max-w-2xl flex-wrap items-end gap-3">
        <TextField className="min-w-0 flex-1 basis-64" id="q" name="q" type="search" label={t('searchSchool')} defaultValue={q} />
        <Button look="secondary">{t('find')}</Button>
      </Form>
      <p role="status" className="figures mb-3 text-sm text-soft">{t('count', { n: total })}</p>
      {rows.length === 0 ? <EmptyState title={t('count', { n: 0 })} action={<LinkButton to="/equipe/imports">{t('import')}</LinkButton>} /> : (
        <table className="data-table">
          <thead><tr><th>{t('name')}</th><th>{t('kindTitle')}</th><th>{t('town')}</th><th>{t('uai')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}><td className="lead"><Link to={row.id} className="link">{row.name}</Link></td><td data-label={t('kindTitle')}>{t(`kind.${row.kind}`)}</td><td data-label={t('town')}>{[row.postcode, row.town].filter(Boolean).join(' ')}</td><td data-label={t('uai')} className="figures">{row.uai}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} pages={Math.ceil(total / 50)} address={(next) => `?${new URLSearchParams({ q, page: String(next) })}`} />
    </>
  )
}
