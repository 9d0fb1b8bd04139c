import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { ErrorSummary, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { HallInput } from '../schema'

/** A hall's name and measures. */
export function HallForm({ defaultValue, lastResult, back }: { defaultValue: Record<'name' | 'width' | 'height' | 'gridStep', string>; lastResult?: unknown; back: string }) {
  const t = useTranslations('showPlan')
  const [form, fields] = useHouseForm({ schema: HallInput, id: 'hall', lastResult, defaultValue })
  const labels = { name: t('hallName'), width: t('hallWidth'), height: t('hallHeight'), gridStep: t('gridStep') }
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-5">
      <ErrorSummary errors={form.allErrors} labels={(name) => (name in labels ? { id: fields[name as 'name'].id, label: labels[name as 'name'] } : undefined)} />
      <TextField {...fieldProps(fields.name)} required label={labels.name} hint={t('hallNameHint')} />
      <div className="grid grid-cols-2 gap-4">
        <TextField {...fieldProps(fields.width)} required label={labels.width} inputMode="decimal" />
        <TextField {...fieldProps(fields.height)} required label={labels.height} inputMode="decimal" />
      </div>
      <TextField {...fieldProps(fields.gridStep)} required label={labels.gridStep} hint={t('gridStepHint')} inputMode="decimal" />
      <div className="flex flex-wrap gap-3"><Button>{t('saveHall')}</Button><LinkButton to={back} look="quiet">{t('backToPlan')}</LinkButton></div>
    </Form>
  )
}
