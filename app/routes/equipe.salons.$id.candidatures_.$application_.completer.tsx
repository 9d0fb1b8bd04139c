import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { ApplicationForm } from '~/shows/applications/components/ApplicationForm'
import { LogoForm } from '~/shows/applications/components/LogoForm'
import { takeApplicationForm } from '~/shows/applications/form.server'
import { applicationForm } from '~/shows/applications/queries.server'
import { PageHeader } from '~/ui/Page'
import { localTime } from '~/ui/time'

export const handle = access('show.manage')

async function formOf(request: Request, showId = '', applicationId = '') {
  const viewer = await requireViewer(request, 'show.manage')
  const form = /^[\da-f-]{36}$/.test(applicationId) ? await applicationForm(viewer, showId, { applicationId }) : null
  if (!form?.application) throw notFound()
  return { viewer, application: form.application, show: form.show, values: form.values }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { application: { id, state, company, logo }, show, values } = await formOf(request, params.id, params.application)
  return { show, values, application: { id, state, company: company.name, logo } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, application, show } = await formOf(request, params.id, params.application)
  const desk = `/equipe/salons/${params.id}/candidatures/${application.id}`
  const fields = await request.formData()
  const taken = await takeApplicationForm(viewer, application, fields)
  switch (taken.did) {
    case 'draft':
      return fields.get('seul') ? { keptAt: localTime(new Date(), show.programme.zone), reply: null, logo: undefined } : redirectWithToast(desk, 'showApplications.draftKept')
    case 'saved':
      return redirectWithToast(desk, 'showApplications.completed')
    case 'nothing':
      return data({ reply: taken.reply, logo: taken.logo }, { status: 400 })
    default:
      return redirectWithToast(`${desk}/completer`, `showApplications.${taken.did === 'logo' ? 'logoKept' : 'logoRemoved'}`)
  }
}

/** Staff fill in or correct an application for its company. */
export default function CompleteApplication() {
  const t = useTranslations('showApplications')
  const { show, application, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const room = `/equipe/salons/${show.programme.id}/candidatures`
  return (
    <>
      <title>{`${t('completeTitle')} · ${application.company}`}</title>
      <PageHeader title={t('completeTitle')} crumbs={[{ to: room, label: t('title') }, { to: `${room}/${application.id}`, label: application.company }]} />
      <ApplicationForm values={values} options={show.options} places={show.places} sent lastResult={answer?.reply} />
      <LogoForm applicationId={application.id} logo={application.logo} error={answer?.logo} />
    </>
  )
}
