import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'

type Typed = { name?: string; url?: string }

/** A partner's calendar to be added: by its address, or by a file. */
export function PartnerForm({ typed, missing }: { typed?: Typed; missing?: boolean }) {
  const t = useTranslations('partnerCalendars')
  return (
    <Form method="post" encType="multipart/form-data" className="max-w-xl space-y-5">
      <TextField id="name" name="name" label={t('name')} hint={t('nameHint')} required maxLength={80} defaultValue={typed?.name} error={missing ? 'required' : undefined} />
      <TextField id="url" name="url" label={t('url')} hint={t('urlHint')} required={false} inputMode="url" maxLength={2_000} defaultValue={typed?.url} />
      <TextField id="file" name="file" type="file" accept=".ics,text/calendar" label={t('file')} hint={t('fileHint')} />
      <Button>{t('read')}</Button>
    </Form>
  )
}
