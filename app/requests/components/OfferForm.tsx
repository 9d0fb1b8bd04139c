import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, ErrorSummary, Select, TextArea, TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { inWindow, type Window } from '../rules'
import { OfferInput } from '../schema'

type Props = {
  companies: { id: string; name: string }[]
  activities: { id: string; title: string; sessions: { id: string; startsAt: Date; endsAt: Date }[] }[]
  zone: string
  /** The days that suit the class: dates on them stand first. */
  windows: Window[]
  /** The class is visited: it needs no place. */
  inClass: boolean
  firstDay: string
  lastResult: unknown
}

/** A company's answer: a session that there is, another date of one of its activities, or something new. */
export function OfferForm({ companies, activities, zone, windows, inClass, firstDay, lastResult }: Props) {
  const t = useTranslations('requests')
  const language = useLocale()
  const [form, fields] = useHouseForm({ schema: OfferInput, id: 'reponse', lastResult, defaultValue: { date: firstDay } as never })
  const dated = activities.flatMap(({ title, sessions: dates }) => dates.map((date) => ({ ...date, title, suits: inWindow(windows, date, zone) })))
  const sessions = [...dated.filter(({ suits }) => suits), ...dated.filter(({ suits }) => !suits)].map(({ id, title, startsAt, endsAt, suits }) => {
    const words = `${title}, ${sessionWords(startsAt, endsAt, language, zone)}`
    return { value: id, label: suits ? words : t('otherDay', { session: words }) }
  })
  const labels: Record<string, string> = {
    sessionId: t('field.session'), activityId: t('field.with'), date: t('field.date'), startTime: t('field.startTime'), endTime: t('field.endTime'), place: t('field.place'), stepFree: t('field.offerStepFree'), message: t('field.message'),
  }
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-6">
      {form.errors?.map((words) => <Notice key={words} tone="bad" role="alert">{words}</Notice>)}
      <ErrorSummary errors={form.allErrors} labels={(field) => (labels[field] ? { id: `${form.id}-${field}`, label: labels[field] } : undefined)} />
      {companies.length > 1 && <Select {...fieldProps(fields.companyId)} required label={t('field.company')} choices={companies.map(({ id, name }) => ({ value: id, label: name }))} />}
      {sessions.length > 0 && <Select {...fieldProps(fields.sessionId)} label={labels.sessionId} hint={t('field.sessionHint')} empty="–" choices={sessions} />}
      {activities.length > 0 && <Select {...fieldProps(fields.activityId)} label={labels.activityId} empty={t('field.new')} choices={activities.map(({ id, title }) => ({ value: id, label: `${t('field.activity')} « ${title} »` }))} />}
      <div className="grid gap-6 sm:grid-cols-3">
        <TextField {...fieldProps(fields.date)} required={undefined} label={labels.date} type="date" />
        <TextField {...fieldProps(fields.startTime)} required={undefined} label={labels.startTime} type="time" />
        <TextField {...fieldProps(fields.endTime)} required={undefined} label={labels.endTime} type="time" />
      </div>
      {!inClass && (
        <>
          <TextField {...fieldProps(fields.place)} label={labels.place} hint={t('field.placeHint')} />
          <Checkbox id={fields.stepFree.id} name={fields.stepFree.name} label={labels.stepFree} defaultChecked={fields.stepFree.initialValue === 'on'} error={fields.stepFree.errors?.[0]} />
        </>
      )}
      <TextArea {...fieldProps(fields.message)} label={labels.message} />
      <Button name="faire" value="repondre">{t('sendOffer')}</Button>
    </Form>
  )
}
