import type { Viewer } from '~/access/viewer.server'
import { showTimeline } from '~/shows/deadlines/queries.server'
import { showFrame } from '~/shows/queries.server'
import { notFound } from '~/access/responses.server'
import type { Language } from '~/ui/catalogues'
import { fromDateOnly } from '~/ui/time'
import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** A show's deadlines as a file: a row each, and a row for each exhibitor where each has it to do. */
export async function deadlineList(viewer: Viewer, showId: string, language: Language): Promise<List> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showDeadlines')
  const { rows } = await showTimeline(viewer, showId)
  const flat = rows.flatMap(({ parts, ...deadline }) => {
    const own = { deadline, company: '', state: deadline.state, doneAt: deadline.doneAt, doneBy: deadline.doneByName, files: deadline.files.length }
    return deadline.perCompany ? parts.map((part) => ({ deadline, company: part.company, state: part.state, doneAt: part.doneAt, doneBy: part.doneByName, files: part.files.length })) : [own]
  })
  const columns: Column<(typeof flat)[number]>[] = [
    { key: 'title', title: t('field.title'), kind: 'text', value: ({ deadline }) => deadline.title },
    { key: 'dueOn', title: t('field.dueOn'), kind: 'day', zone: 'UTC', value: ({ deadline }) => fromDateOnly(deadline.dueOn) },
    { key: 'owner', title: t('field.owner'), kind: 'identifier', value: ({ deadline }) => t(`owner.${deadline.owner}`) },
    { key: 'ownerName', title: t('field.ownerName'), kind: 'text', value: ({ deadline }) => deadline.ownerName },
    { key: 'company', title: t('column.company'), kind: 'text', value: ({ company }) => company },
    { key: 'state', title: t('stateTitle'), kind: 'identifier', value: ({ state }) => t(`state.${state}`) },
    { key: 'doneAt', title: t('column.doneAt'), kind: 'day', zone: show.zone, value: ({ doneAt }) => doneAt },
    { key: 'doneBy', title: t('column.doneBy'), kind: 'text', value: ({ doneBy }) => doneBy },
    { key: 'files', title: t('column.files'), kind: 'number', value: ({ files }) => files },
  ]
  return listOf({ file: `echeances-${show.slug}`, title: `${t('title')} · ${show.title}`, zone: show.zone }, columns, () => inBatches(flat))
}
