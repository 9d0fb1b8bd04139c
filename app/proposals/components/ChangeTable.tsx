import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { FieldChange } from '../rules'
import type { DateChange } from '../schema'
import { useDateWords, useFieldWords } from './words'

type Row = { key: string; name: string; before: string; after: string; also?: ReactNode }

/** A difference: what is published, and what the company wants instead. */
export function ChangeTable({ rows }: { rows: Row[] }) {
  const t = useTranslations('proposals')
  return (
    <table className="data-table">
      <thead><tr><th scope="col" className="w-1/5">{t('column.field')}</th><th scope="col" className="w-2/5">{t('column.before')}</th><th scope="col" className="w-2/5">{t('column.after')}</th></tr></thead>
      <tbody>
        {rows.map(({ key, name, before, after, also }) => (
          <tr key={key}>
            <td className="lead align-top font-semibold">{name}</td>
            <td className="align-top whitespace-pre-line text-soft" data-label={t('column.before')}><del className="no-underline">{before}</del></td>
            <td className="align-top whitespace-pre-line" data-label={t('column.after')}><div><ins className="font-medium no-underline">{after}</ins>{also}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The rows of a company's own change. */
export function useChangeRows(zone: string) {
  const { fieldName, valueWords } = useFieldWords()
  const dateWords = useDateWords(zone)
  return {
    ofField: ({ field, before, after }: FieldChange): Row => ({ key: field, name: fieldName(field), before: valueWords(field, before), after: valueWords(field, after) }),
    ofDate: (date: DateChange): Row => ({ key: date.key, ...dateWords(date) }),
  }
}
