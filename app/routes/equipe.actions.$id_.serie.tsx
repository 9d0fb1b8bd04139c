import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addSessions } from '~/activities/commands.server'
import { SeriesForm } from '~/activities/components/SeriesForm'
import { SeriesPreview } from '~/activities/components/SeriesPreview'
import { activityById } from '~/activities/queries.server'
import { forClassesOnly } from '~/activities/rules'
import { readSeries } from '~/activities/series.server'
import { PageHeader } from '~/ui/Page'

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
  const series = await readSeries(activity, await request.formData())
  if (!series.chosen) return series.answer
  const added = await addSessions(viewer, activity.id, series.chosen, series.input)
  if (!added.ok) return series.refuse({ [added.details?.field ?? 'from']: [added.reason] })
  return redirectWithToast(`/equipe/actions/${activity.id}`, 'activities.sessionsAdded', { n: series.chosen.length })
}

export default function NewSeries() {
  const t = useTranslations('activities')
  const { activity } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('series')} · Pavillon`}</title>
      <PageHeader title={t('series')} crumbs={[{ to: `/equipe/actions/${activity.id}`, label: activity.title }]} lead={t(activity.classes ? 'seriesLead' : 'seriesLeadPublic')} />
      <SeriesForm lastResult={answer?.reply} />
      {answer?.preview && <SeriesPreview {...answer.preview} />}
    </>
  )
}
