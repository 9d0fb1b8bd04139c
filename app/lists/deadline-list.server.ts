import type { Viewer } from '~/access/viewer.server'
import { showTimeline } from '~/shows/deadlines/queries.server'
import { showFrame } from '~/shows/queries.server'
import { notFound } from '~/access/responses.server'
import type { Language } from '~/ui/catalogues'
import { fromDateOnly, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { csvResponse, csvStream, type Column } from './csv'

/** A show's deadlines as a file: a row each, and a row for each exhibitor where each has it to do. */
export async function deadlineListFile(viewer: Viewer, showId: string, language: Language): Promise<Response> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showDeadlines')
  const { rows } = await showTimeline(viewer, showId)
  const flat = rows.flatMap(({ parts, ...deadline }) => {
    const own = { deadline, company: '', state: deadline.state, doneAt: deadline.doneAt, doneBy: deadline.doneByName, files: deadline.files.length }
    return deadline.perCompany ? parts.map((part) => ({ deadline, company: part.company, state: part.state, doneAt: part.doneAt, doneBy: part.doneByName, files: part.files.length })) : [own]
  })
  const columns: Column<(typeof flat)[number]>[] = [
    { title: t('field.title'), kind: 'text', value: ({ deadline }) => deadline.title },
    { title: t('field.dueOn'), kind: 'day', zone: 'UTC', value: ({ deadline }) => fromDateOnly(deadline.dueOn) },
    { title: t('field.owner'), kind: 'identifier', value: ({ deadline }) => t(`owner.${deadline.owner}`) },
    { title: t('field.ownerName'), kind: 'text', value: ({ deadline }) => deadline.ownerName },
    { title: t('column.company'), kind: 'text', value: ({ company }) => company },
    { title: t('stateTitle'), kind: 'identifier', value: ({ state }) => t(`state.${state}`) },
    { title: t('column.doneAt'), kind: 'day', zone: show.zone, value: ({ doneAt }) => doneAt },
    { title: t('column.doneBy'), kind: 'text', value: ({ doneBy }) => doneBy },
    { title: t('column.files'), kind: 'number', value: ({ files }) => files },
  ]
  return csvResponse(`echeances-${show.slug}`, todayIn(show.zone), csvStream(columns, flat))
}
