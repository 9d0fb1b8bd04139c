import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addSessions } from '~/activities/commands.server'
import { SessionForm } from '~/activities/components/SessionForm'
import { activityById } from '~/activities/queries.server'
import { SessionInput } from '~/activities/schema'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'

export const handle = access('session.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const activity = await activityById(await requireViewer(request, 'session.manage'), params.id ?? '')
  if (!activity) throw notFound()
  return { activity: { id: activity.id, title: activity.title, zone: activity.programme.zone } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'session.manage')
  const form = await parseForm(request, SessionInput)
  if (!form.ok) return form.reply()
  const added = await addSessions(viewer, params.id ?? '', [form.value.date], form.value)
  return added.ok ? redirectWithToast(`/equipe/actions/${params.id}`, 'activities.sessionsAdded', { n: 1 }) : form.reply({ [added.details?.field ?? 'date']: [added.reason] })
}

export default function NewSession() {
  const t = useTranslations('activities')
  const { activity } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('addSession')} · Pavillon`}</title>
      <PageHeader title={t('addSession')} crumbs={[{ to: `/equipe/actions/${activity.id}`, label: activity.title }]} />
      <SessionForm zone={activity.zone} lastResult={useActionData<typeof action>()} back={`/equipe/actions/${activity.id}`} />
    </>
  )
}
