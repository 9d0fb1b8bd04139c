import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Level } from '~/db/generated/enums'
import { Button, LinkButton } from '~/ui/Button'
import { ErrorSummary, ErrorText, Select, TextArea, TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { parts, requestKinds } from '../rules'
import { RequestInput } from '../schema'

const LINES = 3

type Props = {
  programmes: { id: string; title: string }[]
  schools: { id: string; name: string; town: string | null }[]
  formKey: string
  lastResult: unknown
  back: string
}

/** What a school asks for: for which class, on which days, how far. */
export function RequestForm({ programmes, schools, formKey, lastResult, back }: Props) {
  const t = useTranslations('requests')
  const ui = useTranslations('ui')
  const level = useTranslations('activities.level')
  const defaultValue = { formKey, stepFree: 0, programmeId: programmes[0]?.id, windows: Array.from({ length: LINES }, () => ({ part: 'DAY' })) }
  const [form, fields] = useHouseForm({ schema: RequestInput, id: 'demande', lastResult, defaultValue: defaultValue as never })
  const labels: Record<string, string> = {
    programmeId: t('field.programme'), kind: t('field.kind'), level: t('field.level'), className: t('field.className'), pupils: t('field.pupils'), adults: t('field.adults'), stepFree: t('field.stepFree'),
    theme: t('field.theme'), wishes: t('field.wishes'), maxKm: t('field.maxKm'),
    ...Object.fromEntries(Array.from({ length: LINES }, (_, n) => [[`windows[${n}].from`, `${t('field.line', { n: n + 1 })}, ${t('field.from')}`], [`windows[${n}].until`, `${t('field.line', { n: n + 1 })}, ${t('field.until')}`]]).flat()),
  }
  const lines = fields.windows.getFieldList()
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-6">
      {form.errors?.map((words) => <Notice key={words} tone="bad" role="alert">{words}</Notice>)}
      <ErrorSummary errors={form.allErrors} labels={(field) => (labels[field] ? { id: `${form.id}-${field}`, label: labels[field] } : undefined)} />
      <input type="hidden" name="formKey" defaultValue={fieldProps(fields.formKey).defaultValue} />
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <Select {...fieldProps(fields.kind)} label={labels.kind} choices={requestKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        <Select {...fieldProps(fields.programmeId)} label={labels.programmeId} choices={programmes.map(({ id, title }) => ({ value: id, label: title }))} />
        {schools.length > 1 && <Select {...fieldProps(fields.schoolId)} required label={t('field.school')} choices={schools.map(({ id, name, town }) => ({ value: id, label: [name, town].filter(Boolean).join(', ') }))} />}
        <Select {...fieldProps(fields.level)} label={labels.level} empty="" choices={Object.values(Level).map((value) => ({ value, label: level(value) }))} />
        <TextField {...fieldProps(fields.className)} label={labels.className} hint={t('field.classNameHint')} autoComplete="off" />
        <TextField {...fieldProps(fields.pupils)} label={labels.pupils} type="number" inputMode="numeric" min={1} />
        <TextField {...fieldProps(fields.adults)} label={labels.adults} type="number" inputMode="numeric" min={0} />
      </div>
      <TextField {...fieldProps(fields.stepFree)} label={labels.stepFree} type="number" inputMode="numeric" min={0} />
      <fieldset aria-describedby="jours-aide">
        <legend className="text-sm font-semibold">{t('field.windows')}</legend>
        <p id="jours-aide" className="mb-3 text-sm text-soft">{t('field.windowsHint')}</p>
        <div className="space-y-4">
          {lines.map((line, index) => {
            const { from, until, part } = line.getFieldset()
            return (
              <fieldset key={line.key} className="grid gap-4 rounded-lg border border-line bg-sheet p-4 sm:grid-cols-3">
                <legend className="px-1 text-sm text-soft">{t('field.line', { n: index + 1 })}</legend>
                <TextField {...fieldProps(from)} required={undefined} label={t('field.from')} type="date" />
                <TextField {...fieldProps(until)} label={t('field.until')} type="date" />
                <Select {...fieldProps(part)} required={undefined} label={t('field.part')} choices={parts.map((value) => ({ value, label: t(`parts.${value}`) }))} />
              </fieldset>
            )
          })}
        </div>
        <ErrorText id={fields.windows.id} error={fields.windows.errors?.[0]} />
      </fieldset>
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField {...fieldProps(fields.theme)} label={labels.theme} hint={t('field.themeHint')} />
        <TextField {...fieldProps(fields.maxKm)} label={labels.maxKm} hint={t('kmHint')} type="number" inputMode="numeric" min={1} />
      </div>
      <TextArea {...fieldProps(fields.wishes)} label={labels.wishes} hint={t('field.wishesHint')} />
      <div className="flex flex-wrap gap-3"><Button>{t('send')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}
