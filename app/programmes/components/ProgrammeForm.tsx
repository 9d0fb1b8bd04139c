import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ProgrammeKind } from '~/db/generated/enums'
import { Button, LinkButton } from '~/ui/Button'
import { ErrorSummary, Select, TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { ProgrammeInput } from '../schema'

type Values = Partial<Record<keyof ProgrammeInput, string>>

/** A programme's form, for a new one and for one that is there (then with its version). */
export function ProgrammeForm({ defaultValue, version, lastResult, back }: { defaultValue?: Values; version?: number; lastResult: unknown; back: string }) {
  const t = useTranslations('programmes')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: ProgrammeInput, id: 'programme', lastResult, defaultValue: defaultValue as never })
  // The label is the Industry Week's; before a kind is chosen the form shows what any kind may need.
  const mayBeLabelled = (fields.kind.value ?? 'INDUSTRY_WEEK') === 'INDUSTRY_WEEK'
  const label = (name: string) => t(`field.${name}` as 'field.title')
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <ErrorSummary errors={form.allErrors} labels={(name) => (name in fields ? { id: fields[name as 'title'].id, label: label(name) } : undefined)} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Select {...fieldProps(fields.kind)} label={t('field.kind')} choices={Object.values(ProgrammeKind).map((value) => ({ value, label: t(`kind.${value}`) }))} />
      <TextField {...fieldProps(fields.title)} label={t('field.title')} hint={t('field.titleHint')} />
      <TextArea {...fieldProps(fields.summary)} label={t('field.summary')} rows={3} required={false} />
      <TextField {...fieldProps(fields.theme)} label={t('field.theme')} required={false} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.startsOn)} type="date" label={t('field.startsOn')} />
        <TextField {...fieldProps(fields.endsOn)} type="date" label={t('field.endsOn')} />
        <TextField {...fieldProps(fields.place)} label={t('field.place')} required={false} />
        <TextField {...fieldProps(fields.town)} label={t('field.town')} required={false} />
      </div>
      <fieldset className="border-t border-line pt-5">
        <legend className="float-left mb-4 w-full text-lg font-semibold">{t('signUpWindow')}</legend>
        <p className="clear-both mb-4 text-sm text-soft">{t('signUpWindowHint')}</p>
        <div className="grid grid-cols-2 gap-5">
          <TextField {...fieldProps(fields.signUpOpensOn)} type="date" label={t('field.signUpOpensOn')} required={false} />
          <TextField {...fieldProps(fields.signUpOpensAt)} type="time" label={t('field.signUpOpensAt')} required={false} />
          <TextField {...fieldProps(fields.signUpClosesOn)} type="date" label={t('field.signUpClosesOn')} required={false} />
          <TextField {...fieldProps(fields.signUpClosesAt)} type="time" label={t('field.signUpClosesAt')} required={false} />
        </div>
      </fieldset>
      {mayBeLabelled && (
        <fieldset className="border-t border-line pt-5">
          <legend className="float-left mb-4 w-full text-lg font-semibold">{t('labelWindow')}</legend>
          <div className="clear-both grid gap-5 sm:grid-cols-2">
            <TextField {...fieldProps(fields.labelFrom)} type="date" label={t('field.labelFrom')} required={false} />
            <TextField {...fieldProps(fields.labelUntil)} type="date" label={t('field.labelUntil')} required={false} />
            <TextField {...fieldProps(fields.labelDeadline)} type="date" label={t('field.labelDeadline')} required={false} />
          </div>
        </fieldset>
      )}
      <div className="flex flex-wrap gap-3"><Button>{t('save')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}
