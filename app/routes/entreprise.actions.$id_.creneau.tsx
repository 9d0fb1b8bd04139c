import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { SessionForm } from '~/activities/components/SessionForm'
import { SessionInput } from '~/activities/schema'
import { addDates, changeDate } from '~/proposals/dates.server'
import { dateValues } from '~/proposals/form.server'
import { ownProposal } from '~/proposals/queries.server'
import { may } from '~/proposals/rules'
import { parseForm } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('activity.propose')

const dateOf = (request: Request) => new URL(request.url).searchParams.get('date')

/** One more date, or another day, hour or number of seats for one that is there (`?date=`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await ownProposal(await requireViewer(request, 'activity.propose'), params.id ?? '')
  if (!found.own || !may(found.standing, 'write')) throw notFound()
  const date = dateOf(request)
  const values = date ? dateValues(found, date) : undefined
  if (date && !values) throw notFound()
  const { id, title, moderation, programme } = found.activity
  return { activity: { id, title, published: moderation === 'PUBLISHED', zone: programme.zone }, values }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const id = params.id ?? ''
  const form = await parseForm(request, SessionInput)
  if (!form.ok) return form.reply()
  const date = dateOf(request)
  const kept = date ? await changeDate(viewer, id, date, form.value) : await addDates(viewer, id, [form.value.date], form.value)
  if (kept.ok) return redirectWithToast(`/entreprise/actions/${id}`, date ? 'proposals.dateSaved' : 'activities.sessionsAdded', { n: 1 })
  return form.reply({ [String(kept.details?.field ?? 'date')]: [kept.reason === 'state' ? 'notNow' : kept.reason === 'past' ? 'untilPast' : kept.reason] })
}

export default function OwnDate() {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  const { activity, values } = useLoaderData<typeof loader>()
  const title = words(values ? 'editSession' : 'addSession')
  const here = `/entreprise/actions/${activity.id}`
  return (
    <>
      <title>{`${title} · ${activity.title}`}</title>
      <PageHeader title={title} crumbs={[{ to: '/entreprise', label: t('mine') }, { to: here, label: activity.title }]} />
      {activity.published && <Notice>{t('dateLead')}</Notice>}
      <SessionForm zone={activity.zone} defaultValue={values} lastResult={useActionData<typeof action>()} back={here} />
    </>
  )
}
