import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Page'
import type { NotTaken } from './useDoor'

const reasons = ['tooEarly', 'cancelled', 'withdrawn', 'notExpected', 'gone'] as const

/** A count that the server did not take: what it was, why, and how to put it away. */
export function NotTakenNotice({ count: { deviceKey, label, reason }, words, putAway }: { count: NotTaken; words: string; putAway(deviceKey: string): void }) {
  const t = useTranslations('arrivals')
  return (
    <div className="no-print mt-3 -mb-3">
      <Notice tone="bad" role="alert" title={t('notTaken', { words })}>
        <p>{t(`refusal.${reasons.find((one) => one === reason) ?? 'invalid'}`)}</p>
        <Button type="button" look="secondary" className="mt-3" onClick={() => putAway(deviceKey)}>{t('putAway')}<span className="sr-only">{` : ${label}`}</span></Button>
      </Notice>
    </div>
  )
}
