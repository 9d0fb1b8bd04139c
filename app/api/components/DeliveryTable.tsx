import { useLocale, useTranslations } from 'use-intl'
import { Badge } from '~/ui/Page'
import { localTime, shortDate } from '~/ui/time'
import type { webhooks } from '../webhooks.server'

type Delivery = Awaited<ReturnType<typeof webhooks>>[number]['deliveries'][number]

const troubles = ['address', 'private', 'tooLarge', 'timeout', 'redirects', 'unreachable'] as const
const tones = { QUEUED: 'warn', SENT: 'good', FAILED: 'bad' } as const

/** What an address was told lately and how it answered; each can be sent again. */
export function DeliveryTable({ deliveries }: { deliveries: Delivery[] }) {
  const t = useTranslations('api')
  const language = useLocale()
  if (deliveries.length === 0) return <p className="text-sm text-soft">{t('noDelivery')}</p>
  return (
    <table className="data-table">
      <thead><tr><th>{t('event')}</th><th>{t('when')}</th><th>{t('state')}</th><th><span className="sr-only">{t('again')}</span></th></tr></thead>
      <tbody>
        {deliveries.map(({ id, event, at, state, attempts, status, lastError }) => {
          const trouble = troubles.find((one) => one === lastError)
          return (
            <tr key={id}>
              <td className="lead"><code className="text-sm">{event}</code></td>
              <td data-label={t('when')} className="figures">{`${shortDate(at, language)} ${localTime(at)}`}</td>
              <td data-label={t('state')}><div><Badge tone={tones[state]}>{t(`deliveryState.${state}`)}</Badge> <span className="text-sm text-soft">{[attempts > 0 && t('attempts', { n: attempts }), status !== null && t('answered', { status }), trouble && t(`trouble.${trouble}`)].filter(Boolean).join(' · ')}</span></div></td>
              <td>{state !== 'QUEUED' && <button name="renvoyer" value={id} className="link inline-flex min-h-11 items-center text-sm">{t('again')}</button>}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
