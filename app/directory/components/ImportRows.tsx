import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { Pages } from '~/ui/Pages'
import { shortDate } from '~/ui/time'
import type { ImportField } from '../imports.server'

type Row = { line: number; key: string | null; values: unknown; changes: unknown; errors: unknown }

/** The rows of an import that share a fate: where each is, what it would change, or why it cannot. */
export function ImportRows({ rows, page, pages, shown }: { rows: Row[]; page: number; pages: number; shown: string }) {
  const t = useTranslations('directory')
  const last = shown === 'BAD' ? t('problem') : shown === 'CHANGE' ? t('change') : t('town')
  return (
    <>
      <table className="data-table">
        <thead><tr><th>{t('line')}</th><th>{t('key')}</th><th>{t('name')}</th><th>{last}</th></tr></thead>
        <tbody>
          {rows.map(({ line, key, values, changes, errors }) => (
            <tr key={line}>
              <td data-label={t('line')} className="figures">{line}</td>
              <td data-label={t('key')} className="figures">{key ?? wrongKey(errors)}</td>
              <td data-label={t('name')}>{textOf(values, 'name')}</td>
              <td data-label={last}>{shown === 'BAD' ? <Problems errors={errors} /> : shown === 'CHANGE' ? <Changes changes={changes} /> : textOf(values, 'town')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages page={page} pages={pages} address={(next) => `?voir=${shown}&page=${next}`} />
    </>
  )
}

function Problems({ errors }: { errors: unknown }) {
  const t = useTranslations('directory')
  return (
    <ul className="space-y-1">
      {entriesOf(errors).map(([field, reason]) => {
        const [code, value] = reasonOf(reason)
        return <li key={field}><FieldName field={field} /> {t.has(`rowError.${code as 'uai'}`) ? t(`rowError.${code as 'uai'}`, { value }) : code}</li>
      })}
    </ul>
  )
}

function Changes({ changes }: { changes: unknown }) {
  const words = useValueWords()
  return (
    <ul className="space-y-1">
      {entriesOf(changes).map(([field, pair]) => {
        const [before, after]: unknown[] = Array.isArray(pair) ? pair : []
        return <li key={field}><FieldName field={field} /> <del className="text-soft">{words(field, before)}</del> <ArrowRight className="inline size-4 text-soft" aria-hidden /> <ins className="no-underline">{words(field, after)}</ins></li>
      })}
    </ul>
  )
}

function FieldName({ field }: { field: string }) {
  const t = useTranslations('directory')
  return <span className="font-semibold">{t.has(`field.${field as ImportField}`) ? t(`field.${field as ImportField}`) : field}</span>
}

const codes = { kind: 'kind', sector: 'sector', priorityEducation: 'priority', nafNomenclature: 'nomenclature' } as const

/** The value of a field as people say it: codes in their words, days as they are written. */
function useValueWords(): (field: string, value: unknown) => string {
  const t = useTranslations('directory')
  const language = useLocale()
  return (field, value) => {
    const text = String(value ?? '–')
    if (field === 'openedOn' || field === 'createdOn') return /^\d{4}-\d\d-\d\d$/.test(text) ? shortDate(text, language) : text
    const key = `${codes[field as keyof typeof codes]}.${text}` as 'sector.PUBLIC'
    return t.has(key) ? t(key) : text
  }
}

/** What the file says where the number should stand by which a row is known. */
const wrongKey = (errors: unknown) => entriesOf(errors).flatMap(([field, reason]) => (field === 'uai' || field === 'siret' || field === 'siren' ? [reasonOf(reason)[1]] : []))[0]

/** A reason of the reader in two: what is wrong, and after the bar what the file says. */
function reasonOf(reason: unknown): [code: string, value: string] {
  const text = String(reason)
  const bar = text.indexOf('|')
  return bar < 0 ? [text, ''] : [text.slice(0, bar), text.slice(bar + 1)]
}

const entriesOf = (value: unknown): [string, unknown][] => (value && typeof value === 'object' ? Object.entries(value) : [])
const textOf = (value: unknown, field: string): string => String(entriesOf(value).find(([name]) => name === field)?.[1] ?? '')
