import { useRef, useState, type Dispatch, type PointerEvent } from 'react'
import { rectOf, type Editing, type Piece, type Step } from '../editing'
import { snap, type Rect } from '../rules'
import type { useZoom } from './useZoom'

export type Mode = 'select' | 'stand' | 'gangway' | 'outline' | 'measure'
type Spot = { x: number; y: number }
/** Which edges a handle drags: letters of the compass. */
export type Handle = 'n' | 's' | 'e' | 'w' | 'ne' | 'nw' | 'se' | 'sw'
type Grab = { from: Spot; stroke: string } & ({ kind: 'piece'; piece: Piece; rect: Rect; handle?: Handle } | { kind: 'draw' } | { kind: 'tap'; piece: Piece })

/** Metres under which a drawn rectangle counts as a tap. */
const TAP = 0.4
const spanned = (one: Spot, other: Spot): Rect => ({ x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) })

/** A rectangle whose edges a handle has taken along. */
export function pulled({ x, y, width, height }: Rect, handle: Handle, dx: number, dy: number): Rect {
  const [left, right, top, bottom] = [x + (handle.includes('w') ? dx : 0), x + width + (handle.includes('e') ? dx : 0), y + (handle.includes('n') ? dy : 0), y + height + (handle.includes('s') ? dy : 0)]
  return { x: Math.min(left, right - 0.5), y: Math.min(top, bottom - 0.5), width: Math.max(0.5, right - left), height: Math.max(0.5, bottom - top) }
}

/** Mouse, pen and fingers on the drawing table: what is taken moves, handles pull, a rectangle is drawn, two fingers zoom. */
export function useHand({ editing, dispatch, mode, zoom, onDrawn, onPoint }: { editing: Editing; dispatch: Dispatch<Step>; mode: Mode; zoom: ReturnType<typeof useZoom>; onDrawn(): void; onPoint(spot: Spot): void }) {
  const grab = useRef<Grab | null>(null)
  const strokes = useRef(0)
  const [sketch, setSketch] = useState<Rect | null>(null)
  const { plan, hall, chosen } = editing
  const line = (metres: number, free: boolean) => (free ? metres : snap(metres, hall.gridStep))

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    zoom.hand.onPointerDown(event)
    if (!event.isPrimary || event.button > 0) {
      grab.current = null
      setSketch(null)
      return
    }
    const from = zoom.pointOf(event)
    if (mode === 'measure') return onPoint(from)
    strokes.current += 1
    const stroke = `hand ${strokes.current}`
    if (mode === 'stand' || mode === 'gangway') {
      grab.current = { kind: 'draw', from, stroke }
    } else {
      const target = event.target as Element
      const piece = target.closest('[data-piece]')?.getAttribute('data-piece') as Piece | null
      const rect = piece && rectOf(piece, plan, hall)
      if (!piece || !rect) {
        dispatch({ type: 'choose', piece: null })
        return
      }
      // A finger that only scrolls the page must not carry a stand away: it takes hold of what it has chosen before.
      if (event.pointerType === 'touch' && piece !== chosen) grab.current = { kind: 'tap', piece, from, stroke }
      else {
        dispatch({ type: 'choose', piece })
        grab.current = { kind: 'piece', piece, rect, from, stroke, handle: (target.closest('[data-handle]')?.getAttribute('data-handle') as Handle | null) ?? undefined }
      }
    }
    if (grab.current?.kind !== 'tap') event.currentTarget.setPointerCapture(event.pointerId)
  }

  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const held = grab.current
    if (!held || held.kind === 'tap') return zoom.hand.onPointerMove(event)
    const at = zoom.pointOf(event)
    const free = event.altKey
    if (held.kind === 'draw') return setSketch(spanned({ x: line(held.from.x, free), y: line(held.from.y, free) }, { x: line(at.x, free), y: line(at.y, free) }))
    const [dx, dy] = [at.x - held.from.x, at.y - held.from.y]
    // A click that trembles moves nothing.
    if (Math.hypot(dx, dy) < 0.08 && editing.stroke !== held.stroke) return
    const { rect, handle } = held
    dispatch({ type: 'place', piece: held.piece, rect: handle ? pulled(rect, handle, dx, dy) : { ...rect, x: rect.x + dx, y: rect.y + dy }, stroke: held.stroke, free })
  }

  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    zoom.hand.onPointerUp(event)
    const held = grab.current
    grab.current = null
    if (!held) return
    if (held.kind === 'tap') dispatch({ type: 'choose', piece: held.piece })
    else if (held.kind === 'piece') dispatch({ type: 'rest' })
    else {
      const corner = { x: line(held.from.x, event.altKey), y: line(held.from.y, event.altKey) }
      const small = !sketch || sketch.width < TAP || sketch.height < TAP
      const rect = small ? { ...corner, width: 3, height: 3 } : sketch
      const within = { width: Math.min(rect.width, hall.width), height: Math.min(rect.height, hall.height) }
      const inside = { ...within, x: Math.max(0, Math.min(rect.x, hall.width - within.width)), y: Math.max(0, Math.min(rect.y, hall.height - within.height)) }
      dispatch(mode === 'gangway' ? { type: 'addGangway', rect: inside } : { type: 'addStand', rect: inside })
      setSketch(null)
      onDrawn()
    }
  }
  const onPointerCancel = (event: PointerEvent<SVGSVGElement>) => {
    zoom.hand.onPointerUp(event)
    grab.current = null
    setSketch(null)
  }
  return { sketch, hand: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } }
}
