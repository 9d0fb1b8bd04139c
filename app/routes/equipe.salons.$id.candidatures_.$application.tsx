import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { companyLabel } from '~/directory/company-words'
import { commentApplication, moveApplication, removeComment, scoreApplication, submitApplication } from '~/shows/applications/commands.server'
import { ApplicationSummary } from '~/shows/applications/components/ApplicationSummary'
import { CommentList, DecideForm, HistoryList, ScoreForm } from '~/shows/applications/components/ApplicationDesk'
import { ApplicationBadge } from '~/shows/applications/components/StateBadge'
import { applicationOf, optionsOf } from '~/shows/applications/queries.server'
import { CommentInput, MoveInput, ScoreInput } from '~/shows/applications/schema'
import { Button, LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const application = /^[\da-f-]{36}$/.test(params.application ?? '') ? await applicationOf(viewer, params.id ?? '', params.application ?? '') : null
  if (!application) throw notFound()
  return { application, me: viewer.userId, options: optionsOf(application.options, application.show.prices), coExhibitors: application.coExhibitors.map(({ company }) => companyLabel(company)), company: companyLabel(application.company) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const application = /^[\da-f-]{36}$/.test(params.application ?? '') ? await applicationOf(viewer, params.id ?? '', params.application ?? '') : null
  if (!application) throw notFound()
  const { id } = application
  const here = `/equipe/salons/${params.id}/candidatures/${id}`
  const fields = await request.formData()
  const removed = fields.get('supprimer')
  if (removed) {
    await removeComment(viewer, String(removed))
    return redirectWithToast(here, 'showApplications.commentRemoved')
  }
  switch (fields.get('faire')) {
    case 'deposer': {
      const sent = await submitApplication(viewer, id)
      return sent.ok ? redirectWithToast(here, 'showApplications.sentFor') : { reason: sent.reason === 'callNotOpen' ? ('transition' as const) : sent.reason }
    }
    case 'note': {
      const form = parseFormData(fields, ScoreInput)
      if (!form.ok) return { score: form.reply().data }
      await scoreApplication(viewer, id, form.value)
      return redirectWithToast(here, 'showApplications.scored')
    }
    case 'commenter': {
      const form = parseFormData(fields, CommentInput)
      if (!form.ok) return { comment: form.reply().data }
      await commentApplication(viewer, id, form.value.text)
      return redirectWithToast(here, 'showApplications.commentAdded')
    }
    default: {
      const form = parseFormData(fields, MoveInput)
      if (!form.ok) return { move: form.reply().data }
      const moved = await moveApplication(viewer, id, form.value)
      return moved.ok ? redirectWithToast(here, 'showApplications.moved') : { reason: moved.reason }
    }
  }
}

export default function ApplicationDesk() {
  const t = useTranslations('showApplications')
  const assignments = useTranslations('showAssignments')
  const language = useLocale()
  const { application, me, options, coExhibitors, company } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/salons/${application.showId}/candidatures`
  const stand = application.assignments.find(({ state }) => state !== 'RELEASED')?.stand
  return (
    <>
      <title>{`${application.company.name} · ${t('title')}`}</title>
      <PageHeader
        title={application.company.name} crumbs={[{ to: back, label: t('title') }]} meta={<ApplicationBadge state={application.state} late={application.late} />}
        action={<LinkButton to={`${back}/${application.id}/completer`}>{t('complete')}</LinkButton>}
        lead={[company, application.submittedAt && momentWords(application.submittedAt, language, application.show.programme.zone)].filter(Boolean).join(' · ')}
      />
      {answer && 'reason' in answer && answer.reason && <Notice tone="bad" role="alert">{t(answer.reason)}</Notice>}
      {application.refuseReason && <Notice tone="warn">{application.refuseReason}</Notice>}
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div>
          <Section title={t('section.wishes')} id="voeux">
            {application.logo && <img src={`/fichiers/logo/${application.id}?${application.logo.id}`} alt={application.logo.name} className="mb-4 max-h-20 rounded-md border border-line bg-sheet p-2" />}
            <ApplicationSummary {...application} {...{ options, coExhibitors }} />
          </Section>
          <Section title={t('commentsTitle')} id="commentaires"><CommentList comments={application.comments} me={me} lastResult={answer && 'comment' in answer ? answer.comment : undefined} /></Section>
          <Section title={t('history')} id="historique"><HistoryList history={application.history} zone={application.show.programme.zone} /></Section>
        </div>
        <div className="order-first mb-8 space-y-8 lg:order-none">
          {stand && <p className="rounded-lg border border-line bg-sheet p-4"><span className="text-sm text-soft">{t('column.stand')}</span><span className="figures block text-xl font-semibold">{`${stand.number} · ${stand.hall.name}`}</span></p>}
          {application.state === 'ACCEPTED' && <p><LinkButton to={`/equipe/salons/${application.showId}/attribution?dossier=${application.id}`}>{assignments(stand ? 'change' : 'give')}</LinkButton></p>}
          {application.state === 'DRAFT' && (
            <Form method="post" className="space-y-4 rounded-lg border border-line bg-sheet p-4">
              <p className="text-sm text-soft">{t('draftText')}</p>
              <Button name="faire" value="deposer">{t('sendFor')}</Button>
            </Form>
          )}
          <DecideForm application={application} lastResult={answer && 'move' in answer ? answer.move : undefined} />
          <ScoreForm application={application} lastResult={answer && 'score' in answer ? answer.score : undefined} />
        </div>
      </div>
    </>
  )
}
