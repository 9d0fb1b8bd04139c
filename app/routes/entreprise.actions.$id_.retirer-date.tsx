import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { removeDate } from '~/proposals/dates.server'
import { ownProposal } from '~/proposals/queries.server'
import { may } from '~/proposals/rules'
import { CancelDate } from '~/proposals/schema'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('activity.propose')

const dateOf = (request: Request) => new URL(request.url).searchParams.get('date') ?? ''

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { own, standing, activity, sessions } = await ownProposal(await requireViewer(request, 'activity.propose'), params.id ?? '')
  const session = sessions.find(({ id, status }) => id === dateOf(request) && status === 'PLANNED')
  if (!own || !may(standing, 'write') || !session) throw notFound()
  return { activity: { id: activity.id, title: activity.title, zone: activity.programme.zone }, session }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const form = await parseForm(request, CancelDate)
  if (!form.ok) return { error: 'required' }
  const asked = await removeDate(viewer, params.id ?? '', dateOf(request), form.value.reason)
  return redirectWithToast(`/entreprise/actions/${params.id}`, asked.ok ? 'proposals.dateSaved' : 'proposals.refusal.state')
}

export default function AskCancel() {
  const t = useTranslations('proposals')
  const language = useLocale()
  const { activity, session } = useLoaderData<typeof loader>()
  const here = `/entreprise/actions/${activity.id}`
  return (
    <div className="max-w-xl">
      <title>{`${t('askCancelTitle')} · ${activity.title}`}</title>
      <PageHeader title={t('askCancelTitle')} crumbs={[{ to: here, label: activity.title }]} lead={`${sessionWords(session.startsAt, session.endsAt, language, activity.zone)}. ${t('askCancelText')}`} />
      <Form method="post" className="space-y-5">
        <TextArea id="reason" name="reason" label={t('askCancelReason')} maxLength={300} error={useActionData<typeof action>()?.error} />
        <div className="flex flex-wrap gap-3"><Button look="danger">{t('askCancel')}</Button><LinkButton look="quiet" to={here}>{t('back')}</LinkButton></div>
      </Form>
    </div>
  )
}
