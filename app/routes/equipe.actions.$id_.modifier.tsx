import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
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
import { pendingChangeOf } from '~/proposals/queries.server'
import { tellPlaceChanged } from '~/signups/session-changes.server'
import { promoteComing } from '~/signups/waiting-list.server'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const activity = await activityById(viewer, params.id ?? '')
  if (!activity) throw notFound()
  const { id, title, version, programme } = activity
  return { activity: { id, title, version, programme }, values: formValuesOf(activity), change: await pendingChangeOf(viewer, id) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const fields = await request.formData()
  const form = parseFormData(fields, ActivityInput)
  if (!form.ok) return form.reply()
  const named = await hostsOf(viewer, form.value)
  if (!named.ok) return form.reply(named.errors)
  const saved = await saveActivity(viewer, id, Number(fields.get('version')), form.value, named.hosts, (tx) => tellPlaceChanged(tx, viewer, id), (tx) => promoteComing(tx, viewer, id))
  return saved.ok ? redirectWithToast(`/equipe/actions/${id}`, 'activities.saved') : form.reply({ title: [saved.reason] })
}

export default function EditActivity() {
  const t = useTranslations()
  const { activity, values, change } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('ui.edit')} · ${activity.title}`}</title>
      <PageHeader title={t('ui.edit')} crumbs={[{ to: `/equipe/programmes/${activity.programme.id}`, label: activity.programme.title }, { to: `/equipe/actions/${activity.id}`, label: activity.title }]} />
      {change && <Notice tone="warn"><Link className="link" to={`/equipe/propositions/${change.id}`}>{t('proposals.staff.changeWaits')}</Link></Notice>}
      <ActivityForm defaultValue={values} version={activity.version} lastResult={useActionData<typeof action>()} back={`/equipe/actions/${activity.id}`} />
    </>
  )
}
