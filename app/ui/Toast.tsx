import { CircleCheck, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useHydrated } from './useHouseForm'

/** What was just done, said once on top of the next page; it stays until one goes on or puts it away. */
export function Toast({ children }: { children: ReactNode }) {
  const t = useTranslations('ui')
  const hydrated = useHydrated()
  const [gone, setGone] = useState(false)
  if (gone) return null
  return (
    <div role="status" className="toast no-print mb-6 flex items-center gap-3 rounded-md border border-good bg-good-wash py-1 pr-1 pl-4 text-sm font-semibold">
      <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
      <p className="min-w-0 flex-1 py-2.5">{children}</p>
      {hydrated && <button type="button" aria-label={t('close')} onClick={() => setGone(true)} className="grid size-11 shrink-0 place-items-center rounded-md text-soft hover:text-ink"><X aria-hidden className="size-4" /></button>}
    </div>
  )
}
