import { useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import type { DeadlineState } from '../rules'

const tones = { done: 'good', late: 'bad', soon: 'warn', coming: 'plain' } as const

/** How a deadline stands, in a word and a shape. */
export function DeadlineBadge({ state }: { state: DeadlineState }) {
  const t = useTranslations('showDeadlines')
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
}
