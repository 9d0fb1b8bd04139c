import { useLocale, useTranslations } from 'use-intl'
import type { AssignmentState } from '~/db/generated/enums'
import { Badge } from '~/ui/Page'
import { shortDate } from '~/ui/time'

type Assigned = { state: AssignmentState; heldUntil: Date | null; soon: boolean }

/** Whether a company has a stand, and until when it is held. */
export function AssignmentBadge({ assignment, zone }: { assignment: Assigned | null; zone: string }) {
  const t = useTranslations('showAssignments')
  const language = useLocale()
  if (!assignment) return <Badge>{t('state.none')}</Badge>
  if (assignment.state === 'CONFIRMED') return <Badge tone="good">{t('state.CONFIRMED')}</Badge>
  const { heldUntil, soon } = assignment
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Badge tone={soon ? 'warn' : 'info'}>{t('state.HELD')}</Badge>
      {heldUntil && <span className={`figures text-sm ${soon ? 'font-semibold text-warn' : 'text-soft'}`}>{t(soon ? 'untilSoon' : 'until', { day: shortDate(heldUntil, language, zone) })}</span>}
    </span>
  )
}
