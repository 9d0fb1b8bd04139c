import { useTranslations } from 'use-intl'
import { HallGround, MARGIN } from '../../plan/components/HallGround'
import type { PlanHall } from '../../plan/rules'

/** A hall on which one stand is marked: a picture, with its words. */
export function SmallPlan({ hall, standId }: { hall: PlanHall; standId: string }) {
  const t = useTranslations('showAssignments')
  const own = hall.stands.find(({ id }) => id === standId)
  if (!own) return null
  const size = Math.max(1.2, hall.width / 22)
  const [x, y] = [own.x + own.width / 2, own.y + own.height / 2]
  // The name stands over the stand, or under it where there is no room.
  const over = own.y > size * 1.6
  return (
    <svg role="img" aria-label={t('mineAlt', { hall: hall.name, number: own.number })} viewBox={`${-MARGIN} ${-MARGIN} ${hall.width + 2 * MARGIN} ${hall.height + 2 * MARGIN}`} className="block max-h-96 w-full rounded-lg border border-line bg-paper">
      <HallGround hall={hall} />
      {hall.stands.map((stand) => <rect key={stand.id} x={stand.x} y={stand.y} width={stand.width} height={stand.height} strokeWidth={stand.id === standId ? 0.2 : 0.06} className={stand.id === standId ? 'fill-accent stroke-accent' : 'fill-paper stroke-rule'} />)}
      <circle cx={x} cy={y} r={Math.hypot(own.width, own.height) / 2 + 0.6} fill="none" strokeWidth="0.15" className="stroke-accent" />
      <text x={x} y={over ? own.y - size * 0.75 : own.y + own.height + size * 1.5} textAnchor="middle" fontSize={size} fontWeight="700" strokeWidth={size / 4} paintOrder="stroke" className="fill-accent stroke-paper">{own.number}</text>
    </svg>
  )
}
