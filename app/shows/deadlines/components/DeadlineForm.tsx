import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeadlineAnchor, DeadlineOwner } from '~/db/generated/enums'
import { Button, LinkButton } from '~/ui/Button'
import { Checkbox, Select, TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm, useHydrated } from '~/ui/useHouseForm'
import { DeadlineInput } from '../schema'

/** A deadline: what, when (a day, or counted from the show), who has it to do, when to remind. */
export function DeadlineForm({ defaultValue, lastResult, back }: { defaultValue: Partial<Record<keyof DeadlineInput, string>>; lastResult: unknown; back: string }) {
  const t = useTranslations('showDeadlines')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: DeadlineInput, id: 'echeance', lastResult, defaultValue: defaultValue as never })
  const [counted, setCounted] = useState(defaultValue.counted ?? 'SHOW_START')
  const hydrated = useHydrated()
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <TextField {...fieldProps(fields.title)} label={t('field.title')} />
      <TextArea {...fieldProps(fields.detail)} rows={3} label={t('field.detail')} required={false} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select {...fieldProps(fields.counted)} onChange={(event) => setCounted(event.currentTarget.value)} label={t('field.counted')} required choices={(['DAY', ...Object.values(DeadlineAnchor)] as const).map((value) => ({ value, label: t(`counted.${value}`) }))} />
        {(!hydrated || counted === 'DAY') && <TextField {...fieldProps(fields.dueOn)} type="date" label={t('field.dueOn')} required />}
        {(!hydrated || counted !== 'DAY') && <TextField {...fieldProps(fields.offsetDays)} type="number" inputMode="numeric" label={t('field.offsetDays')} hint={t('field.offsetDaysHint')} required />}
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select {...fieldProps(fields.owner)} label={t('field.owner')} required choices={Object.values(DeadlineOwner).map((value) => ({ value, label: t(`owner.${value}`) }))} />
        <TextField {...fieldProps(fields.ownerName)} label={t('field.ownerName')} required={false} />
      </div>
      <Checkbox id={fields.perCompany.id} name={fields.perCompany.name} defaultChecked={defaultValue.perCompany === 'on'} label={t('field.perCompany')} hint={t('field.perCompanyHint')} />
      <TextField {...fieldProps(fields.remindDays)} label={t('field.remindDays')} hint={t('field.remindDaysHint')} required={false} />
      <div className="flex flex-wrap gap-3"><Button name="faire" value="enregistrer">{t('save')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}
