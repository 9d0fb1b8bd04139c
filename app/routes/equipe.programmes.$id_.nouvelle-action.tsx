import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { createActivity } from '~/activities/commands.server'
import { ActivityForm } from '~/activities/components/ActivityForm'
import { hostsOf } from '~/activities/hosts.server'
import { ActivityInput } from '~/activities/schema'
import { programmeById } from '~/programmes/queries.server'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const programme = await programmeById(await requireViewer(request, 'activity.manage'), params.id ?? '')
  if (!programme) throw notFound()
  return { programme: { id: programme.id, title: programme.title, kind: programme.kind } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const form = await parseForm(request, ActivityInput)
  if (!form.ok) return form.reply()
  const named = await hostsOf(viewer, form.value)
  if (!named.ok) return form.reply(named.errors)
  const { id } = await createActivity(viewer, params.id ?? '', form.value, named.hosts)
  return redirectWithToast(`/equipe/actions/${id}`, 'activities.created')
}

export default function NewActivity() {
  const t = useTranslations()
  const { programme } = useLoaderData<typeof loader>()
  // What most class visits are; a show's own visits need the rectorate alone.
  const usual = { openTo: ['CLASS'], languages: ['fr'], price: '0', attendance: 'ONSITE', approvals: programme.kind === 'SHOW' ? ['RECTORATE'] : ['CHAMBER', 'RECTORATE'] }
  return (
    <>
      <title>{`${t('activities.create')} · Pavillon`}</title>
      <PageHeader title={t('activities.create')} crumbs={[{ to: '/equipe/programmes', label: t('programmes.list') }, { to: `/equipe/programmes/${programme.id}`, label: programme.title }]} />
      <ActivityForm defaultValue={usual} lastResult={useActionData<typeof action>()} back={`/equipe/programmes/${programme.id}`} />
    </>
  )
}
