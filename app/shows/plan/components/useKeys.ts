import type { Dispatch, KeyboardEvent } from 'react'
import { cornersOf, rectOf, standOf, type Editing, type Piece, type Step } from '../editing'

const ways: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** Metres that an arrow moves with Shift: ten centimetres. */
const FINE = 0.1

/** The drawing table by keyboard alone; `help` shows the keys. */
export function useKeys({ editing, dispatch, help }: { editing: Editing; dispatch: Dispatch<Step>; help(): void }) {
  return (event: KeyboardEvent<SVGSVGElement>) => {
    const piece = ((event.target as Element).closest('[data-piece]')?.getAttribute('data-piece') ?? editing.chosen) as Piece | null
    const step = stepOf(event, piece, editing)
    if (step === 'help') help()
    else if (step) dispatch(step)
    else return
    event.preventDefault()
  }
}

function stepOf(event: KeyboardEvent, piece: Piece | null, { plan, hall }: Editing): Step | 'help' | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return { type: event.shiftKey ? 'redo' : 'undo' }
    return key === 'y' ? { type: 'redo' } : undefined
  }
  if (key === '?') return 'help'
  if (key === 'n') return { type: 'addStand' }
  if (key === 'Escape') return { type: 'choose', piece: null }
  if (!piece) return undefined
  const way = ways[key]
  const rect = rectOf(piece, plan, hall)
  if (way && rect) {
    const size = event.shiftKey ? FINE : hall.gridStep
    const [dx, dy] = [way[0] * size, way[1] * size]
    const next = event.altKey ? { ...rect, width: rect.width + dx, height: rect.height + dy } : { ...rect, x: rect.x + dx, y: rect.y + dy }
    return { type: 'place', piece, rect: next, free: event.shiftKey || event.altKey, stroke: `keys ${piece} ${event.altKey}` }
  }
  const stand = standOf(piece, plan)
  if (key === 'Delete' || key === 'Backspace') return { type: 'remove', piece }
  if (key === 'Enter' || key === ' ') return piece.startsWith('corner:') && cornersOf(plan, hall).length < 60 && event.shiftKey ? { type: 'addCorner', after: Number(piece.slice(7)) } : { type: 'choose', piece }
  if (key === 's' && stand) return { type: 'split', id: stand.id }
  return key === 'c' && stand ? { type: 'addStand', like: stand.id } : undefined
}
