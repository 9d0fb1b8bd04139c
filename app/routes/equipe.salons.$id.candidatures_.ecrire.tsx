import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { lettersOf, previewLetters, sendLetters } from '~/shows/applications/bulk.server'
import { LettersForm } from '~/shows/applications/components/LettersForm'
import { applicationsOf } from '~/shows/applications/queries.server'
import { unknownPlaceholders } from '~/shows/applications/rules'
import { ApplicationFilter, LettersInput } from '~/shows/applications/schema'
import { LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, PageHeader } from '~/ui/Page'

export const handle = access('show.manage')

/** Those who were ticked, or all whom the filters of the table leave. */
async function recipients(request: Request, showId: string) {
  const viewer = await requireViewer(request, 'show.manage')
  const { searchParams } = new URL(request.url)
  const ticked = searchParams.getAll('dossier')
  const filter = ApplicationFilter.parse(Object.fromEntries([...searchParams].filter(([name, value]) => name !== 'dossier' && value !== '')))
  const found = (await applicationsOf(viewer, showId, filter)).filter(({ id, state }) => state !== 'DRAFT' && (ticked.length === 0 || ticked.includes(id)))
  return { viewer, ids: found.map(({ id }) => id), names: found.map(({ company }) => company.name) }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, names } = await recipients(request, params.id ?? '')
  return { names, templates: await lettersOf(viewer, params.id ?? ''), batch: randomUUID(), showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const showId = params.id ?? ''
  const { viewer, ids } = await recipients(request, showId)
  const fields = await request.formData()
  const form = parseFormData(fields, LettersInput)
  if (!form.ok) return { reply: form.reply().data, preview: undefined }
  const unknown = unknownPlaceholders(`${form.value.subject}\n${form.value.text}`)
  if (unknown.length > 0) return { reply: form.reply({ text: [`unknownPlaceholder|${unknown.map((name) => `{{${name}}}`).join(', ')}`] }).data, preview: undefined }
  if (fields.get('faire') !== 'envoyer') {
    const letters = await previewLetters(viewer, showId, ids, form.value)
    return { reply: form.reply().data, preview: { letters: letters.slice(0, 3), n: letters.length } }
  }
  const sent = await sendLetters(viewer, showId, ids, form.value, String(fields.get('lot') ?? ''))
  if (!sent.ok) return { reply: form.reply({ text: ['invalid'] }).data, preview: undefined }
  return redirectWithToast(`/equipe/salons/${showId}/candidatures`, 'showApplications.lettersSent', { n: sent.companies })
}

export default function WriteLetters() {
  const t = useTranslations('showApplications')
  const { names, templates, batch, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/salons/${showId}/candidatures`
  return (
    <>
      <title>{`${t('lettersTitle')} · Pavillon`}</title>
      <PageHeader title={t('lettersTitle')} crumbs={[{ to: back, label: t('title') }]} lead={t('lettersLead')} />
      {names.length === 0 ? <EmptyState title={t('noRecipient')} action={<LinkButton to={back}>{t('title')}</LinkButton>}>{t('tickAll')}</EmptyState> : <LettersForm {...{ names, templates, batch, back }} lastResult={answer?.reply} preview={answer?.preview} />}
    </>
  )
}
