import type { PlanStand } from '../plan/rules'

const directions: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** The stand that lies next in the direction of an arrow key: near, and rather straight ahead than aside. Undefined at the edge, and for other keys. */
export function standTowards(stands: readonly PlanStand[], from: PlanStand, key: string): PlanStand | undefined {
  const direction = directions[key]
  if (!direction) return undefined
  const [dx, dy] = direction
  const middle = ({ x, y, width, height }: PlanStand) => [x + width / 2, y + height / 2] as const
  const [fromX, fromY] = middle(from)
  let best: { stand: PlanStand; far: number } | undefined
  for (const stand of stands) {
    const [x, y] = middle(stand)
    const ahead = (x - fromX) * dx + (y - fromY) * dy
    const aside = Math.abs((x - fromX) * dy) + Math.abs((y - fromY) * dx)
    if (stand.id === from.id || ahead <= 0.1) continue
    const far = ahead + 2 * aside
    if (!best || far < best.far) best = { stand, far }
  }
  return best?.stand
}
