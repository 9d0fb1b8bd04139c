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
  const until = assignment.heldUntil ? t('heldUntil', { day: shortDate(assignment.heldUntil, language, zone) }) : t('state.HELD')
  return <Badge tone={assignment.soon ? 'warn' : 'info'}>{assignment.soon ? `${until} · ${t('soon')}` : until}</Badge>
}
