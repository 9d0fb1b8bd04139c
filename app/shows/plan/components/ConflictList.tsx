import { useTranslations } from 'use-intl'
import { Notice } from '~/ui/Page'
import type { Conflict } from '../rules'

/** What does not hold on the plan as it is drawn now, by the stands' numbers; refused when it is saved. */
export function ConflictList({ conflicts }: { conflicts: Conflict[] }) {
  const t = useTranslations('showPlan.conflict')
  const lists = [['bad', conflicts.filter(({ kind }) => kind !== 'gangway')], ['warn', conflicts.filter(({ kind }) => kind === 'gangway')]] as const
  return (
    <div role="status" aria-live="polite">
      {lists.map(([tone, found]) => found.length > 0 && (
        <Notice key={tone} tone={tone} title={t(tone === 'bad' ? 'title' : 'warn')}>
          <ul>{found.slice(0, 8).map(({ kind, stands: [stand = '', other = ''] }) => <li key={`${kind} ${stand} ${other}`}>{t(kind, { stand, other })}</li>)}</ul>
          {found.length > 8 && <p className="figures">+ {found.length - 8}</p>}
        </Notice>
      ))}
    </div>
  )
}
