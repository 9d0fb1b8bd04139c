import { Minus, Plus, Scan } from 'lucide-react'
import { useEffect, useRef, type Dispatch } from 'react'
import { useTranslations } from 'use-intl'
import { cornersOf, rectOf, standOf, type Editing, type Step } from '../editing'
import type { PlanHall } from '../rules'
import { HallGround, MARGIN } from './HallGround'
import { Chosen, Corners, Dimensions, GangwayShape, Handles, StandShape } from './PieceShapes'
import { useHand, type Mode } from './useHand'
import { useKeys } from './useKeys'
import { useZoom } from './useZoom'

type Spot = { x: number; y: number }
type Props = {
  hall: PlanHall
  editing: Editing
  dispatch: Dispatch<Step>
  mode: Mode
  onDrawn(): void
  onPoint(spot: Spot): void
  points: Spot[]
  help(): void
  wrong: Set<string>
  warned: Set<string>
  /** Whether it can be drawn on: before JavaScript has come it is a picture. */
  live: boolean
}

/** The drawing table: the hall in metres, by mouse, finger and keyboard. */
export function PlanCanvas({ hall, editing, dispatch, mode, onDrawn, onPoint, points, help, wrong, warned, live }: Props) {
  const t = useTranslations('showPlan')
  const { plan, chosen, held } = editing
  const zoom = useZoom({ x: -MARGIN, y: -MARGIN, width: hall.width + 2 * MARGIN, height: hall.height + 2 * MARGIN })
  const { ref, viewBox, zoomed, zoomAt, whole } = zoom
  const { sketch, hand } = useHand({ editing, dispatch, mode, zoom, onDrawn, onPoint })
  const onKeyDown = useKeys({ editing, dispatch, help })
  // Who works by keyboard goes along to what was just made or chosen, and stays here when what had the focus is gone.
  const typing = useRef(false)
  useEffect(() => {
    const svg = ref.current
    if (typing.current && document.activeElement === document.body) svg?.focus({ preventScroll: true })
    if (svg?.contains(document.activeElement) && chosen) svg.querySelector<SVGGElement>(`g[role=button][data-piece="${CSS.escape(chosen)}"]`)?.focus({ preventScroll: true })
  }, [chosen, plan, ref])
  const rect = chosen ? rectOf(chosen, plan, hall) : undefined
  const stand = standOf(chosen, plan)
  const scrolls = mode === 'select' && !chosen && !zoomed
  const tool = 'grid size-11 place-items-center rounded-md border border-rule bg-sheet hover:border-ink'
  const drawn = { ...hall, outline: plan.outline, gangways: plan.gangways }
  return (
    <figure data-plan>
      <svg
        ref={ref} viewBox={viewBox} {...(live && { role: 'application', tabIndex: -1, ...hand, onKeyDown: (event) => { typing.current = true; onKeyDown(event) }, onBlur: (event) => { typing.current = event.relatedTarget === null && typing.current } })} {...(!live && { role: 'group' })} aria-label={t('canvas', { hall: hall.name })}
        className={`block max-h-[72dvh] w-full outline-none rounded-lg border border-line bg-paper select-none ${scrolls ? 'touch-pan-y' : 'touch-none'} ${mode === 'select' || mode === 'outline' ? '' : 'cursor-crosshair'}`}
      >
        <HallGround hall={drawn} />
        {plan.gangways.map((gangway, index) => <GangwayShape key={index} gangway={gangway} index={index} chosen={chosen === `gangway:${index}`} live={live} />)}
        {plan.stands.map((one) => (
          <StandShape key={one.id} stand={one} live={live} chosen={one === stand} company={held[one.id]} look={wrong.has(one.number) ? 'conflict' : warned.has(one.number) ? 'warning' : held[one.id] ? 'held' : 'free'} />
        ))}
        {mode === 'outline' && <Corners corners={cornersOf(plan, hall)} chosen={chosen} onAdd={(after) => dispatch({ type: 'addCorner', after })} />}
        {rect && chosen && !chosen.startsWith('corner:') && <><Chosen rect={rect} number={stand?.number} /><Dimensions rect={rect} /></>}
        {rect && chosen && !chosen.startsWith('corner:') && !(stand && held[stand.id]) && <Handles piece={chosen} rect={rect} />}
        {sketch && <><rect {...sketch} fill="none" strokeWidth="0.12" strokeDasharray="0.4 0.25" className="stroke-accent" /><Dimensions rect={sketch} /></>}
        {points.map(({ x, y }, index) => <path key={index} d={`M${x - 0.6} ${y}h1.2M${x} ${y - 0.6}v1.2`} strokeWidth="2" vectorEffect="non-scaling-stroke" className="stroke-bad" />)}
        {points[0] && points[1] && <path d={`M${points[0].x} ${points[0].y}L${points[1].x} ${points[1].y}`} strokeWidth="1.5" vectorEffect="non-scaling-stroke" className="stroke-bad" />}
      </svg>
      {live && (
        <div className="no-print mt-2 flex gap-1">
          <button type="button" className={tool} aria-label={t('zoomIn')} onClick={() => zoomAt(1.6)}><Plus aria-hidden className="size-5" /></button>
          <button type="button" className={tool} aria-label={t('zoomOut')} onClick={() => zoomAt(1 / 1.6)}><Minus aria-hidden className="size-5" /></button>
          <button type="button" className={tool} aria-label={t('zoomWhole')} onClick={whole}><Scan aria-hidden className="size-5" /></button>
        </div>
      )}
    </figure>
  )
}
