import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { ShiftInput, ShiftSeriesInput } from '../schema'

type Props<Input> = { defaultValue: Partial<Record<keyof Input, string>>; lastResult: unknown; back: string }

/** One shift. */
export function ShiftForm({ defaultValue, lastResult, back }: Props<ShiftInput>) {
  const t = useTranslations('showRota')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: ShiftInput, id: 'tour', lastResult, defaultValue: defaultValue as never })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <TextField {...fieldProps(fields.title)} label={t('field.title')} />
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField {...fieldProps(fields.date)} type="date" label={t('field.date')} />
        <TextField {...fieldProps(fields.startTime)} type="time" label={t('field.startTime')} />
        <TextField {...fieldProps(fields.endTime)} type="time" label={t('field.endTime')} />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.needed)} type="number" min={1} inputMode="numeric" label={t('field.needed')} required />
        <TextField {...fieldProps(fields.place)} label={t('field.place')} required={false} />
      </div>
      <TextField {...fieldProps(fields.skills)} label={t('field.skills')} hint={t('field.skillsHint')} required={false} />
      <TextArea {...fieldProps(fields.note)} rows={2} label={t('field.note')} required={false} />
      <div className="flex flex-wrap gap-3"><Button name="faire" value="enregistrer">{t('save')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}

/** The shifts of several days at once. */
export function ShiftSeriesForm({ defaultValue, lastResult, back }: Props<ShiftSeriesInput>) {
  const t = useTranslations('showRota')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: ShiftSeriesInput, id: 'serie', lastResult, defaultValue: defaultValue as never })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <TextField {...fieldProps(fields.title)} label={t('field.title')} />
      <div className="grid grid-cols-2 gap-5">
        <TextField {...fieldProps(fields.from)} type="date" label={t('field.from')} />
        <TextField {...fieldProps(fields.until)} type="date" label={t('field.until')} />
        <TextField {...fieldProps(fields.startTime)} type="time" label={t('field.startTime')} />
        <TextField {...fieldProps(fields.endTime)} type="time" label={t('field.endTime')} />
        <TextField {...fieldProps(fields.hours)} type="number" min={1} max={12} step="0.5" inputMode="decimal" label={t('field.hours')} />
        <TextField {...fieldProps(fields.needed)} type="number" min={1} inputMode="numeric" label={t('field.needed')} required />
      </div>
      <TextField {...fieldProps(fields.place)} label={t('field.place')} required={false} />
      <TextField {...fieldProps(fields.skills)} label={t('field.skills')} hint={t('field.skillsHint')} required={false} />
      <div className="flex flex-wrap gap-3"><Button>{t('seriesSave')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}
