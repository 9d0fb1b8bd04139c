import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addDeadlineFile, removeDeadlineFile, tickDeadline } from '~/shows/deadlines/commands.server'
import { FileList } from '~/shows/deadlines/components/FileList'
import { Gantt } from '~/shows/deadlines/components/Gantt'
import { DeadlineBadge } from '~/shows/deadlines/components/StateBadge'
import { exhibitorTimeline } from '~/shows/deadlines/queries.server'
import { Button } from '~/ui/Button'
import { ErrorText, TextField } from '~/ui/Field'
import { EmptyState, PageHeader, Section } from '~/ui/Page'
import { dayWords, momentWords } from '~/ui/time'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const timeline = await exhibitorTimeline(await requireViewer(request, 'show.exhibit'), params.id ?? '')
  if (!timeline) throw notFound()
  return { ...timeline, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const timeline = await exhibitorTimeline(viewer, params.id ?? '')
  if (!timeline) throw notFound()
  const { applicationId } = timeline
  const here = `/entreprise/salons/${params.id}/echeances`
  const fields = await request.formData()
  const removed = fields.get('retirerFichier')
  if (removed) {
    await removeDeadlineFile(viewer, String(removed))
    return redirectWithToast(here, 'showDeadlines.fileRemoved')
  }
  const deadlineId = timeline.rows.find(({ id }) => id === fields.get('echeance'))?.id
  if (!deadlineId) throw notFound()
  const file = fields.get('fichier')
  if (file instanceof File && file.size > 0) {
    const kept = await addDeadlineFile(viewer, { deadlineId, applicationId, file })
    if (!kept.ok) return { deadlineId, error: `${kept.reason}|${kept.details?.n ?? ''}` }
  } else if (fields.get('faire') === 'fichier') return { deadlineId, error: 'fileEmpty' }
  if (fields.get('faire') === 'fichier') return redirectWithToast(here, 'showDeadlines.fileKept')
  await tickDeadline(viewer, { deadlineId, applicationId, done: fields.get('faire') === 'fait', note: String(fields.get('note') ?? '') })
  return redirectWithToast(here, 'showDeadlines.ticked')
}

export default function MyDeadlines() {
  const t = useTranslations('showDeadlines')
  const language = useLocale()
  const { title, rows, today, startsOn, endsOn, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('mine')} · ${title}`}</title>
      <PageHeader title={t('mine')} crumbs={[{ to: `/entreprise/salons/${showId}`, label: title }]} lead={t('mineLead')} />
      {rows.length === 0 ? <EmptyState title={t('mineEmpty')} /> : (
        <>
          <ol className="mb-10 space-y-4">
            {rows.map((row) => {
              const error = answer?.deadlineId === row.id ? answer.error : undefined
              return (
                <li key={row.id} className="rounded-lg border border-line bg-sheet p-5">
                  <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                    <h2 className="text-lg">{row.title}</h2>
                    <p className="flex items-center gap-3 text-sm"><time dateTime={row.dueOn}>{dayWords(row.dueOn, language)}</time><DeadlineBadge state={row.state} /></p>
                  </div>
                  {row.detail && <p className="mt-2 max-w-prose whitespace-pre-line">{row.detail}</p>}
                  {row.doneAt && <p className="mt-2 text-sm text-soft">{[t('doneBy', { name: row.doneByName ?? '' }), momentWords(row.doneAt, language)].join(' · ')}</p>}
                  {row.forms.length > 0 && <div className="mt-3"><p className="text-sm font-semibold">{t('toFillIn')}</p><FileList files={row.forms} /></div>}
                  <Form method="post" encType="multipart/form-data" className="mt-3 space-y-3">
                    <input type="hidden" name="echeance" value={row.id} />
                    {row.handedIn.length > 0 && <div><p className="text-sm font-semibold">{t('handedIn')}</p><FileList files={row.handedIn} removable={!row.doneAt} /></div>}
                    {!row.doneAt && (
                      <div className="grid gap-4 sm:grid-cols-2">
                        <div>
                          <label htmlFor={`fichier-${row.id}`} className="mb-1 block text-sm font-semibold">{t('handIn')}</label>
                          <input id={`fichier-${row.id}`} name="fichier" type="file" accept="application/pdf,image/png,image/jpeg" className="control" aria-describedby={error && `fichier-${row.id}-error`} />
                          <ErrorText id={`fichier-${row.id}`} error={error} />
                        </div>
                        <TextField id={`note-${row.id}`} name="note" label={t('note')} required={false} defaultValue={row.note} maxLength={1000} />
                      </div>
                    )}
                    <div className="flex flex-wrap gap-3">
                      <Button look={row.doneAt ? 'quiet' : 'primary'} name="faire" value={row.doneAt ? 'defait' : 'fait'} aria-label={`${row.doneAt ? t('untick') : t('tick')} : ${row.title}`}>{row.doneAt ? t('untick') : t('tick')}</Button>
                      {!row.doneAt && <Button look="secondary" name="faire" value="fichier" aria-label={`${t('sendFile')} : ${row.title}`}>{t('sendFile')}</Button>}
                    </div>
                  </Form>
                </li>
              )
            })}
          </ol>
          <Section title={t('overview')} id="frise"><Gantt {...{ rows, today, startsOn, endsOn }} /></Section>
        </>
      )}
    </>
  )
}
