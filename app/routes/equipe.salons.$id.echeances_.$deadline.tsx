import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addDeadlineFile, cancelDeadline, keepAsTemplate, removeDeadlineFile, saveDeadline, tickDeadline } from '~/shows/deadlines/commands.server'
import { DeadlineForm } from '~/shows/deadlines/components/DeadlineForm'
import { FileList } from '~/shows/deadlines/components/FileList'
import { PartTable } from '~/shows/deadlines/components/PartTable'
import { DeadlineBadge } from '~/shows/deadlines/components/StateBadge'
import { showTimeline } from '~/shows/deadlines/queries.server'
import { DeadlineInput } from '~/shows/deadlines/schema'
import { Button } from '~/ui/Button'
import { ErrorText } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { PageHeader, Section } from '~/ui/Page'
import { dayWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { rows } = await showTimeline(await requireViewer(request, 'show.manage'), params.id ?? '')
  const deadline = rows.find(({ id }) => id === params.deadline)
  if (!deadline) throw notFound()
  return { deadline }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const showId = params.id ?? ''
  // The loader of this address has seen that it is one of this show's.
  const { rows } = await showTimeline(viewer, showId)
  const deadlineId = rows.find(({ id }) => id === params.deadline)?.id
  if (!deadlineId) throw notFound()
  const list = `/equipe/salons/${showId}/echeances`
  const here = `${list}/${deadlineId}`
  const fields = await request.formData()
  const removed = fields.get('retirerFichier')
  if (removed) {
    await removeDeadlineFile(viewer, String(removed))
    return redirectWithToast(here, 'showDeadlines.fileRemoved')
  }
  const applicationId = String(fields.get('dossier') ?? '') || null
  switch (fields.get('faire')) {
    case 'fait':
    case 'defait':
      await tickDeadline(viewer, { deadlineId, applicationId, done: fields.get('faire') === 'fait', note: String(fields.get('note') ?? '') })
      return redirectWithToast(here, 'showDeadlines.ticked')
    case 'fichier': {
      const file = fields.get('fichier')
      const kept = file instanceof File ? await addDeadlineFile(viewer, { deadlineId, applicationId: null, file }) : undefined
      return kept?.ok ? redirectWithToast(here, 'showDeadlines.fileKept') : { file: kept ? `${kept.reason}|${kept.details?.n ?? ''}` : 'fileEmpty' }
    }
    case 'modele':
      await keepAsTemplate(viewer, showId, deadlineId)
      return redirectWithToast(here, 'showDeadlines.templateKept')
    case 'supprimer':
      await cancelDeadline(viewer, showId, deadlineId)
      return redirectWithToast(list, 'showDeadlines.removed')
    default: {
      const form = parseFormData(fields, DeadlineInput)
      if (!form.ok) return { form: form.reply().data }
      const saved = await saveDeadline(viewer, showId, deadlineId, form.value)
      return saved.ok ? redirectWithToast(here, 'showDeadlines.saved') : { form: form.reply({ counted: [saved.reason] }).data }
    }
  }
}

export default function Deadline() {
  const t = useTranslations('showDeadlines')
  const language = useLocale()
  const { deadline } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/salons/${deadline.showId}/echeances`
  const values = {
    title: deadline.title, detail: deadline.detail, counted: deadline.anchor ?? 'DAY', dueOn: deadline.dueOn, offsetDays: deadline.offsetDays === null ? undefined : String(deadline.offsetDays),
    owner: deadline.owner, ownerName: deadline.ownerName ?? undefined, perCompany: deadline.perCompany ? 'on' : undefined, remindDays: deadline.remindDays.join(', '),
  }
  const error = answer && 'file' in answer ? answer.file : undefined
  return (
    <>
      <title>{`${deadline.title} · Pavillon`}</title>
      <PageHeader title={deadline.title} crumbs={[{ to: back, label: t('title') }]} meta={<DeadlineBadge state={deadline.state} />} lead={[dayWords(deadline.dueOn, language), t(`owner.${deadline.owner}`), deadline.ownerName].filter(Boolean).join(' · ')} />
      <Section title={t('progress')} id="avancement">
        {deadline.perCompany ? <PartTable parts={deadline.parts} /> : (
          <Form method="post" className="flex flex-wrap items-center gap-4">
            {deadline.doneByName && <p>{t('doneBy', { name: deadline.doneByName })}</p>}
            <Button look={deadline.doneAt ? 'secondary' : 'primary'} name="faire" value={deadline.doneAt ? 'defait' : 'fait'}>{deadline.doneAt ? t('untick') : t('tick')}</Button>
          </Form>
        )}
      </Section>
      <Section title={t('forms')} id="formulaires">
        <Form method="post" encType="multipart/form-data" className="max-w-2xl space-y-3">
          <FileList files={deadline.files} removable />
          <label htmlFor="fichier" className="block text-sm font-semibold">{t('addForm')}</label>
          <input id="fichier" name="fichier" type="file" accept="application/pdf,image/png,image/jpeg" className="control" aria-describedby={error && 'fichier-error'} />
          <ErrorText id="fichier" error={error} />
          <Button look="secondary" name="faire" value="fichier">{t('sendFile')}</Button>
        </Form>
      </Section>
      <Section title={t('change')} id="modifier"><DeadlineForm key={deadline.sequence} defaultValue={values} lastResult={answer && 'form' in answer ? answer.form : undefined} back={back} /></Section>
      <Form method="post" className="flex flex-wrap gap-3 border-t border-line pt-5">
        <Button look="secondary" name="faire" value="modele">{t('keepTemplate')}</Button>
        <Button look="danger" name="faire" value="supprimer">{t('remove')}</Button>
      </Form>
    </>
  )
}
