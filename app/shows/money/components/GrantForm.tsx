import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { GrantInput } from '../schema'

/** A grant of ours, or aid of others that the company declares. */
export function GrantForm({ today, lastResult }: { today: string; lastResult: unknown }) {
  const t = useTranslations('showMoney')
  const [form, fields] = useHouseForm({ schema: GrantInput, id: 'aide', lastResult, defaultValue: { grantedOn: today } as never })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <p className="text-sm text-soft">{t('addGrantText')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.amount)} type="number" step="0.01" min={0} inputMode="decimal" label={t('amount')} />
        <TextField {...fieldProps(fields.grantedOn)} type="date" max={today} label={t('grantedOn')} />
        <TextField {...fieldProps(fields.grantor)} label={t('grantor')} />
        <TextField {...fieldProps(fields.note)} label={t('grantNote')} required={false} />
      </div>
      <Checkbox id={fields.declared.id} name={fields.declared.name} defaultChecked={fields.declared.initialValue === 'on'} label={t('declared')} />
      <Button name="faire" value="aide">{t('addGrant')}</Button>
    </Form>
  )
}
