import { useFormatter, useTranslations } from 'use-intl'
import type { PlanStand, Point, Rect } from '../rules'
import { areaOf } from '../rules'
import type { Handle } from './useHand'

type Look = 'free' | 'held' | 'conflict' | 'warning'
const looks: Record<Look, string> = { free: 'fill-paper stroke-rule', held: 'fill-good-wash stroke-good', conflict: 'fill-bad-wash stroke-bad', warning: 'fill-warn-wash stroke-warn' }
const focus = 'outline-none group-focus-visible:stroke-accent group-focus-visible:[stroke-width:0.25]'

/** A stand on the drawing table: it can be reached by Tab and says where it is. */
export function StandShape({ stand, look, chosen, company, live }: { stand: PlanStand; look: Look; chosen: boolean; company?: string; live: boolean }) {
  const t = useTranslations('showPlan.piece')
  const { x, y, width, height, number } = stand
  const size = Math.max(0.2, Math.min(width / 3.2, height / 2.6, 1.3))
  const chars = Math.floor(width / (size * 0.38))
  const words = t('stand', { number, area: areaOf(stand), x, y, width, height, company: company ?? 'none', conflict: look === 'conflict' ? 'yes' : 'no' })
  return (
    <g data-piece={`stand:${stand.id}`} role="button" tabIndex={live ? 0 : undefined} aria-label={words} aria-pressed={chosen} className={`group outline-none ${live ? 'cursor-move' : ''}`}>
      <rect x={x} y={y} width={width} height={height} strokeWidth={chosen ? 0.2 : 0.08} className={`${looks[look]} ${chosen ? 'stroke-accent!' : ''} ${focus}`} />
      {!stand.equipped && <path d={`M${x} ${y + height}h${Math.min(0.9, width / 3)}L${x} ${y + height - Math.min(0.9, height / 3)}z`} className="fill-rule" opacity="0.5" />}
      <text x={x + width / 2} y={y + height / 2 + (company ? -size * 0.12 : size * 0.35)} textAnchor="middle" fontSize={size} fontWeight="600" className="fill-ink pointer-events-none">{number}</text>
      {company && <text x={x + width / 2} y={y + height / 2 + size * 0.75} textAnchor="middle" fontSize={size * 0.62} className="fill-ink pointer-events-none">{company.length > chars ? `${company.slice(0, Math.max(3, chars - 1))}…` : company}</text>}
    </g>
  )
}

export function GangwayShape({ gangway, index, chosen, live }: { gangway: Rect; index: number; chosen: boolean; live: boolean }) {
  const t = useTranslations('showPlan.piece')
  return (
    <g data-piece={`gangway:${index}`} role="button" tabIndex={live ? 0 : undefined} aria-label={t('gangway', { n: index + 1, ...gangway })} aria-pressed={chosen} className={`group outline-none ${live ? 'cursor-move' : ''}`}>
      <rect {...gangway} fill="transparent" strokeWidth={chosen ? 0.2 : 0.06} strokeDasharray="0.4 0.3" className={`${chosen ? 'stroke-accent' : 'stroke-rule'} ${focus}`} />
    </g>
  )
}

/** The hall's corners to be dragged, and between each two a small circle that adds one. */
export function Corners({ corners, chosen, onAdd }: { corners: readonly Point[]; chosen: string | null; onAdd(after: number): void }) {
  const t = useTranslations('showPlan.piece')
  const dot = (x: number, y: number) => `M${x} ${y}h0.001`
  return (
    <g>
      {corners.map(([x, y], index) => {
        const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y]
        const [middleX, middleY] = [(x + nextX) / 2, (y + nextY) / 2]
        const add = () => onAdd(index)
        return (
          <g key={index}>
            <g role="button" tabIndex={0} aria-label={t('addCorner', { n: index + 1 })} className="group cursor-copy outline-none" onClick={add} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); add() } }}>
              <path d={dot(middleX, middleY)} stroke="transparent" strokeWidth="30" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
              <path d={dot(middleX, middleY)} className="stroke-rule group-hover:stroke-ink group-focus-visible:stroke-accent" strokeWidth="10" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
            </g>
            <g data-piece={`corner:${index}`} role="button" tabIndex={0} aria-pressed={chosen === `corner:${index}`} aria-label={t('corner', { n: index + 1, x, y })} className="group cursor-move outline-none">
              <path d={dot(x, y)} stroke="transparent" strokeWidth="40" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
              <path d={dot(x, y)} className="stroke-accent group-focus-visible:stroke-ink" strokeWidth={chosen === `corner:${index}` ? 20 : 15} strokeLinecap="square" vectorEffect="non-scaling-stroke" />
            </g>
          </g>
        )
      })}
    </g>
  )
}

