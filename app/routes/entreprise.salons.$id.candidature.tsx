import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { companyLabel } from '~/directory/company-words'
import { startApplication } from '~/shows/applications/commands.server'
import { ApplicationForm } from '~/shows/applications/components/ApplicationForm'
import { LogoForm } from '~/shows/applications/components/LogoForm'
import { takeApplicationForm } from '~/shows/applications/form.server'
import { applicationForm } from '~/shows/applications/queries.server'
import { mayBeginAgain, mayEdit } from '~/shows/applications/rules'
import { Button, LinkButton } from '~/ui/Button'
import { Select } from '~/ui/Field'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { localTime } from '~/ui/time'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const form = await applicationForm(await requireViewer(request, 'show.exhibit'), params.id ?? '')
  if (!form) throw notFound()
  const { application, show, values, companies } = form
  return { show, values, companies: companies.map((company) => ({ value: company.id, label: companyLabel(company) })), application: application && { id: application.id, state: application.state, companyId: application.companyId, company: application.company.name, logo: application.logo } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const showId = params.id ?? ''
  const here = `/entreprise/salons/${showId}/candidature`
  const fields = await request.formData()
  if (fields.get('faire') === 'commencer') {
    const started = await startApplication(viewer, showId, String(fields.get('entreprise') ?? ''))
    return started.ok ? redirect(here) : { reply: null, logo: undefined }
  }
  const form = await applicationForm(viewer, showId)
  if (!form?.application) throw notFound()
  const taken = await takeApplicationForm(viewer, form.application, fields)
  switch (taken.did) {
    case 'draft':
      return fields.get('seul') ? { keptAt: localTime(new Date(), form.show.programme.zone), reply: null, logo: undefined } : redirectWithToast(`/entreprise/salons/${showId}`, 'showApplications.draftKept')
    case 'saved':
      return taken.state === 'DRAFT' ? redirect(`${here}/verifier`) : redirectWithToast(`/entreprise/salons/${showId}`, 'showApplications.saved')
    case 'nothing':
      return data({ reply: taken.reply, logo: taken.logo }, { status: 400 })
    default:
      return redirectWithToast(here, `showApplications.${taken.did === 'logo' ? 'logoKept' : 'logoRemoved'}`)
  }
}

export default function MyApplication() {
  const t = useTranslations('showApplications')
  const { show, application, values, companies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/entreprise/salons${application ? `/${show.programme.id}` : ''}`
  const editable = application && mayEdit(application.state, show.call)
  return (
    <>
      <title>{`${t('mineTitle')} · ${show.programme.title}`}</title>
      <PageHeader title={t('mineTitle')} crumbs={[{ to: back, label: show.programme.title }]} lead={application?.company} />
      {show.callText && <p className="mb-6 max-w-prose whitespace-pre-line">{show.callText}</p>}
      {!application && (show.call === 'open' || show.call === 'closed' ? (
        <Form method="post" className="max-w-xl space-y-5">
          <p className="text-soft">{t('beginText')}</p>
          {companies.length > 1 ? <Select id="entreprise" name="entreprise" label={t('forCompany')} choices={companies} /> : <input type="hidden" name="entreprise" value={companies[0]?.value} />}
          <Button name="faire" value="commencer">{t('begin')}</Button>
        </Form>
      ) : <EmptyState title={t('notOpen')} />)}
      {application?.state === 'DRAFT' && show.call === 'closed' && <Notice tone="warn">{t('lateNotice')}</Notice>}
      {application && mayBeginAgain(application.state, show.call) && (
        <Form method="post" className="mb-6 space-y-5">
          <p>{t('takenBack')}</p>
          <input type="hidden" name="entreprise" value={application.companyId} />
          <Button name="faire" value="commencer">{t('beginAgain')}</Button>
        </Form>
      )}
      {application && !editable && !mayBeginAgain(application.state, show.call) && <Notice>{t(show.call === 'open' ? 'tooLateToChange' : 'readOnly')}</Notice>}
      {application && editable && (
        <>
          <ApplicationForm values={values} options={show.options} places={show.places} sent={application.state !== 'DRAFT'} lastResult={answer && 'reply' in answer ? answer.reply : undefined} />
          <LogoForm applicationId={application.id} logo={application.logo} error={answer?.logo} />
        </>
      )}
      {application && application.state !== 'REFUSED' && application.state !== 'WITHDRAWN' && <div className="mt-8"><LinkButton look="danger" to={`/entreprise/salons/${show.programme.id}/candidature/retirer`}>{t('withdraw')}</LinkButton></div>}
    </>
  )
}
