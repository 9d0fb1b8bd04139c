import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './Button'
import { useHydrated } from './useHouseForm'

/** A text to be taken along: whole on the narrowest screen, and copied by a button where the browser lets one. */
export function CopyField({ id, label, value }: { id: string; label: string; value: string }) {
  const t = useTranslations('ui')
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>()
  // The clipboard is closed to pages without TLS.
  const mayCopy = useHydrated() && 'clipboard' in navigator
  const copy = () => void navigator.clipboard.writeText(value).then(() => setOutcome('copied'), () => setOutcome('notCopied'))
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">{label}</label>
      <textarea id={id} readOnly rows={2} className="control block resize-none field-sizing-content font-mono break-all" value={value} onFocus={({ currentTarget }) => currentTarget.select()} />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {mayCopy && <Button type="button" look="secondary" onClick={copy}><Copy aria-hidden className="size-4" />{t('copy')}</Button>}
        <span role="status" className="font-semibold">{outcome && t(outcome)}</span>
      </div>
    </div>
  )
}
