import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { HolidayInput } from '../schema'

/** Holidays of a school year: their name, the first day without school, the day on which it begins again. */
export function HolidayForm({ id, defaultValue, lastResult, back }: { id?: string; defaultValue: Partial<Record<keyof HolidayInput, string>>; lastResult: unknown; back: string }) {
  const t = useTranslations('programmes')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: HolidayInput, id: 'vacances', lastResult, defaultValue: defaultValue as never })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <input type="hidden" name="vacances" value={id ?? ''} />
      <input type="hidden" name="zone" value={defaultValue.zone ?? 'B'} />
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr]">
        <TextField {...fieldProps(fields.year)} label={t('holiday.year')} inputMode="numeric" />
        <TextField {...fieldProps(fields.name)} label={t('holiday.name')} />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.firstDay)} type="date" label={t('holiday.firstDay')} />
        <TextField {...fieldProps(fields.backOn)} type="date" label={t('holiday.backOn')} />
      </div>
      <div className="flex flex-wrap gap-3"><Button>{id ? t('holiday.save') : t('holiday.add')}</Button>{id && <LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton>}</div>
    </Form>
  )
}
