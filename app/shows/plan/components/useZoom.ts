import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react'

type View = { x: number; y: number; width: number; height: number }
const CLOSEST = 12

/**
 * Zooming and moving over a drawing by its viewBox: buttons, wheel, two fingers, and drawing an empty place along.
 * `bounds` is the whole drawing, in its own units.
 */
export function useZoom(bounds: View) {
  const [view, setView] = useState(bounds)
  const ref = useRef<SVGSVGElement>(null)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const { x: left, y: top, width, height } = bounds
  useEffect(() => setView({ x: left, y: top, width, height }), [left, top, width, height])

  const zoomAt = useCallback((factor: number, at?: { x: number; y: number }) => {
    setView((before) => {
      const next = Math.min(width, Math.max(width / CLOSEST, before.width / factor))
      const ratio = next / before.width
      const [cx, cy] = [at?.x ?? before.x + before.width / 2, at?.y ?? before.y + before.height / 2]
      return clamped({ x: cx - (cx - before.x) * ratio, y: cy - (cy - before.y) * ratio, width: next, height: before.height * ratio }, { x: left, y: top, width, height })
    })
  }, [left, top, width, height])

  /** A point of the screen in the drawing's units. */
  const pointOf = useCallback((event: { clientX: number; clientY: number }) => {
    const matrix = ref.current?.getScreenCTM()?.inverse()
    if (!matrix) return { x: 0, y: 0 }
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    return { x, y }
  }, [])

  useEffect(() => {
    const svg = ref.current
    // React listens passively; a wheel that zooms must keep the page from scrolling. Ctrl is what a pinch on a touchpad sends.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomAt(Math.exp(-event.deltaY / 300), pointOf(event))
    }
    svg?.addEventListener('wheel', wheel, { passive: false })
    return () => svg?.removeEventListener('wheel', wheel)
  }, [zoomAt, pointOf])

  const onPointerDown = useCallback((event: PointerEvent) => {
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }, [])
  const onPointerMove = useCallback((event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    const now = { x: event.clientX, y: event.clientY }
    if (other) {
      const apart = (a: typeof now, b: typeof now) => Math.hypot(a.x - b.x, a.y - b.y)
      zoomAt(apart(now, other) / Math.max(1, apart(before, other)), pointOf({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }))
    } else {
      const [from, to] = [pointOf({ clientX: before.x, clientY: before.y }), pointOf({ clientX: now.x, clientY: now.y })]
      setView((view) => clamped({ ...view, x: view.x - (to.x - from.x), y: view.y - (to.y - from.y) }, { x: left, y: top, width, height }))
    }
    pointers.current.set(event.pointerId, now)
  }, [zoomAt, pointOf, left, top, width, height])
  const onPointerUp = useCallback((event: PointerEvent) => void pointers.current.delete(event.pointerId), [])

  /** Brings a part of the drawing into the middle, near enough to be read. */
  const show = useCallback((part: View) => {
    const span = Math.min(width, Math.max(part.width * 6, width / 4))
    const ratio = span / width
    setView(clamped({ x: part.x + part.width / 2 - span / 2, y: part.y + part.height / 2 - (height * ratio) / 2, width: span, height: height * ratio }, { x: left, y: top, width, height }))
  }, [left, top, width, height])
  const whole = useCallback(() => setView({ x: left, y: top, width, height }), [left, top, width, height])
  const zoomed = view.width < width - 0.01
  return { ref, viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`, zoomed, zoomAt, show, whole, pointOf, hand: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onPointerLeave: onPointerUp } }
}

function clamped(view: View, bounds: View): View {
  return { ...view, x: Math.min(Math.max(view.x, bounds.x), bounds.x + bounds.width - view.width), y: Math.min(Math.max(view.y, bounds.y), bounds.y + bounds.height - view.height) }
}
