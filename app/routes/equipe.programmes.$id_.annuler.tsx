import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { setProgrammeStatus } from '~/programmes/commands.server'
import { programmeById } from '~/programmes/queries.server'
import { statusTransitions } from '~/programmes/rules'
import { showChanged } from '~/shows/life.server'
import { cancelSessionsOf, touchedBy } from '~/signups/session-changes.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { PageHeader } from '~/ui/Page'

export const handle = access('programme.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const programme = await programmeById(await requireViewer(request, 'programme.manage'), params.id ?? '')
  if (!programme || !statusTransitions[programme.status].includes('CANCELLED')) throw notFound()
  const coming = programme.activities.flatMap(({ sessions }) => sessions).filter(({ startsAt }) => startsAt > new Date())
  const { signUps } = await touchedBy(coming.map(({ id }) => id))
  return { programme: { id: programme.id, title: programme.title }, sessions: coming.length, signUps }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const id = params.id ?? ''
  const reason = String((await request.formData()).get('reason') ?? '').trim().slice(0, 300)
  if (!reason) return { error: 'required' }
  const done = await setProgrammeStatus(viewer, id, { status: 'CANCELLED', statusNote: reason }, async (tx, sequence) => {
    await cancelSessionsOf(tx, viewer, { programmeId: id }, reason)
    await showChanged(tx, viewer, id, sequence)
  })
  if (!done.ok) throw notFound()
  return redirectWithToast(`/equipe/programmes/${id}`, 'programmes.wasCancelled')
}

export default function CancelProgramme() {
  const t = useTranslations('programmes')
  const ui = useTranslations('ui')
  const { programme, sessions, signUps } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/programmes/${programme.id}`
  return (
    <div className="max-w-xl">
      <title>{`${t('cancelTitle')} · Pavillon`}</title>
      <PageHeader title={t('cancelTitle')} crumbs={[{ to: back, label: programme.title }]} lead={t('cancelText', { sessions, n: signUps })} />
      <Form method="post" className="space-y-5">
        <TextArea id="reason" name="reason" label={t('cancelReason')} error={answer?.error} maxLength={300} />
        <div className="flex flex-wrap gap-3"><Button look="danger">{t('cancel')}</Button><LinkButton look="quiet" to={back}>{ui('back')}</LinkButton></div>
      </Form>
    </div>
  )
}
