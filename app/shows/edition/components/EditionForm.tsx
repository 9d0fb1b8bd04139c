import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorSummary, TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { EditionInput } from '../schema'

/** Organiser, venue, call for applications, and what stands on a quote. */
export function EditionForm({ defaultValue, lastResult }: { defaultValue: Partial<Record<keyof EditionInput, string>>; lastResult: unknown }) {
  const t = useTranslations('shows')
  const [form, fields] = useHouseForm({ schema: EditionInput, id: 'edition', lastResult, defaultValue: defaultValue as never })
  const label = (name: string) => t(`field.${name}` as 'field.venue')
  const group = 'space-y-5 border-t border-line pt-5'
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-8">
      <ErrorSummary errors={form.allErrors} labels={(name) => (name in fields ? { id: fields[name as 'venue'].id, label: label(name) } : undefined)} />
      <input type="hidden" name="version" value={defaultValue.version} />
      <fieldset className={group}>
        <legend className="float-left mb-4 w-full text-lg font-semibold">{t('callTitle')}</legend>
        <div className="clear-both grid gap-5 sm:grid-cols-2">
          <TextField {...fieldProps(fields.opensOn)} type="date" label={label('opensOn')} required={false} />
          <TextField {...fieldProps(fields.opensAt)} type="time" label={label('opensAt')} required={false} />
          <TextField {...fieldProps(fields.closesOn)} type="date" label={label('closesOn')} required={false} />
          <TextField {...fieldProps(fields.closesAt)} type="time" label={label('closesAt')} required={false} />
        </div>
        <TextArea {...fieldProps(fields.callText)} rows={5} label={label('callText')} hint={t('field.callTextHint')} required={false} />
      </fieldset>
      <fieldset className={group}>
        <legend className="float-left mb-4 w-full text-lg font-semibold">{t('venueTitle')}</legend>
        <div className="clear-both grid gap-5 sm:grid-cols-2">
          <TextField {...fieldProps(fields.organiser)} label={label('organiser')} required={false} />
          <TextField {...fieldProps(fields.web)} type="url" inputMode="url" label={label('web')} required={false} />
          <TextField {...fieldProps(fields.venue)} label={label('venue')} required={false} />
          <TextField {...fieldProps(fields.venueAddress)} label={label('venueAddress')} required={false} />
        </div>
      </fieldset>
      <fieldset className={group}>
        <legend className="float-left mb-4 w-full text-lg font-semibold">{t('quoteTitle')}</legend>
        <div className="clear-both grid gap-5 sm:grid-cols-3">
          <TextField {...fieldProps(fields.vat)} type="number" step="any" min={0} max={100} inputMode="decimal" label={label('vat')} required />
          <TextField {...fieldProps(fields.deposit)} type="number" step="any" min={0} max={100} inputMode="decimal" label={label('deposit')} required />
          <TextField {...fieldProps(fields.quoteDays)} type="number" min={1} inputMode="numeric" label={label('quoteDays')} required />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField {...fieldProps(fields.sellerName)} label={label('sellerName')} required={false} />
          <TextField {...fieldProps(fields.sellerAddress)} label={label('sellerAddress')} required={false} />
          <TextField {...fieldProps(fields.sellerSiret)} inputMode="numeric" label={label('sellerSiret')} required={false} />
          <TextField {...fieldProps(fields.sellerVatNumber)} label={label('sellerVatNumber')} required={false} />
        </div>
        <TextArea {...fieldProps(fields.quoteTerms)} rows={4} label={label('quoteTerms')} required={false} />
      </fieldset>
      <Button>{t('saveEdition')}</Button>
    </Form>
  )
}
