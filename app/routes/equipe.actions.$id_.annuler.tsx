import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { cancelActivity } from '~/activities/commands.server'
import { activityById } from '~/activities/queries.server'
import { cancelSessionsOf, touchedBy } from '~/signups/session-changes.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { PageHeader } from '~/ui/Page'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const activity = await activityById(await requireViewer(request, 'activity.manage'), params.id ?? '')
  if (!activity) throw notFound()
  const coming = activity.sessions.filter(({ status, startsAt }) => status === 'PLANNED' && startsAt > new Date())
  const { signUps } = await touchedBy(coming.map(({ id }) => id))
  return { activity: { id: activity.id, title: activity.title }, signUps }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const reason = String((await request.formData()).get('reason') ?? '').trim().slice(0, 300)
  if (!reason) return { error: 'required' }
  await cancelActivity(viewer, id, reason, (tx) => cancelSessionsOf(tx, viewer, { activityId: id }, reason))
  return redirectWithToast(`/equipe/actions/${id}`, 'activities.wasCancelled')
}

export default function CancelActivity() {
  const t = useTranslations('activities')
  const ui = useTranslations('ui')
  const { activity, signUps } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="max-w-xl">
      <title>{`${t('cancelTitle')} · Pavillon`}</title>
      <PageHeader title={t('cancelTitle')} crumbs={[{ to: `/equipe/actions/${activity.id}`, label: activity.title }]} lead={t('cancelText', { n: signUps })} />
      <Form method="post" className="space-y-5">
        <TextArea id="reason" name="reason" label={t('cancelReason')} error={answer?.error} maxLength={300} />
        <div className="flex flex-wrap gap-3"><Button look="danger">{t('cancel')}</Button><LinkButton look="quiet" to={`/equipe/actions/${activity.id}`}>{ui('back')}</LinkButton></div>
      </Form>
    </div>
  )
}
