import { useTranslations } from 'use-intl'
import { Badge, type Tone } from '~/ui/Page'
import type { Standing } from '../rules'

const tones: Record<Standing, Tone | 'plain'> = { draft: 'plain', sent: 'info', sentBack: 'warn', published: 'good', changing: 'plain', changeSent: 'info', changeSentBack: 'warn', cancelled: 'bad' }

/** Where an activity stands, in a word or two. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations('proposals')
  return <Badge tone={tones[standing]}>{t(`standing.${standing}`)}</Badge>
}
