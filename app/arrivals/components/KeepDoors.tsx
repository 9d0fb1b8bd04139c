import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { keepPages, keptSince, thisPage } from '~/ui/offline-pages'
import { localDate, todayIn } from '~/ui/time'
import { useHydrated } from '~/ui/useHouseForm'

/**
 * Keeps today's list and the pages at its doors on this device, before one leaves for where there is no network. By a
 * button, because these pages name people: only who receives them should have them on a phone.
 */
export function KeepDoors({ sessionIds, list }: { sessionIds: readonly string[]; list: string }) {
  const t = useTranslations('arrivals')
  const hydrated = useHydrated()
  const [state, setState] = useState<'asked' | 'kept' | 'failed'>()
  const pages = sessionIds.map((id) => `/jour/${id}`).join(' ')
  useEffect(() => {
    // Kept before, and today: a list of yesterday's is another one.
    const look = async () => (await Promise.all([list, ...pages.split(' ')].map(keptSince))).every((made) => made && localDate(made) === todayIn())
    void look().then((kept) => kept && setState((now) => now ?? 'kept'))
  }, [list, pages])
  if (!hydrated || sessionIds.length === 0) return null

  async function keepAll() {
    setState('asked')
    const kept = [await keepPages('/jour/', sessionIds.map((id) => `${location.origin}/jour/${id}`)), await keepPages(list, thisPage())]
    setState(kept.every(Boolean) ? 'kept' : 'failed')
  }

  return (
    <div className="no-print mb-6" aria-live="polite">
      {state === 'kept'
        ? <p className="flex items-center gap-2 text-sm text-soft"><CloudOff aria-hidden className="size-4 shrink-0" />{t('keep.kept')}</p>
        : <Button type="button" look="secondary" aria-disabled={state === 'asked' || undefined} onClick={() => void keepAll()}><CloudOff aria-hidden className="size-4" />{t(state === 'asked' ? 'keep.busy' : 'keep.do')}</Button>}
      {state === 'failed' && <p className="mt-2 text-sm text-bad">{t('keep.failed')}</p>}
    </div>
  )
}
