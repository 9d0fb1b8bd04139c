import { useTranslations } from 'use-intl'
import type { PaperKind } from '~/db/generated/enums'
import { Badge, type Tone } from '~/ui/Page'
import type { Standing } from '../rules'

const tones: Record<Standing | 'draft', Tone | 'plain'> = { ready: 'good', toSign: 'warn', signed: 'good', replaced: 'plain', withdrawn: 'plain', draft: 'info' }

/** How a paper stands, in the word that fits it: an agreement is signed, slips come back. */
export function PaperBadge({ kind, standing }: { kind: PaperKind; standing: Standing | 'draft' }) {
  const t = useTranslations('papers')
  const words = kind === 'NOTICE' && (standing === 'toSign' || standing === 'signed') ? t(`noticeStanding.${standing}`) : t(`standing.${standing}`)
  return <Badge tone={tones[standing]}>{words}</Badge>
}
