import { useTranslations } from 'use-intl'
import type { ApplicationState } from '~/db/generated/enums'
import { Badge } from '~/ui/Page'

const tones = { DRAFT: 'plain', SUBMITTED: 'info', SHORTLISTED: 'info', WAITING: 'warn', ACCEPTED: 'good', REFUSED: 'bad', WITHDRAWN: 'plain' } as const

/** Where an application stands, in a word and a shape. */
export function ApplicationBadge({ state, late }: { state: ApplicationState; late?: boolean }) {
  const t = useTranslations()
  return <span className="inline-flex flex-wrap gap-1"><Badge tone={tones[state]}>{t(`shows.applicationState.${state}`)}</Badge>{late && <Badge tone="warn">{t('showApplications.late')}</Badge>}</span>
}
