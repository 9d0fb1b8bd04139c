import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ActivityKind, Attendance, Audience, Authority, Level, SafetyGear, SignUpKind } from '~/db/generated/enums'
import { Button, LinkButton } from '~/ui/Button'
import { SuggestField } from '~/ui/SuggestField'
import { Checkbox, CheckboxGroup, ErrorSummary, Select, TextArea, TextField } from '~/ui/Field'
import { choiceProps, fieldProps, uncheckedToo, useHouseForm } from '~/ui/useHouseForm'
import { ActivityInput } from '../schema'

export type ActivityValues = Partial<Record<keyof ActivityInput, string | string[] | undefined>>

type Props = { defaultValue?: ActivityValues; version?: number; lastResult: unknown; back: string; by?: 'staff' | 'company' }

/** All of an activity, question by question. A company's leaves out what the house decides, and keeps what is half filled. */
export function ActivityForm({ defaultValue, version, lastResult, back, by = 'staff' }: Props) {
  const staff = by === 'staff'
  const t = useTranslations('activities')
  const ui = useTranslations('ui')
  // A visit of a show is what the house arranges.
  const kinds = Object.values(ActivityKind).filter((kind) => staff || kind !== 'SHOW_VISIT')
  const [form, fields] = useHouseForm({ schema: ActivityInput, id: 'action', lastResult, defaultValue: defaultValue as never })
  const coHosts = (fields.coHosts.initialValue as (string | undefined)[] | undefined)?.filter((line) => !!line) ?? []
  const label = (name: string) => (t.has(`field.${name}` as 'field.title') ? t(`field.${name}` as 'field.title') : name)
  type Name = keyof typeof fields
  const text = (name: Name, extra: object = {}) => <TextField key={name} {...fieldProps(fields[name])} label={label(name)} {...extra} />
  const number = (name: Name) => text(name, { type: 'number', inputMode: 'numeric', required: false })
  const flag = (name: Name) => <Checkbox key={name} {...fieldProps(fields[name])} label={label(name)} defaultChecked={fields[name].initialValue === 'on'} defaultValue="on" />
  const chips = <Value extends string>(name: Name, values: Record<string, Value>, words: (value: Value) => string) => (
    <CheckboxGroup {...choiceProps(fields[name])} label={label(name)} choices={Object.values(values).map((value) => ({ value, label: words(value) }))} />
  )
  return (
    <Form method="post" {...getFormProps(form)} onSubmit={uncheckedToo(form.onSubmit)} className="max-w-3xl">
      <ErrorSummary errors={form.allErrors} labels={(name) => (name in ActivityInput.shape ? { id: fields[name as Name].id, label: label(name) } : undefined)} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Part title={t('section.what')}>
        <Select {...fieldProps(fields.kind)} label={t('field.kind')} choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        {text('title')}
        <TextArea {...fieldProps(fields.summary)} label={t('field.summary')} rows={2} required={false} />
        <TextArea {...fieldProps(fields.programmeOfVisit)} label={t('field.programmeOfVisit')} rows={4} required={false} />
        <TextArea {...fieldProps(fields.description)} label={t('field.description')} rows={6} required={false} />
        {text('theme', { required: false })}
      </Part>
      <Part title={t('section.where')}>
        {staff && <SuggestField {...fieldProps(fields.host)} source="/recherche/entreprises" label={t('field.host')} hint={t('field.hostHint')} required={false} />}
        <fieldset>
          <legend className="text-sm font-semibold">{t('field.coHosts')} <span className="font-normal text-soft">({ui('optional')})</span></legend>
          <p className="text-sm text-soft">{t('field.coHostsHint')}</p>
          <div className="mt-2 space-y-3">
            {Array.from({ length: Math.min(12, coHosts.length + 2) }, (_, index) => (
              <SuggestField
                key={`${index} ${coHosts[index] ?? ''}`} id={`${fields.coHosts.id}-${index}`} name={`coHosts[${index}]`} source="/recherche/entreprises" label={<span className="sr-only">{t('field.coHost', { n: index + 1 })}</span>}
                defaultValue={coHosts[index]} error={form.allErrors[`coHosts[${index}]`]?.[0]}
              />
            ))}
          </div>
        </fieldset>
        <Select {...fieldProps(fields.attendance)} label={t('field.attendance')} choices={Object.values(Attendance).map((value) => ({ value, label: t(`attendance.${value}`) }))} />
        <Two>{text('placeName', { required: false })}{text('address', { required: false })}{text('postcode', { required: false, inputMode: 'numeric' })}{text('town', { required: false })}{staff && text('latitude', { required: false, inputMode: 'decimal' })}{staff && text('longitude', { required: false, inputMode: 'decimal' })}</Two>
        {text('onlineLink', { type: 'url', required: false })}
        <TextArea {...fieldProps(fields.accessNotes)} label={t('field.accessNotes')} rows={2} required={false} />
      </Part>
      <Part title={t('section.who')}>
        {chips('openTo', SignUpKind, (value) => t(`openTo.${value}`))}
        {chips('levels', Level, (value) => t(`level.${value}`))}
        {chips('audiences', Audience, (value) => t(`audience.${value}`))}
        <Two>{number('minParty')}{number('maxParty')}{number('pupilsPerAdult')}{number('minAge')}{number('maxAge')}{number('maxPerYear')}</Two>
        {chips('languages', { fr: 'fr', en: 'en', nl: 'nl', de: 'de', es: 'es' } as const, (value) => t(`languages.${value}`))}
      </Part>
      <Part title={t('section.conditions')}>
        {staff && chips('approvals', Authority, (value) => t(`authority.${value}`))}
        {chips('gear', SafetyGear, (value) => t(`gear.${value}`))}
        <TextArea {...fieldProps(fields.safetyNotes)} label={t('field.safetyNotes')} rows={2} required={false} />
        <div className="grid sm:grid-cols-2">{(['stepFree', 'hearing', 'visual', 'psychic', 'intellectual', 'conventionNeeded', 'datesOnRequest'] as const).map(flag)}</div>
        <Two>{text('price', { inputMode: 'decimal', required: false })}{text('conditions', { required: false })}</Two>
      </Part>
      <Part title={t('section.contact')}>
        <p className="text-sm text-soft">{t('contactPublished')}</p>
        <Two>{text('contactName', { required: false })}{text('contactMail', { type: 'email', required: false })}{text('contactPhone', { type: 'tel', required: false })}</Two>
      </Part>
      <div className="sticky bottom-0 -mx-4 flex flex-wrap gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0"><Button name="faire" value="enregistrer">{t('save')}</Button>{!staff && <Button look="secondary" name="faire" value="brouillon" formNoValidate>{t('keepDraft')}</Button>}<LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-8 border-t-2 border-ink pt-4">
      <h2 className="mb-4 text-lg">{title}</h2>
      <div className="space-y-5">{children}</div>
    </section>
  )
}

const Two = ({ children }: { children: ReactNode }) => <div className="grid gap-5 sm:grid-cols-2">{children}</div>
