import { Trash2 } from 'lucide-react'
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
    <MetreField name={name(field)} value={row[field]} label={label(field)} error={errors[field]} className="px-2! sm:w-17" onMetres={live ? (value) => onChange(row.id, { [field]: value }, field) : undefined} />
  )
  const text = (field: 'number' | 'zone', className: string, maxLength: number) => (
    <input
      name={name(field)} aria-label={label(field)} maxLength={maxLength} autoComplete="off" aria-invalid={errors[field] ? true : undefined} className={`control ${className}`}
      {...(live ? { value: row[field], onChange: (event) => onChange(row.id, { [field]: event.currentTarget.value }, field) } : { defaultValue: row[field] })}
    />
  )
  const found = Object.values(errors)
  return (
    <tr className={`max-sm:grid! max-sm:grid-cols-6 max-sm:gap-x-2 max-sm:gap-y-1 max-sm:px-3! ${chosen ? 'bg-accent-wash!' : wrong ? 'bg-bad-wash!' : ''}`} onFocus={live && onChoose ? () => onChoose(row.id) : undefined}>
      <td className="lead max-sm:col-span-3 max-sm:p-0! sm:px-1.5!">
        <div>
          <input type="hidden" name={name('id')} value={blank === undefined ? row.id : ''} />
          {text('number', 'w-full px-2! font-semibold sm:w-19', 12)}
          {found.length > 0 && <p className="mt-1 text-sm font-medium text-bad">{[...new Set(Object.entries(errors).map(([field, error]) => `${t(field === 'openSides' ? 'sides' : (field as 'x'))} : ${words(error)}`))].join(' ')}</p>}
        </div>
      </td>
      <td data-label={t('place')} className="max-sm:block! max-sm:p-0! max-sm:before:block max-sm:before:content-[attr(data-label)] sm:px-1.5! max-sm:order-2 max-sm:col-span-3"><div className="flex gap-1.5">{metres('x')}{metres('y')}</div></td>
      <td data-label={t('size')} className="max-sm:block! max-sm:p-0! max-sm:before:block max-sm:before:content-[attr(data-label)] sm:px-1.5! max-sm:order-2 max-sm:col-span-3"><div className="flex gap-1.5">{metres('width')}{metres('height')}</div></td>
      <td className="num figures max-sm:order-1 max-sm:col-span-2 max-sm:block! max-sm:p-0! max-sm:pt-2.5! sm:px-1.5! sm:pt-5!">{typeof row.width === 'number' && typeof row.height === 'number' ? t('metres2', { area: areaOf(row as PlanStand) }) : ''}</td>
      <td data-label={t('sides')} className="max-sm:block! max-sm:p-0! max-sm:before:block max-sm:before:content-[attr(data-label)] sm:px-1.5! max-sm:order-3 max-sm:col-span-2">
        <select name={name('openSides')} aria-label={label('sides')} className="control px-2! sm:w-14" {...(live ? { value: String(row.openSides), onChange: (event) => onChange(row.id, { openSides: Number(event.currentTarget.value) }, 'openSides') } : { defaultValue: String(row.openSides || 1) })}>
          {[1, 2, 3, 4].map((n) => <option key={n} value={n}>{format.number(n)}</option>)}
        </select>
      </td>
      <td data-label={t('kind')} className="max-sm:block! max-sm:p-0! max-sm:before:block max-sm:before:content-[attr(data-label)] sm:px-1.5! max-sm:order-3 max-sm:col-span-2">
        <select name={name('kind')} aria-label={label('kind')} className="control px-2! sm:w-24" {...(live ? { value: kind, onChange: (event) => onChange(row.id, { equipped: event.currentTarget.value === 'equipped' }, 'kind') } : { defaultValue: kind || 'equipped' })}>
          <option value="equipped">{t('equipped')}</option><option value="bare">{t('bare')}</option>
        </select>
      </td>
      <td data-label={t('zone')} className="max-sm:block! max-sm:p-0! max-sm:before:block max-sm:before:content-[attr(data-label)] sm:px-1.5! max-sm:order-3 max-sm:col-span-2">{text('zone', 'px-2! sm:w-26', 40)}</td>
      <td className="max-sm:order-4 max-sm:col-span-6 max-sm:block! max-sm:p-0! max-sm:empty:hidden! sm:px-1.5! sm:pt-5!">{company}</td>
      <td className="max-sm:order-1 max-sm:block! max-sm:p-0! sm:px-0!">
        {blank === undefined && (live
          ? <button type="button" className="grid size-11 place-items-center rounded-md text-bad hover:bg-bad-wash" title={t('remove')} aria-label={label('remove')} onClick={() => onRemove?.(row.id)}><Trash2 aria-hidden className="size-4.5" /></button>
          : <label className="flex min-h-11 items-center gap-2"><input type="checkbox" name={name('remove')} value="oui" aria-label={label('remove')} className="size-5 accent-accent" defaultChecked={'remove' in row && Boolean(row.remove)} /><span aria-hidden className="text-sm sm:hidden">{t('remove')}</span></label>)}
      </td>
    </tr>
  )
})
