import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Page'
import { euros } from '~/ui/money'
import type { LineChange } from '../rules'

/** What moved since a quote was counted, before and now; a draft can be counted again from here. */
export function Changes({ changes, draft }: { changes: LineChange[]; draft: boolean }) {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const money = (cents: number | null) => (cents === null ? '–' : euros(cents, language))
  return (
    <Notice tone="warn" title={t('changedTitle')}>
      <table className="figures my-3 w-full max-w-xl">
        <thead><tr className="text-left"><th className="pr-3 sm:pr-6 font-medium">{t('column.label')}</th><th className="pr-3 sm:pr-6 text-right font-medium">{t('before')}</th><th className="text-right font-medium">{t('after')}</th></tr></thead>
        <tbody>{changes.map(({ label, before, after }, index) => <tr key={index}><td className="pr-3 sm:pr-6">{label}</td><td className="pr-3 text-right sm:pr-6 xs:whitespace-nowrap">{money(before)}</td><td className="text-right font-semibold">{money(after)}</td></tr>)}</tbody>
      </table>
      {draft ? <Form method="post"><Button look="secondary" name="faire" value="recalculer">{t('recount')}</Button></Form> : <p>{t('changedSent')}</p>}
    </Notice>
  )
}
