import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { saveActivity } from '~/activities/commands.server'
import { ActivityForm } from '~/activities/components/ActivityForm'
import { formValuesOf } from '~/activities/form-values'
import { hostsOf } from '~/activities/hosts.server'
import { activityById } from '~/activities/queries.server'
import { ActivityInput } from '~/activities/schema'
import { tellPlaceChanged } from '~/signups/session-changes.server'
import { parseFormData } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const activity = await activityById(await requireViewer(request, 'activity.manage'), params.id ?? '')
  if (!activity) throw notFound()
  const { id, title, version, programme } = activity
  return { activity: { id, title, version, programme }, values: formValuesOf(activity) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const fields = await request.formData()
  const form = parseFormData(fields, ActivityInput)
  if (!form.ok) return form.reply()
  const named = await hostsOf(viewer, form.value)
  if (!named.ok) return form.reply(named.errors)
  const saved = await saveActivity(viewer, id, Number(fields.get('version')), form.value, named.hosts, (tx) => tellPlaceChanged(tx, viewer, id))
  return saved.ok ? redirectWithToast(`/equipe/actions/${id}`, 'activities.saved') : form.reply({ title: [saved.reason] })
}

export default function EditActivity() {
  const t = useTranslations()
  const { activity, values } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('ui.edit')} · ${activity.title}`}</title>
      <PageHeader title={t('ui.edit')} crumbs={[{ to: `/equipe/programmes/${activity.programme.id}`, label: activity.programme.title }, { to: `/equipe/actions/${activity.id}`, label: activity.title }]} />
      <ActivityForm defaultValue={values} version={activity.version} lastResult={useActionData<typeof action>()} back={`/equipe/actions/${activity.id}`} />
    </>
  )
}
