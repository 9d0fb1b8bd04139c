import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addSessions } from '~/activities/commands.server'
import { SeriesPreview } from '~/activities/components/SeriesPreview'
import { activityById, daysOff } from '~/activities/queries.server'
import { forClassesOnly, seriesDays } from '~/activities/rules'
import { SeriesInput } from '~/activities/schema'
import { Button } from '~/ui/Button'
import { CheckboxGroup, TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { localDate, localTime, weekdayWords } from '~/ui/time'
import { choiceProps, fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('session.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const activity = await activityById(await requireViewer(request, 'session.manage'), params.id ?? '')
  if (!activity) throw notFound()
  return { activity: { id: activity.id, title: activity.title, classes: forClassesOnly(activity.openTo) } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'session.manage')
  const activity = await activityById(viewer, params.id ?? '')
  if (!activity) throw notFound()
  const fields = await request.formData()
  const form = parseFormData(fields, SeriesInput)
  if (!form.ok) return { reply: form.reply().data, preview: null }
  const { zone, holidayZone } = activity.programme
  const already = activity.sessions
    .filter(({ status, startsAt }) => status === 'PLANNED' && localTime(startsAt, zone) === form.value.startTime)
    .map(({ startsAt }) => localDate(startsAt, zone))
  const calendar = await daysOff(holidayZone, form.value.from, form.value.until)
  const off = forClassesOnly(activity.openTo) ? calendar : { ...calendar, holidays: [] }
  const found = seriesDays(form.value, { ...off, already: new Set(already) })
  if (fields.get('faire') !== 'ajouter') return { reply: form.reply().data, preview: { ...found, input: form.value } }
  const chosen = new Set(fields.getAll('jour').map(String))
  const days = found.days.filter((day) => chosen.has(day))
  if (days.length === 0) return { reply: form.reply().data, preview: { ...found, input: form.value, error: 'noDayChosen' } }
  const added = await addSessions(viewer, activity.id, days, form.value)
  if (!added.ok) return { reply: form.reply({ [added.details?.field ?? 'from']: [added.reason] }).data, preview: null }
  return redirectWithToast(`/equipe/actions/${activity.id}`, 'activities.sessionsAdded', { n: days.length })
}

export default function NewSeries() {
  const t = useTranslations('activities')
  const language = useLocale()
  const { activity } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useHouseForm({ schema: SeriesInput, id: 'serie', lastResult: answer?.reply })
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayWords(day, language) }))
  return (
    <>
      <title>{`${t('series')} · Pavillon`}</title>
      <PageHeader title={t('series')} crumbs={[{ to: `/equipe/actions/${activity.id}`, label: activity.title }]} lead={t(activity.classes ? 'seriesLead' : 'seriesLeadPublic')} />
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
      {answer?.preview && <SeriesPreview {...answer.preview} />}
    </>
  )
}
