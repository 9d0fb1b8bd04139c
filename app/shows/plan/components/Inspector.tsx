import { useState, type Dispatch } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { rectOf, standOf, type Editing, type Step } from '../editing'
import { areaOf, merge, openSidesOf, type PlanStand } from '../rules'
import { decimalOf } from '../schema'
import { MetreField } from './MetreField'

/** What is chosen on the drawing table: its measures, and what can be done with it. */
export function Inspector({ editing, dispatch }: { editing: Editing; dispatch: Dispatch<Step> }) {
  const t = useTranslations('showPlan')
  const { plan, hall, chosen } = editing
  const rect = chosen ? rectOf(chosen, plan, hall) : undefined
  const stand = standOf(chosen, plan)
  if (!chosen || !rect) return <p className="rounded-lg border border-dashed border-rule p-4 text-sm text-soft">{t('inspector.none')}</p>
  const corner = chosen.startsWith('corner:')
  const fields = corner ? (['x', 'y'] as const) : (['x', 'y', 'width', 'height'] as const)
  return (
    <section aria-label={stand ? t('inspector.title', { number: stand.number }) : t('inspector.gangway')} className="space-y-4 rounded-lg border border-line bg-sheet p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-lg">{stand ? t('inspector.title', { number: stand.number }) : corner ? t('tool.outline') : t('inspector.gangway')}</h2>
        {!corner && <span className="figures text-soft">{t('table.metres2', { area: areaOf(rect) })}</span>}
      </div>
      <div className="grid grid-cols-2 items-end gap-2">
        {fields.map((field) => (
          <div key={field}>
            <span aria-hidden className="mb-0.5 block text-xs text-soft first-letter:uppercase">{t(`table.${field}`)}</span>
            <MetreField key={`${chosen} ${field}`} value={rect[field]} label={t(`table.${field}`)} onMetres={(metres) => dispatch({ type: 'place', piece: chosen, rect: { ...rect, [field]: metres }, free: true, stroke: `inspect ${chosen} ${field}` })} />
          </div>
        ))}
      </div>
      {stand && <StandTools key={stand.id} stand={stand} editing={editing} dispatch={dispatch} />}
      <Button type="button" look="danger" className="w-full" onClick={() => dispatch({ type: 'remove', piece: chosen })}>{t('inspector.remove')}</Button>
    </section>
  )
}

function StandTools({ stand, editing, dispatch }: { stand: PlanStand; editing: Editing; dispatch: Dispatch<Step> }) {
  const t = useTranslations('showPlan')
  const { plan, held } = editing
  const longer = Math.max(stand.width, stand.height)
  const [at, setAt] = useState('')
  const [other, setOther] = useState('')
  const suggested = openSidesOf(stand, plan.stands)
  const company = held[stand.id]
  const neighbours = company ? [] : plan.stands.filter((one) => one.id !== stand.id && !held[one.id] && merge(stand, one))
  const partner = neighbours.find(({ id }) => id === other) ?? neighbours[0]
  return (
    <>
      {suggested !== stand.openSides && (
        <p className="text-sm">
          {t('inspector.suggestion', { n: suggested })}{' '}
          <button type="button" className="link min-h-11" onClick={() => dispatch({ type: 'changeStand', id: stand.id, change: { openSides: suggested } })}>{t('inspector.take')}</button>
        </p>
      )}
      <Button type="button" look="secondary" className="w-full" onClick={() => dispatch({ type: 'addStand', like: stand.id })}>{t('inspector.copy')}</Button>
      {company ? <p className="text-sm text-soft">{t('inspector.takenBy', { company })}</p> : (
        <>
          <div className="flex items-end gap-2">
            <TextField id="scinder" name="scinder" label={t('inspector.splitAt')} inputMode="decimal" autoComplete="off" className="flex-1" value={at} placeholder={String(Math.round(longer * 50) / 100).replace('.', ',')} onChange={(event) => setAt(event.currentTarget.value)} />
            <Button type="button" look="secondary" onClick={() => dispatch({ type: 'split', id: stand.id, at: decimalOf(at) || undefined })}>{t('inspector.split')}</Button>
          </div>
          {partner ? (
            <div className="flex items-end gap-2">
              <Select id="reunir" name="reunir" label={t('inspector.mergeWith')} className="flex-1" value={partner.id} onChange={(event) => setOther(event.currentTarget.value)} choices={neighbours.map(({ id, number }) => ({ value: id, label: number }))} />
              <Button type="button" look="secondary" onClick={() => dispatch({ type: 'merge', id: stand.id, other: partner.id })}>{t('inspector.merge')}</Button>
            </div>
          ) : <p className="text-sm text-soft">{t('inspector.noNeighbour')}</p>}
        </>
      )}
    </>
  )
}
