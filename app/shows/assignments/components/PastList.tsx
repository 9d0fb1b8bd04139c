import { useLocale, useTranslations } from 'use-intl'
import { momentWords, shortDate } from '~/ui/time'
import type { AssignmentDesk } from '../desk.server'

type Past = NonNullable<AssignmentDesk['chosenCompany']>['past'][number] | NonNullable<AssignmentDesk['chosenStand']>['past'][number]
type Trail = NonNullable<AssignmentDesk['chosenCompany']>['trail']
const acts = ['held', 'confirmed', 'moved', 'released', 'expired', 'extended', 'shared'] as const

/** Where a company was, or who was on a stand, from when to when, and why that ended; and who did it. */
export function PastList({ past, trail = [], zone }: { past: Past[]; trail?: Trail; zone: string }) {
  const t = useTranslations('showAssignments')
  const language = useLocale()
  const day = (moment: Date) => shortDate(moment, language, zone)
  const why = (reason: string | null) => (reason === 'MOVED' || reason === 'SWAPPED' || reason === 'RELEASED' || reason === 'EXPIRED' || reason === 'WITHDRAWN' ? t(`end.${reason}`) : t('state.RELEASED'))
  return (
    <details className="border-t border-line pt-2">
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('history')}</summary>
      {past.length === 0 && <p className="text-sm text-soft">{t('noHistory')}</p>}
      <ol className="space-y-2 pb-2 text-sm">
        {past.map(({ id, what, state, createdAt, endedAt, endReason, endNote }) => (
          <li key={id}>
            <span className="font-semibold">{what}</span> · <span className="figures">{endedAt ? t('pastHeld', { from: day(createdAt), to: day(endedAt) }) : t('pastSince', { from: day(createdAt) })}</span>
            <span className="block text-soft">{[state === 'RELEASED' ? why(endReason) : t(`state.${state}`), endNote].filter(Boolean).join(' : ')}</span>
          </li>
        ))}
      </ol>
      {trail.length > 0 && <p className="mt-2 text-sm font-semibold">{t('trail')}</p>}
      <ol className="space-y-1 text-sm text-soft">
        {trail.map(({ id, action, at, who, stand }) => {
          const act = acts.find((name) => action === `assignment.${name}`)
          return act && <li key={id}><time className="figures" dateTime={at.toISOString()}>{momentWords(at, language, zone)}</time> · {[who ?? t('house'), t(`trailAct.${act}`), stand].filter(Boolean).join(' ')}</li>
        })}
      </ol>
    </details>
  )
}
