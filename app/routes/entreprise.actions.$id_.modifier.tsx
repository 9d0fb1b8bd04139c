import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { ActivityForm } from '~/activities/components/ActivityForm'
import { lackingForm, takeProposalForm } from '~/proposals/form.server'
import { formOf, ownProposal } from '~/proposals/queries.server'
import { shownVersion } from '~/proposals/commands.server'
import { may } from '~/proposals/rules'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('activity.propose')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await ownProposal(await requireViewer(request, 'activity.propose'), params.id ?? '')
  const { own, standing, activity } = found
  if (!own || !may(standing, 'write')) throw notFound()
  const { id, title, moderation } = activity
  const lacking = new URL(request.url).searchParams.has('manque') ? lackingForm(found) : null
  return { activity: { id, title, published: moderation === 'PUBLISHED' }, values: formOf(found), version: shownVersion(found), lacking }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const id = params.id ?? ''
  const taken = await takeProposalForm(viewer, id, await request.formData())
  return taken.ok ? redirectWithToast(`/entreprise/actions/${id}`, `proposals.${taken.did}`) : taken.reply
}

export default function EditProposal() {
  const t = useTranslations('proposals')
  const { activity, values, version, lacking } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const title = t(activity.published ? 'change' : 'fill')
  return (
    <>
      <title>{`${title} · ${activity.title}`}</title>
      <PageHeader title={title} crumbs={[{ to: '/entreprise', label: t('mine') }, { to: `/entreprise/actions/${activity.id}`, label: activity.title }]} />
      {activity.published && <Notice>{t('changeLead')}</Notice>}
      <ActivityForm by="company" defaultValue={values} version={version} lastResult={answer ?? lacking} back={`/entreprise/actions/${activity.id}`} />
    </>
  )
}
