import { useTranslations } from 'use-intl'
import { EmptyState, Section } from '~/ui/Page'
import type { ColumnHead } from '../list'

/** The first rows of a list, as the file will have them. */
export function Preview({ columns, rows }: { columns: Pick<ColumnHead, 'key' | 'title' | 'kind'>[]; rows: string[][] }) {
  const t = useTranslations('lists')
  const figures = (kind: ColumnHead['kind']) => (kind === 'number' || kind === 'money' ? 'text-right' : '')
  return (
    <Section title={t('preview')} id="apercu">
      {rows.length === 0 ? <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState> : (
        <>
          <p className="mb-2 text-sm text-soft">{t('previewOf', { n: rows.length })}</p>
          <div tabIndex={0} role="group" aria-label={t('preview')} className="relative overflow-x-auto rounded-lg border border-line bg-sheet">
            <table className="figures w-full text-sm">
              <thead><tr className="border-b border-line">{columns.map(({ key, title, kind }) => <th key={key} scope="col" className={`px-3 py-2 text-left font-semibold whitespace-nowrap ${figures(kind)}`}>{title}</th>)}</tr></thead>
              <tbody>{rows.map((row, line) => <tr key={line} className="border-b border-line last:border-0">{row.map((text, place) => <td key={columns[place]?.key} className={`max-w-64 truncate px-3 py-2 whitespace-nowrap ${figures(columns[place]?.kind ?? 'text')}`}>{text}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  )
}
