import { Form, Link, useBeforeUnload } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Page'
import { useHydrated } from '~/ui/useHouseForm'
import { edited, opened } from '../editing'
import type { PlanAnswer } from '../plan-desk.server'
import { conflictsOf, type PlanHall } from '../rules'
import { BackgroundForm, type Ground } from './BackgroundForm'
import { ConflictList } from './ConflictList'
import { EditorTools, KeysHelp } from './EditorTools'
import { Inspector } from './Inspector'
import { PlanCanvas } from './PlanCanvas'
import { PlanTable } from './PlanTable'
import type { Mode } from './useHand'

type Spot = { x: number; y: number }
type Props = { hall: PlanHall; held: Record<string, string>; answer?: Extract<PlanAnswer, { ok: false }>; /** Where the hall's own measures are changed. */ measures: string }

/** A hall's plan to be drawn and typed: one state, one form, saved at once. */
export function PlanEditor({ hall, held, answer, measures }: Props) {
  const t = useTranslations('showPlan')
  const hydrated = useHydrated()
  const [editing, dispatch] = useReducer(edited, null, () => opened(hall, held))
  const [mode, setMode] = useState<Mode>('select')
  const [points, setPoints] = useState<Spot[]>([])
  const kept = hall.background
  const [ground, setGround] = useState<Ground>({ x: kept?.x ?? 0, y: kept?.y ?? 0, metresPerPixel: kept?.metresPerPixel ?? 0.05, opacity: kept?.opacity ?? 50 })
  useEffect(() => { if (kept) setGround({ x: kept.x, y: kept.y, metresPerPixel: kept.metresPerPixel, opacity: kept.opacity }) }, [kept?.id, kept?.x, kept?.y, kept?.metresPerPixel, kept?.opacity]) // eslint-disable-line react-hooks/exhaustive-deps
  const keys = useRef<HTMLDialogElement>(null)
  const help = useCallback(() => keys.current?.showModal(), [])
  const { plan, said, past } = editing
  const conflicts = useMemo(() => conflictsOf({ ...plan, width: hall.width, height: hall.height }), [plan, hall.width, hall.height])
  const numbersOf = (gangway: boolean) => new Set(conflicts.filter(({ kind }) => (kind === 'gangway') === gangway).flatMap(({ stands }) => stands))
  const wrong = numbersOf(false)
  const submitting = useRef(false)
  useBeforeUnload(useCallback((event) => { if (past.length > 0 && !submitting.current) event.preventDefault() }, [past.length]))
  const { refusal, lacks, typed, background } = answer ?? {}
  const measuring = { points, active: mode === 'measure', start: () => { setPoints([]); setMode('measure') }, stop: () => { setPoints([]); setMode('select') } }
  return (
    <>
      {refusal && <Notice tone="bad" role="alert">{t(`refusal.${refusal.reason}`, { stand: '', other: '', company: '', ...refusal.details })}</Notice>}
      {lacks && <Notice tone="bad" role="alert">{t('refusal.lacks')}</Notice>}
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          {hydrated && <EditorTools editing={editing} dispatch={dispatch} mode={mode} setMode={(next) => { setPoints([]); setMode(next) }} help={help} />}
          <PlanCanvas
            hall={{ ...hall, background: kept && { ...kept, ...ground } }} editing={editing} dispatch={dispatch} mode={mode} live={hydrated} help={help} wrong={wrong} warned={numbersOf(true)} points={points}
            onDrawn={() => setMode('select')} onPoint={(spot) => setPoints((before) => (before.length >= 2 ? [spot] : [...before, spot]))}
          />
          <p className="no-print"><Link to={measures} className="link inline-flex min-h-11 items-center text-sm">{t('changeHall')}</Link></p>
          <p role="status" className="min-h-6 text-sm">{said ? t(`said.${said.key}`, { ...said, number: said.number ?? 'none', company: said.company ?? '', x: said.x ?? 0, y: said.y ?? 0, width: said.width ?? 0, height: said.height ?? 0 }) : ''}</p>
        </div>
        <div className="min-w-0 space-y-4">
          {hydrated && <Inspector editing={editing} dispatch={dispatch} />}
          <ConflictList conflicts={conflicts} />
        </div>
      </div>
      <Form method="post" className="mt-6" onSubmit={() => { submitting.current = true }}>
        <input type="hidden" name="version" value={hall.version} />
        <PlanTable editing={editing} dispatch={dispatch} hydrated={hydrated} typed={typed} lacks={lacks} wrong={wrong} />
        <div className="no-print sticky bottom-0 z-10 mt-6 flex flex-wrap items-center gap-4 border-t border-line bg-paper py-3">
          <Button name="faire" value="plan">{t('table.save')}</Button>
          {past.length > 0 && <span className="text-sm text-soft">{t('table.unsaved')}</span>}
        </div>
      </Form>
      <div className="mt-8"><BackgroundForm ground={ground} setGround={setGround} has={kept !== null} errors={background} measuring={hydrated ? measuring : undefined} /></div>
      <KeysHelp ref={keys} />
    </>
  )
}
