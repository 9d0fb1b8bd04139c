import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useErrorWords } from '~/ui/Field'
import { areaOf, type PlanStand } from '../rules'
import type { TypedStand } from '../schema'
import { MetreField } from './MetreField'

export type RowValues = TypedStand | PlanStand
type Props = {
  index: number
  row: RowValues
  /** Its place among the new rows, when it is one. */
  blank?: number
  company?: string
  errors?: Record<string, string>
  chosen?: boolean
  wrong?: boolean
  onChange?(id: string, change: Partial<Omit<PlanStand, 'id'>>, field: string): void
  onChoose?(id: string): void
  onRemove?(id: string): void
}

/** One stand of the table, as fields of the form: with JavaScript they follow the drawing, without it they are enough. */
export const StandRow = memo(function StandRow({ index, row, blank, company, errors = {}, chosen, wrong, onChange, onChoose, onRemove }: Props) {
  const t = useTranslations('showPlan.table')
  const format = useFormatter()
  const words = useErrorWords()
  const live = onChange !== undefined
  const kind = 'kind' in row ? row.kind : row.equipped ? 'equipped' : 'bare'
  const label = (what: 'number' | 'x' | 'y' | 'width' | 'height' | 'sides' | 'kind' | 'zone' | 'remove') => (blank === undefined ? t('of', { number: row.number, what: t(what) }) : t('ofNew', { n: blank, what: t(what) }))
  const name = (field: string) => `stands[${index}].${field}`
  const metres = (field: 'x' | 'y' | 'width' | 'height') => (
    <MetreField name={name(field)} value={row[field]} label={label(field)} error={errors[field]} className="w-20" onMetres={live ? (value) => onChange(row.id, { [field]: value }, field) : undefined} />
  )
  const text = (field: 'number' | 'zone', className: string, maxLength: number) => (
    <input
      name={name(field)} aria-label={label(field)} maxLength={maxLength} autoComplete="off" aria-invalid={errors[field] ? true : undefined} className={`control ${className}`}
      {...(live ? { value: row[field], onChange: (event) => onChange(row.id, { [field]: event.currentTarget.value }, field) } : { defaultValue: row[field] })}
    />
  )
  const found = Object.values(errors)
  return (
    <tr className={chosen ? 'bg-accent-wash' : wrong ? 'bg-bad-wash' : ''} onFocus={live && onChoose ? () => onChoose(row.id) : undefined}>
      <td className="lead">
        <div>
          <input type="hidden" name={name('id')} value={blank === undefined ? row.id : ''} />
          {text('number', 'w-24 font-semibold', 12)}
          {found.length > 0 && <p className="mt-1 text-sm font-medium text-bad">{[...new Set(Object.entries(errors).map(([field, error]) => `${t(field === 'openSides' ? 'sides' : (field as 'x'))} : ${words(error)}`))].join(' ')}</p>}
        </div>
      </td>
      <td data-label={t('place')}><div className="flex gap-1.5">{metres('x')}{metres('y')}</div></td>
      <td data-label={t('size')}><div className="flex gap-1.5">{metres('width')}{metres('height')}</div></td>
      <td data-label={t('area')} className="num figures pt-5!">{typeof row.width === 'number' && typeof row.height === 'number' ? t('metres2', { area: areaOf(row as PlanStand) }) : ''}</td>
      <td data-label={t('sides')}>
        <select name={name('openSides')} aria-label={label('sides')} className="control w-20" {...(live ? { value: String(row.openSides), onChange: (event) => onChange(row.id, { openSides: Number(event.currentTarget.value) }, 'openSides') } : { defaultValue: String(row.openSides || 1) })}>
          {[1, 2, 3, 4].map((n) => <option key={n} value={n}>{format.number(n)}</option>)}
        </select>
      </td>
      <td data-label={t('kind')}>
        <select name={name('kind')} aria-label={label('kind')} className="control w-28" {...(live ? { value: kind, onChange: (event) => onChange(row.id, { equipped: event.currentTarget.value === 'equipped' }, 'kind') } : { defaultValue: kind || 'equipped' })}>
          <option value="equipped">{t('equipped')}</option><option value="bare">{t('bare')}</option>
        </select>
      </td>
      <td data-label={t('zone')}>{text('zone', 'w-28', 40)}</td>
      <td data-label={t('company')}>{company && <span className="inline-block pt-2.5">{company}</span>}</td>
      <td data-label={t('remove')}>
        {blank === undefined && (live
          ? <button type="button" className="min-h-11 text-sm font-semibold text-bad hover:underline" aria-label={label('remove')} onClick={() => onRemove?.(row.id)}>{t('remove')}</button>
          : <input type="checkbox" name={name('remove')} value="oui" aria-label={label('remove')} className="mt-3 size-5 accent-accent" defaultChecked={'remove' in row && Boolean(row.remove)} />)}
      </td>
    </tr>
  )
})
