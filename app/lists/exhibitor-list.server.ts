import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { exhibitorRows, type ExhibitorRow } from '~/shows/assignments/queries.server'
import { showFrame } from '~/shows/queries.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** A show's exhibitors with their stands; those who share a stand have a row each. */
export async function exhibitorList(viewer: Viewer, showId: string, language: Language): Promise<List> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const { zone } = show
  const t = translator(language, 'showAssignments')
  const columns: Column<ExhibitorRow>[] = [
    { key: 'company', title: t('column.company'), kind: 'text', value: ({ company }) => company },
    { key: 'siret', title: 'SIRET', kind: 'identifier', value: ({ siret }) => siret },
    { key: 'town', title: t('column.town'), kind: 'text', value: ({ town }) => town },
    { key: 'state', title: t('column.state'), kind: 'identifier', value: ({ state }) => t(`state.${state ?? 'none'}`) },
    { key: 'stand', title: t('column.stand'), kind: 'identifier', value: ({ stand }) => stand },
    { key: 'hall', title: t('column.hall'), kind: 'text', value: ({ hall }) => hall },
    { key: 'area', title: t('column.area'), kind: 'number', value: ({ area }) => area },
    { key: 'kind', title: t('column.kind'), kind: 'identifier', value: ({ equipped }) => (equipped === null ? null : t(equipped ? 'equipped' : 'bare')) },
    { key: 'sides', title: t('column.sides'), kind: 'number', value: ({ openSides }) => openSides },
    { key: 'until', title: t('column.until'), kind: 'day', zone, value: ({ heldUntil }) => heldUntil },
    { key: 'confirmedOn', title: t('column.confirmedOn'), kind: 'day', zone, value: ({ confirmedAt }) => confirmedAt },
    { key: 'sharedWith', title: t('column.sharedWith'), kind: 'text', value: ({ sharedWith }) => sharedWith },
    { key: 'products', title: t('column.products'), kind: 'text', value: ({ products }) => products },
  ]
  return listOf({ file: `exposants-${show.slug}`, title: `${t('exhibitors')} · ${show.title}`, zone }, columns, async () => inBatches(await exhibitorRows(viewer, showId)))
}
