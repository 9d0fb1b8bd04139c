import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { CheckboxGroup, TextField } from '~/ui/Field'
import { weekdayWords } from '~/ui/time'
import { choiceProps, fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { SeriesInput } from '../schema'

/** Sessions on some weekdays between two days: which, from when to when, how many seats. */
export function SeriesForm({ lastResult }: { lastResult: unknown }) {
  const t = useTranslations('activities')
  const language = useLocale()
  const [form, fields] = useHouseForm({ schema: SeriesInput, id: 'serie', lastResult })
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayWords(day, language) }))
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-5">
      <div className="grid grid-cols-2 gap-5">
        <TextField {...fieldProps(fields.from)} type="date" label={t('field.from')} />
        <TextField {...fieldProps(fields.until)} type="date" label={t('field.until')} />
      </div>
      <CheckboxGroup {...choiceProps(fields.weekdays)} label={t('field.weekdays')} choices={weekdays} />
      <div className="grid grid-cols-3 gap-5">
        <TextField {...fieldProps(fields.startTime)} type="time" label={t('field.startTime')} />
        <TextField {...fieldProps(fields.endTime)} type="time" label={t('field.endTime')} />
        <TextField {...fieldProps(fields.seats)} type="number" inputMode="numeric" min={1} label={t('seats')} />
      </div>
      <Button look="secondary" name="faire" value="voir">{t('preview')}</Button>
    </Form>
  )
}
