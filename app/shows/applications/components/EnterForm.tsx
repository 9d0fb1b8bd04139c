import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { SuggestField } from '~/ui/SuggestField'

/** Staff begin an application for a company that has not done it itself. */
export function EnterForm({ error }: { error?: string }) {
  const t = useTranslations('showApplications')
  return (
    <Form method="post" className="flex max-w-2xl flex-wrap items-end gap-3">
      <div className="min-w-64 flex-1"><SuggestField id="entreprise" name="entreprise" source="/recherche/entreprises" label={t('column.company')} hint={t('enterHint')} error={error} /></div>
      <Button look="secondary">{t('enter')}</Button>
    </Form>
  )
}
