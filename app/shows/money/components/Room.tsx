import { useLocale, useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import { euros } from '~/ui/money'
import { DE_MINIMIS_CENTS } from '../de-minimis'

type State = 'free' | 'near' | 'over'
const tones = { free: 'plain', near: 'warn', over: 'bad' } as const
const fills = { free: 'fill-accent', near: 'fill-warn', over: 'fill-bad' } as const

/** How much of the de minimis ceiling is used; the words say it, the bar shows it with a mark at four fifths. */
export function RoomMeter({ cents, state, wide }: { cents: number; state: State; wide?: boolean }) {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const money = (amount: number) => euros(amount, language, { round: true })
  return (
    <span className={`inline-flex flex-col gap-1 ${wide ? 'w-full max-w-xl' : 'text-sm'}`}>
      <span className={`figures ${wide ? 'text-xl font-semibold' : ''}`}>{t('ofCeiling', { sum: money(cents), ceiling: money(DE_MINIMIS_CENTS) })}</span>
      <svg aria-hidden viewBox="0 0 200 6" preserveAspectRatio="none" className={wide ? 'h-2.5 w-full' : 'h-1.5 w-40 max-w-full'}>
        <rect width="200" height="6" className="fill-line" />
        <rect width={Math.min(200, (cents / DE_MINIMIS_CENTS) * 200)} height="6" className={fills[state]} />
        <rect x="159.500" width="1" height="6" className="fill-ink" />
      </svg>
    </span>
  )
}

export function RoomBadge({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{useTranslations('showMoney')(`roomState.${state}`)}</Badge>
}
