import { useTranslations } from 'use-intl'
import { Badge, type Tone } from '~/ui/Page'
import type { Standing } from '../rules'

const tones: Record<Standing, Tone | 'plain'> = { DRAFT: 'plain', SENT: 'info', EXPIRED: 'warn', ACCEPTED: 'good', REFUSED: 'bad', SUPERSEDED: 'plain' }

export function StandingBadge({ standing }: { standing: Standing }) {
  return <Badge tone={tones[standing]}>{useTranslations('showMoney')(`state.${standing}`)}</Badge>
}
