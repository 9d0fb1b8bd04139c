import { useTranslations } from 'use-intl'
import { Badge, type Tone } from '~/ui/Page'
import type { SignUpStatus } from '../rules'

const tones: Record<SignUpStatus, Tone | 'plain'> = {
  PENDING: 'info', CONFIRMED: 'good', WAITLISTED: 'warn', OFFERED: 'warn', EXPIRED: 'plain', REFUSED: 'bad', CANCELLED: 'plain',
  ATTENDED: 'good', NO_SHOW: 'bad',
}

/** What a sign-up is, in a word. */
export function StatusBadge({ status }: { status: SignUpStatus }) {
  const t = useTranslations('signups.status')
  return <Badge tone={tones[status]}>{t(status)}</Badge>
}
