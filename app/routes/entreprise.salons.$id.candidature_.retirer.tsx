import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { withdrawApplication } from '~/shows/applications/commands.server'
import { myApplication } from '~/shows/applications/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { PageHeader } from '~/ui/Page'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const application = await myApplication(await requireViewer(request, 'show.exhibit'), params.id ?? '')
  if (!application || application.state === 'WITHDRAWN' || application.state === 'REFUSED') throw notFound()
  return { title: application.title, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const application = await myApplication(viewer, params.id ?? '')
  if (!application) throw notFound()
  const done = await withdrawApplication(viewer, application.id, String((await request.formData()).get('reason') ?? ''))
  if (!done.ok) throw notFound()
  return redirectWithToast(`/entreprise/salons/${params.id}`, 'showApplications.withdrawn')
}

export default function Withdraw() {
  const t = useTranslations('showApplications')
  const ui = useTranslations('ui')
  const { title, showId } = useLoaderData<typeof loader>()
  const back = `/entreprise/salons/${showId}`
  return (
    <div className="max-w-xl">
      <title>{`${t('withdrawTitle')} · ${title}`}</title>
      <PageHeader title={t('withdrawTitle')} crumbs={[{ to: back, label: title }]} lead={t('withdrawText')} />
      <Form method="post" className="space-y-5">
        <TextArea id="reason" name="reason" label={t('withdrawReason')} maxLength={600} required={false} />
        <div className="flex flex-wrap gap-3"><Button look="danger">{t('withdraw')}</Button><LinkButton look="quiet" to={back}>{ui('back')}</LinkButton></div>
      </Form>
    </div>
  )
}
