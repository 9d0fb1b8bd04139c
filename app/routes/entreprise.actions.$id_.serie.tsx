import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { SeriesForm } from '~/activities/components/SeriesForm'
import { SeriesPreview } from '~/activities/components/SeriesPreview'
import { forClassesOnly } from '~/activities/rules'
import { readSeries } from '~/activities/series.server'
import { addDates } from '~/proposals/dates.server'
import { ownProposal, plannedDates } from '~/proposals/queries.server'
import { may } from '~/proposals/rules'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('activity.propose')

async function written(request: Request, id: string) {
  const viewer = await requireViewer(request, 'activity.propose')
  const found = await ownProposal(viewer, id)
  if (!found.own || !may(found.standing, 'write')) throw notFound()
  return { viewer, found }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { found: { activity: { id, title, moderation, openTo } } } = await written(request, params.id ?? '')
  return { activity: { id, title, published: moderation === 'PUBLISHED', classes: forClassesOnly(openTo) } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, found } = await written(request, params.id ?? '')
  const { id, programme, openTo } = found.activity
  const series = await readSeries({ openTo, programme, sessions: plannedDates(found) }, await request.formData())
  if (!series.chosen) return series.answer
  const added = await addDates(viewer, id, series.chosen, series.input)
  if (!added.ok) return series.refuse({ [String(added.details?.field ?? 'from')]: [added.reason === 'state' ? 'notNow' : added.reason === 'past' ? 'untilPast' : added.reason] })
  return redirectWithToast(`/entreprise/actions/${id}`, 'activities.sessionsAdded', { n: series.chosen.length })
}

export default function OwnSeries() {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  const { activity } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${words('series')} · ${activity.title}`}</title>
      <PageHeader title={words('series')} crumbs={[{ to: '/entreprise', label: t('mine') }, { to: `/entreprise/actions/${activity.id}`, label: activity.title }]} lead={words(activity.classes ? 'seriesLead' : 'seriesLeadPublic')} />
      {activity.published && <Notice>{t('dateLead')}</Notice>}
      <SeriesForm lastResult={answer?.reply} />
      {answer?.preview && <SeriesPreview {...answer.preview} />}
    </>
  )
}
