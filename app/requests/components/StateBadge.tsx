import { useTranslations } from 'use-intl'
import type { RequestState, VisitOfferState } from '~/db/generated/enums'
import { Badge, type Tone } from '~/ui/Page'

const requestTones: Record<RequestState, Tone | 'plain'> = { OPEN: 'info', OFFERED: 'warn', ACCEPTED: 'good', WITHDRAWN: 'plain', EXPIRED: 'plain' }
const offerTones: Record<VisitOfferState, Tone | 'plain'> = { MADE: 'info', ACCEPTED: 'good', DECLINED: 'plain', WITHDRAWN: 'plain' }

/** Where a request stands. */
export function RequestBadge({ state }: { state: RequestState }) {
  const t = useTranslations('requests')
  return <Badge tone={requestTones[state]}>{t(`states.${state}`)}</Badge>
}

/** Where a company's answer stands. */
export function OfferBadge({ state }: { state: VisitOfferState }) {
  const t = useTranslations('requests')
  return <Badge tone={offerTones[state]}>{t(`offerStates.${state}`)}</Badge>
}