const handles: { handle: Handle; at: readonly [number, number]; cursor: string }[] = [
  { handle: 'n', at: [0.5, 0], cursor: 'cursor-ns-resize' }, { handle: 's', at: [0.5, 1], cursor: 'cursor-ns-resize' }, { handle: 'w', at: [0, 0.5], cursor: 'cursor-ew-resize' }, { handle: 'e', at: [1, 0.5], cursor: 'cursor-ew-resize' },
  { handle: 'nw', at: [0, 0], cursor: 'cursor-nwse-resize' }, { handle: 'se', at: [1, 1], cursor: 'cursor-nwse-resize' }, { handle: 'ne', at: [1, 0], cursor: 'cursor-nesw-resize' }, { handle: 'sw', at: [0, 1], cursor: 'cursor-nesw-resize' },
]

/** What is chosen, over all that lies above it. */
export function Chosen({ rect: { x, y, width, height }, number }: { rect: Rect; number?: string }) {
  return (
    <g aria-hidden className="pointer-events-none">
      <rect x={x} y={y} width={width} height={height} strokeWidth="0.2" fillOpacity="0.75" className={`stroke-accent ${number === undefined ? 'fill-none' : 'fill-accent-wash'}`} />
      {number !== undefined && <text x={x + width / 2} y={y + height / 2 + Math.min(width / 3.2, height / 2.6, 1.3) * 0.35} textAnchor="middle" fontSize={Math.max(0.2, Math.min(width / 3.2, height / 2.6, 1.3))} fontWeight="600" className="fill-ink">{number}</text>}
    </g>
  )
}

/** Handles around what is chosen; of one size on screen however near one is. */
export function Handles({ piece, rect }: { piece: string; rect: Rect }) {
  return (
    <g data-piece={piece} aria-hidden>
      {handles.map(({ handle, at, cursor }) => {
        const spot = `M${rect.x + rect.width * at[0]} ${rect.y + rect.height * at[1]}h0.001`
        return (
          <g key={handle} data-handle={handle} className={cursor}>
            <path d={spot} stroke="transparent" strokeWidth="22" strokeLinecap="square" vectorEffect="non-scaling-stroke" />
            <path d={spot} className="stroke-accent" strokeWidth="9" strokeLinecap="square" vectorEffect="non-scaling-stroke" />
          </g>
        )
      })}
    </g>
  )
}

/** Width and depth of a rectangle as dimension lines beside it. */
export function Dimensions({ rect: { x, y, width, height } }: { rect: Rect }) {
  const format = useFormatter()
  const t = useTranslations('showPlan.paper')
  const metres = (n: number) => t('metres', { n: format.number(n, { maximumFractionDigits: 2 }) })
  return (
    <g aria-hidden className="pointer-events-none fill-accent stroke-accent" fontSize="0.8" fontWeight="600" textAnchor="middle">
      <path d={`M${x} ${y - 0.2}v-0.6M${x + width} ${y - 0.2}v-0.6M${x} ${y - 0.5}h${width}M${x - 0.2} ${y}h-0.6M${x - 0.2} ${y + height}h-0.6M${x - 0.5} ${y}v${height}`} fill="none" strokeWidth="0.06" />
      <text x={x + width / 2} y={y - 0.75} strokeWidth="0.25" paintOrder="stroke" className="stroke-paper">{metres(width)}</text>
      <text transform={`translate(${x - 0.75} ${y + height / 2}) rotate(-90)`} strokeWidth="0.25" paintOrder="stroke" className="stroke-paper">{metres(height)}</text>
    </g>
  )
}
