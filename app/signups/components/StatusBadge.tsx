import { useTranslations } from 'use-intl'
import { Badge, type Tone } from '~/ui/Page'
import type { SignUpStatus } from '../rules'

const tones: Record<SignUpStatus, Tone | 'plain'> = {
  PENDING: 'info', CONFIRMED: 'good', WAITLISTED: 'warn', OFFERED: 'warn', EXPIRED: 'plain', REFUSED: 'bad', CANCELLED: 'plain',
  ATTENDED: 'good', NO_SHOW: 'bad',
}

/** What a sign-up is, in a word. Somebody whose address is `unconfirmed` keeps seats that wait for them, not for a decision. */
export function StatusBadge({ status, unconfirmed }: { status: SignUpStatus; unconfirmed?: boolean }) {
  const t = useTranslations('signups.status')
  const persons = useTranslations('individuals')
  if (unconfirmed && status === 'PENDING') return <Badge tone="warn">{persons('toConfirm')}</Badge>
  return <Badge tone={tones[status]}>{t(status)}</Badge>
}
