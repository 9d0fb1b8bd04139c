import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '~/ui/Page'
import { Pages } from '~/ui/Pages'

type Row = { line: number; key: string | null; values: unknown; changes: unknown; errors: unknown }

/** The rows of an import that share a fate: what each would add or change, or why it cannot. */
export function ImportRows({ rows, page, pages, shown }: { rows: Row[]; page: number; pages: number; shown: string }) {
  const t = useTranslations()
  if (rows.length === 0) return <EmptyState title={t('directory.count', { n: 0 })} />
  return (
    <>
      <table className="data-table">
        <thead><tr><th>{t('directory.line')}</th><th>{t('directory.key')}</th><th>{t('directory.name')}</th><th>{shown === 'BAD' ? t('directory.problem') : t('directory.change')}</th></tr></thead>
        <tbody>
          {rows.map(({ line, key, values, changes, errors }) => (
            <tr key={line}>
              <td data-label={t('directory.line')} className="figures">{line}</td>
              <td data-label={t('directory.key')} className="figures">{key}</td>
              <td data-label={t('directory.name')}>{textOf(values, 'name')}</td>
              <td data-label={shown === 'BAD' ? t('directory.problem') : t('directory.change')}>
                {shown === 'BAD' ? <Problems errors={errors} values={values} /> : shown === 'CHANGE' ? <Changes changes={changes} /> : textOf(values, 'town')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages page={page} pages={pages} address={(next) => `?voir=${shown}&page=${next}`} />
    </>
  )
}

function Problems({ errors, values }: { errors: unknown; values: unknown }) {
  const t = useTranslations('directory')
  return (
    <ul>
      {entriesOf(errors).map(([field, reason]) => {
        const [code = 'invalid', line = ''] = String(reason).split('|')
        const words = t.has(`rowError.${code}` as 'rowError.invalid') ? t(`rowError.${code}` as 'rowError.twice', { line, value: textOf(values, field) || '…' }) : code
        return <li key={field}><span className="font-semibold">{field}</span> : {words}</li>
      })}
    </ul>
  )
}

function Changes({ changes }: { changes: unknown }) {
  return (
    <ul>
      {entriesOf(changes).map(([field, pair]) => {
        const [before, after]: unknown[] = Array.isArray(pair) ? pair : []
        return <li key={field}><span className="font-semibold">{field}</span> : <del className="text-soft">{String(before ?? '–')}</del> <ArrowRight className="inline size-4 text-soft" aria-hidden /> <ins className="no-underline">{String(after ?? '–')}</ins></li>
      })}
    </ul>
  )
}

const entriesOf = (value: unknown): [string, unknown][] => (value && typeof value === 'object' ? Object.entries(value) : [])
const textOf = (value: unknown, field: string): string => String(entriesOf(value).find(([name]) => name === field)?.[1] ?? '')
