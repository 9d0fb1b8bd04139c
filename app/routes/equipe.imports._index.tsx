import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { startImport } from '~/directory/background.server'
import { recentImports } from '~/directory/queries.server'
import { receiveUpload } from '~/directory/upload.server'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { Badge, EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('directory.import')

export async function loader({ request }: LoaderFunctionArgs) {
  return { imports: await recentImports(await requireViewer(request, 'directory.import')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'directory.import')
  const { fields, file, isEmpty } = await receiveUpload(request)
  const kind = fields.kind === 'COMPANIES' ? 'COMPANIES' : 'SCHOOLS'
  if (!file) return { refusal: isEmpty ? 'emptyFile' as const : 'noFile' as const, kind }
  return redirect(`/equipe/imports/${await startImport(viewer, kind, file)}`)
}

const tones = { READING: 'info', PREVIEW: 'info', APPLYING: 'info', DONE: 'good', FAILED: 'bad', CANCELLED: 'plain' } as const

export default function Imports() {
  const t = useTranslations('directory')
  const language = useLocale()
  const { number } = useFormatter()
  const { imports } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('imports')} · Pavillon`}</title>
      <PageHeader title={t('import')} lead={t('readLead')} />
      {answer && <Notice tone="bad" role="alert">{t(`refusal.${answer.refusal}`)}</Notice>}
      <Form method="post" encType="multipart/form-data" reloadDocument className="mb-12 max-w-xl space-y-5">
        <Select id="kind" name="kind" label={t('fileKind')} defaultValue={answer?.kind ?? 'SCHOOLS'} choices={(['SCHOOLS', 'COMPANIES'] as const).map((value) => ({ value, label: t(`fileKinds.${value}`) }))} />
        <TextField id="file" name="file" type="file" accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" label={t('file')} hint={t('fileHint')} />
        <Button>{t('read')}</Button>
      </Form>
      <Section title={t('imports')} id="imports">
        {imports.length === 0 ? <EmptyState title={t('emptyImports')} /> : (
          <table className="data-table">
            <thead><tr><th>{t('column.file')}</th><th>{t('column.holds')}</th><th>{t('column.state')}</th><th className="num">{t('action.ADD')}</th><th className="num">{t('action.CHANGE')}</th><th className="num">{t('action.BAD')}</th></tr></thead>
            <tbody>
              {imports.map((row) => (
                <tr key={row.id}>
                  <td className="lead"><Link to={row.id} className="link">{row.fileName}</Link><span className="block text-sm text-soft">{momentWords(row.createdAt, language)}</span></td>
                  <td data-label={t('column.holds')}>{t(row.kind === 'SCHOOLS' ? 'schools' : 'companies')}</td>
                  <td data-label={t('column.state')}><Badge tone={tones[row.state]}>{t(`state.${row.state}`)}</Badge></td>
                  <td data-label={t('action.ADD')} className="num">{number(row.added)}</td>
                  <td data-label={t('action.CHANGE')} className="num">{number(row.changed)}</td>
                  <td data-label={t('action.BAD')} className="num">{number(row.bad)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  )
}
