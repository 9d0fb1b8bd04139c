import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { Checkbox, TextArea, TextField } from '~/ui/Field'
import { addDays, occursTwice } from '~/ui/time'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { SessionInput } from '../schema'

/** One session: a day, from when to when, how many seats. */
export function SessionForm({ zone, defaultValue, lastResult, back }: { zone: string; defaultValue?: Partial<Record<keyof SessionInput, string>>; lastResult: unknown; back: string }) {
  const t = useTranslations('activities')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: SessionInput, id: 'creneau', lastResult, defaultValue: defaultValue as never })
  const { date, startTime, endTime, overnight } = { ...defaultValue, ...form.value }
  const lastDay = overnight && date && /^\d{4}-\d\d-\d\d$/.test(date) ? addDays(date, 1) : date
  const repeated = occursTwice(date ?? '', startTime ?? '', zone) || occursTwice(lastDay ?? '', endTime ?? '', zone)
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-5">
      <input type="hidden" name="version" value={defaultValue?.version ?? 0} />
      <TextField {...fieldProps(fields.date)} type="date" label={t('field.date')} />
      <div className="grid grid-cols-2 gap-5">
        <TextField {...fieldProps(fields.startTime)} type="time" label={t('field.startTime')} />
        <TextField {...fieldProps(fields.endTime)} type="time" label={t('field.endTime')} />
      </div>
      {repeated && <p role="status" className="text-sm text-soft">{t('field.repeatedHour')}</p>}
      <Checkbox id={fields.overnight.id} name={fields.overnight.name} defaultChecked={fields.overnight.initialValue === 'on'} label={t('field.overnight')} />
      <TextField {...fieldProps(fields.seats)} type="number" inputMode="numeric" min={1} label={t('seats')} hint={t('field.seatsHint')} />
      <TextArea {...fieldProps(fields.note)} label={t('field.note')} rows={3} required={false} />
      <div className="flex flex-wrap gap-3"><Button>{t('saveSession')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}
