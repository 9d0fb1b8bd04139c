import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { sessionById } from '~/activities/queries.server'
import { cancelSession, touchedBy } from '~/signups/session-changes.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('session.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const session = await sessionById(await requireViewer(request, 'session.manage'), params.id ?? '')
  if (!session || session.status === 'CANCELLED') throw notFound()
  return { session, touched: await touchedBy(session.id) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'session.manage')
  const reason = String((await request.formData()).get('reason') ?? '').trim().slice(0, 300)
  if (!reason) return { error: 'required' }
  await cancelSession(viewer, params.id ?? '', reason)
  return redirectWithToast(`/equipe/creneaux/${params.id}`, 'activities.sessionCancelled')
}

export default function CancelSession() {
  const t = useTranslations('activities')
  const ui = useTranslations('ui')
  const language = useLocale()
  const { session, touched } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="max-w-xl">
      <title>{`${t('cancelSessionTitle')} · Pavillon`}</title>
      <PageHeader title={t('cancelSessionTitle')} crumbs={[{ to: `/equipe/creneaux/${session.id}`, label: session.activity.title }]} lead={`${sessionWords(session.startsAt, session.endsAt, language, session.activity.programme.zone)}. ${t('cancelText', { n: touched.signUps })}`} />
      <Form method="post" className="space-y-5">
        <TextArea id="reason" name="reason" label={t('cancelReason')} error={answer?.error} maxLength={300} />
        <div className="flex flex-wrap gap-3"><Button look="danger">{t('cancelSession')}</Button><LinkButton look="quiet" to={`/equipe/creneaux/${session.id}`}>{ui('back')}</LinkButton></div>
      </Form>
    </div>
  )
}
