import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { submitApplication } from '~/shows/applications/commands.server'
import { ApplicationSummary } from '~/shows/applications/components/ApplicationSummary'
import { myApplication } from '~/shows/applications/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const application = await myApplication(await requireViewer(request, 'show.exhibit'), params.id ?? '')
  if (!application || application.state !== 'DRAFT') throw notFound()
  return { application, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const application = await myApplication(viewer, params.id ?? '')
  if (!application) throw notFound()
  const sent = await submitApplication(viewer, application.id)
  if (sent.ok) return redirectWithToast(`/entreprise/salons/${params.id}`, sent.late ? 'showApplications.sentLate' : 'showApplications.sent')
  return { reason: sent.reason }
}

export default function CheckApplication() {
  const t = useTranslations('showApplications')
  const { application, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/entreprise/salons/${showId}/candidature`
  return (
    <>
      <title>{`${t('checkTitle')} · ${application.title}`}</title>
      <PageHeader title={t('checkTitle')} crumbs={[{ to: back, label: t('mineTitle') }]} lead={t('checkText')} />
      {answer && <Notice tone="bad" role="alert">{answer.reason === 'callNotOpen' ? t('notOpen') : t(answer.reason)}</Notice>}
      <ApplicationSummary {...application} />
      <Form method="post" className="mt-8 flex flex-wrap gap-3"><Button>{t('send')}</Button><LinkButton look="secondary" to={back}>{t('change')}</LinkButton></Form>
    </>
  )
}
