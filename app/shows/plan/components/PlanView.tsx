import { Minus, Plus, Scan } from 'lucide-react'
import { useEffect, type DragEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { PlanHall, PlanStand } from '../rules'
import { HallGround, MARGIN } from './HallGround'
import { useZoom } from './useZoom'

export type StandTone = 'free' | 'held' | 'confirmed' | 'wanted' | 'dimmed'
/** What a stand shows beside its number: a name, how it stands, and the words for who cannot see it. */
export type StandLabel = { name?: string; tone: StandTone; words: string }

const fills: Record<StandTone, string> = {
  free: 'fill-paper stroke-rule', held: 'fill-warn-wash stroke-warn', confirmed: 'fill-good-wash stroke-good', wanted: 'fill-accent-wash stroke-accent', dimmed: 'fill-sunk stroke-line',
}

type Props = {
  hall: PlanHall
  labelOf(stand: PlanStand): StandLabel
  selected?: string
  /** Where a stand leads without JavaScript; with it, `onSelect` is called instead. */
  hrefOf(stand: PlanStand): string
  onSelect?(stand: PlanStand): void
  /** Something that is drawn over the plan can be dropped on a stand. */
  onDrop?(stand: PlanStand, event: DragEvent): void
  title: string
  /** The chosen stand is framed where it is, without coming nearer. */
  steady?: boolean
}

/** A hall with its stands, to be looked at: it zooms and moves, each stand is a link, the chosen one is framed and brought near. */
export function PlanView({ hall, labelOf, selected, hrefOf, onSelect, onDrop, title, steady = false }: Props) {
  const t = useTranslations('showPlan')
  const { ref, viewBox, zoomed, zoomAt, show, whole, hand } = useZoom({ x: -MARGIN, y: -MARGIN, width: hall.width + 2 * MARGIN, height: hall.height + 2 * MARGIN })
  const chosen = hall.stands.find(({ id }) => id === selected)
  useEffect(() => {
    if (chosen && !steady) show(chosen)
  }, [chosen, show, steady])
  const tool = 'grid size-11 place-items-center rounded-md border border-rule bg-sheet hover:border-ink'
  return (
    <figure data-plan>
      <svg ref={ref} viewBox={viewBox} role="group" aria-label={title} {...hand} className={`block max-h-[80dvh] w-full touch-pan-y rounded-lg border border-line bg-paper select-none ${zoomed ? 'touch-none cursor-grab' : ''}`}>
        <HallGround hall={hall} />
        {hall.stands.map((stand) => {
          const { name, tone, words } = labelOf(stand)
          const size = Math.min(stand.width / 3.2, stand.height / 2.6, 1.3)
          const chars = Math.floor(stand.width / (size * 0.34))
          return (
            <a
              key={stand.id} id={`stand-${stand.id}`} href={hrefOf(stand)} aria-label={words} aria-current={stand.id === selected || undefined} className="group outline-none"
              onClick={onSelect && ((event) => { event.preventDefault(); onSelect(stand) })} onDragOver={onDrop && ((event) => event.preventDefault())} onDrop={onDrop && ((event) => { event.preventDefault(); onDrop(stand, event) })}
            >
              <rect x={stand.x} y={stand.y} width={stand.width} height={stand.height} strokeWidth={stand.id === selected ? 0.22 : 0.08} className={`${fills[tone]} ${stand.id === selected ? 'stroke-accent!' : ''} group-hover:stroke-ink group-focus-visible:stroke-accent group-focus-visible:[stroke-width:0.25]`} />
              {!stand.equipped && <path d={`M${stand.x} ${stand.y + stand.height}L${stand.x + Math.min(0.9, stand.width / 3)} ${stand.y + stand.height}L${stand.x} ${stand.y + stand.height - Math.min(0.9, stand.height / 3)}z`} className="fill-rule" opacity="0.5" />}
              <text x={stand.x + stand.width / 2} y={stand.y + stand.height / 2 + (name ? -size * 0.12 : size * 0.35)} textAnchor="middle" fontSize={size} fontWeight="600" className="fill-ink pointer-events-none">{stand.number}</text>
              {name && <text x={stand.x + stand.width / 2} y={stand.y + stand.height / 2 + size * 0.75} textAnchor="middle" fontSize={size * 0.62} className="fill-ink pointer-events-none">{name.length > chars ? `${name.slice(0, Math.max(3, chars - 1))}…` : name}</text>}
            </a>
          )
        })}
      </svg>
      <div className="no-print mt-2 flex justify-end gap-1">
        <button type="button" className={tool} aria-label={t('zoomIn')} onClick={() => zoomAt(1.6)}><Plus aria-hidden className="size-5" /></button>
        <button type="button" className={tool} aria-label={t('zoomOut')} onClick={() => zoomAt(1 / 1.6)}><Minus aria-hidden className="size-5" /></button>
        <button type="button" className={tool} aria-label={t('zoomWhole')} onClick={whole}><Scan aria-hidden className="size-5" /></button>
      </div>
    </figure>
  )
}
