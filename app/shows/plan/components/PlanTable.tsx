import { useCallback, type Dispatch } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { useErrorWords } from '~/ui/Field'
import { Scroller } from '~/ui/Scroller'
import type { Editing, Step } from '../editing'
import type { PlanStand } from '../rules'
import type { PlanLack, TypedPlan } from '../schema'
import { MetreField } from './MetreField'
import { OutlineField } from './OutlineField'
import { StandRow } from './StandRow'

/** New rows that the table offers where it cannot grow by itself. */
const BLANK = 3
const emptyStand = { id: '', number: '', x: '', y: '', width: '3', height: '3', openSides: '1', kind: 'equipped', zone: '' }

/** The whole plan as fields of a form: all that can be drawn can be typed here. */
export function PlanTable({ editing, dispatch, hydrated, typed, lacks = [], wrong }: { editing: Editing; dispatch: Dispatch<Step>; hydrated: boolean; typed?: TypedPlan; lacks?: PlanLack[]; wrong: Set<string> }) {
  const t = useTranslations('showPlan.table')
  const { plan, chosen, held } = editing
  const onChange = useCallback((id: string, change: Partial<Omit<PlanStand, 'id'>>, field: string) => dispatch({ type: 'changeStand', id, change, stroke: `${id} ${field}` }), [dispatch])
  const onChoose = useCallback((id: string) => dispatch({ type: 'choose', piece: `stand:${id}` }), [dispatch])
  const onRemove = useCallback((id: string) => dispatch({ type: 'remove', piece: `stand:${id}` }), [dispatch])
  const errorsOf = (index: number) => {
    const found = lacks.filter((lack) => lack.list === 'stands' && lack.index === index).map(({ field, reason }) => [field, reason])
    return found.length > 0 ? (Object.fromEntries(found) as Record<string, string>) : undefined
  }
  // Without JavaScript the table shows again what was typed, right or wrong.
  const rows = !hydrated && typed ? typed.stands.map((row) => ({ row, index: row.index })) : plan.stands.map((row, index) => ({ row, index }))
  const first = Math.max(-1, ...rows.map(({ index }) => index)) + 1
  const area = plan.stands.reduce((sum, { width, height }) => sum + width * height, 0)
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{t('title')} <span className="figures text-base font-normal text-soft">{t('count', { n: plan.stands.length, area: Math.round(area * 100) / 100 })}</span></h2>
        {hydrated && (
          <div className="flex flex-wrap gap-2">
            <Button type="button" look="quiet" onClick={() => dispatch({ type: 'sides' })}>{t('suggestSides')}</Button>
            <Button type="button" look="secondary" onClick={() => dispatch({ type: 'addStand' })}>{t('add')}</Button>
          </div>
        )}
      </div>
      <Scroller label={t('title')}>
        <table className="data-table">
          <thead><tr className="*:px-1.5!"><th>{t('number')}</th><th>{t('place')}</th><th>{t('size')}</th><th className="num">{t('area')}</th><th>{t('sides')}</th><th>{t('kind')}</th><th>{t('zone')}</th><th>{t('company')}</th><th>{hydrated ? <span className="sr-only">{t('remove')}</span> : t('remove')}</th></tr></thead>
          <tbody>
            {rows.map(({ row, index }) => {
              const isNew = !hydrated && row.id === ''
              return <StandRow key={hydrated ? row.id : index} index={index} row={row} blank={isNew ? index + 1 : undefined} company={held[row.id]} errors={errorsOf(index)} chosen={chosen === `stand:${row.id}`} wrong={wrong.has(row.number)} {...(hydrated && { onChange, onChoose, onRemove })} />
            })}
            {!hydrated && Array.from({ length: BLANK }, (_, n) => <StandRow key={first + n} index={first + n} row={{ ...emptyStand, index: first + n }} blank={n + 1} />)}
          </tbody>
        </table>
      </Scroller>
      {!hydrated && <p className="mt-2 text-sm text-soft">{t('blankHint')}</p>}
      <Surroundings {...{ editing, dispatch, hydrated, typed, lacks }} />
    </>
  )
}

/** Gangways and the hall's outline, typed. */
function Surroundings({ editing, dispatch, hydrated, typed, lacks }: { editing: Editing; dispatch: Dispatch<Step>; hydrated: boolean; typed?: TypedPlan; lacks: PlanLack[] }) {
  const t = useTranslations('showPlan.table')
  const words = useErrorWords()
  const { plan } = editing
  const fields = ['x', 'y', 'width', 'height'] as const
  const rows = !hydrated && typed ? typed.gangways : plan.gangways.map((gangway, index) => ({ ...gangway, index }))
  const first = Math.max(-1, ...rows.map(({ index }) => index)) + 1
  const shown = hydrated ? rows : [...rows, ...[0, 1].map((n) => ({ index: first + n, x: '', y: '', width: '', height: '' }))]
  const outline = !hydrated && typed ? typed.outline : plan.outline.map((corner) => corner.map((metres) => String(metres).replace('.', ',')).join(' ')).join('; ')
  const lack = lacks.find(({ list }) => list === 'outline')
  return (
    <div className="mt-8 grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <div>
        <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
          <h3 className="text-base">{t('gangways')}</h3>
          {hydrated && <Button type="button" look="quiet" onClick={() => dispatch({ type: 'addGangway' })}>{t('addGangway')}</Button>}
        </div>
        {shown.length > 0 && <p aria-hidden className="mb-1 grid grid-cols-4 gap-1.5 pr-20 text-xs text-soft">{fields.map((field) => <span key={field}>{t(field)}</span>)}</p>}
        <ul className="space-y-2">
          {shown.map((row) => {
            const errors = lacks.filter(({ list, index }) => list === 'gangways' && index === row.index)
            return (
              <li key={row.index}>
                <div className="flex items-center gap-3">
                  <div className="grid flex-1 grid-cols-4 gap-1.5">
                    {fields.map((field) => (
                      <MetreField
                        key={field} name={`gangways[${row.index}].${field}`} value={row[field]} label={t('of', { number: t('gangway', { n: row.index + 1 }), what: t(field) })} error={errors.find((one) => one.field === field)?.reason}
                        onMetres={hydrated ? (metres) => { const rect = plan.gangways[row.index]; if (rect) dispatch({ type: 'place', piece: `gangway:${row.index}`, rect: { ...rect, [field]: metres }, free: true, stroke: `gangway ${row.index} ${field}` }) } : undefined}
                      />
                    ))}
                  </div>
                  {hydrated && <button type="button" className="min-h-11 w-17 text-sm font-semibold text-bad hover:underline" aria-label={t('of', { number: t('gangway', { n: row.index + 1 }), what: t('remove') })} onClick={() => dispatch({ type: 'remove', piece: `gangway:${row.index}` })}>{t('remove')}</button>}
                </div>
                {errors.length > 0 && <p className="mt-1 text-sm font-medium text-bad">{errors.map(({ field, reason }) => `${t(field as 'x')} : ${words(reason)}`).join(' ')}</p>}
              </li>
            )
          })}
        </ul>
      </div>
      <div>
        <label htmlFor="contour" className="mb-1 block text-base font-semibold">{t('outline')}</label>
        <p id="contour-aide" className="mb-1.5 text-sm text-soft">{t('outlineHint')}</p>
        <OutlineField outline={outline} dispatch={hydrated ? dispatch : undefined} />
        {lack && <p className="mt-1 text-sm font-medium text-bad">{words(lack.reason)}</p>}
      </div>
    </div>
  )
}
