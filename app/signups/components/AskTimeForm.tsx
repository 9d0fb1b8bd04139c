import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, ErrorSummary, TextArea, TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { MOST_DATES } from '../another-time-rules'
import { AskTime } from '../another-time-schema'

/** The host proposes dates: the first is asked for, the others may stay empty. `alone`: the session could move as a whole. */
export function AskTimeForm({ alone, lastResult }: { alone: boolean; lastResult: unknown }) {
  const t = useTranslations('anotherTime')
  const [form, fields] = useHouseForm({ schema: AskTime, id: 'autre-date', lastResult, defaultValue: { dates: Array.from({ length: MOST_DATES }, () => ({})), wholeSession: alone } as never })
  const lines = fields.dates.getFieldList()
  const names: Record<string, string> = { date: t('date'), startTime: t('from'), endTime: t('until') }
  const labelOf = (field: string) => {
    const [, index = '0', name = 'date'] = /^dates\[(\d+)\]\.?(\w*)$/.exec(field) ?? []
    if (field.startsWith('dates')) return { id: `${form.id}-dates[${index}].${name || 'date'}`, label: `${t('proposal', { n: Number(index) + 1 })}, ${names[name] ?? names.date}` }
    return field === 'message' ? { id: `${form.id}-message`, label: t('message') } : undefined
  }
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-6">
      {form.errors?.map((words) => <Notice key={words} tone="bad" role="alert">{words}</Notice>)}
      <ErrorSummary errors={form.allErrors} labels={labelOf} />
      {lines.map((line, index) => {
        const { date, startTime, endTime } = line.getFieldset()
        const first = index === 0
        return (
          <fieldset key={line.key}>
            <legend className="mb-2 font-semibold">{t('proposal', { n: index + 1 })}{!first && <span className="font-normal text-soft"> ({t('maybe')})</span>}</legend>
            <div className="grid gap-4 sm:grid-cols-3">
              <TextField {...fieldProps(date)} required={undefined} label={names.date} type="date" />
              <TextField {...fieldProps(startTime)} required={undefined} label={names.startTime} type="time" />
              <TextField {...fieldProps(endTime)} required={undefined} label={names.endTime} type="time" />
            </div>
          </fieldset>
        )
      })}
      <TextArea {...fieldProps(fields.message)} label={t('message')} hint={t('messageHint')} rows={3} />
      {alone && <Checkbox id={fields.wholeSession.id} name={fields.wholeSession.name} label={t('wholeSession')} hint={t('wholeSessionHint')} defaultChecked={fields.wholeSession.initialValue === 'on'} />}
      <Button name="faire" value="demander">{t('send')}</Button>
    </Form>
  )
}
