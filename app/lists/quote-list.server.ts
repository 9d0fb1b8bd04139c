import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { accountingRows } from '~/shows/money/quote-queries.server'
import { showFrame } from '~/shows/queries.server'
import type { Language } from '~/ui/catalogues'

import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** A show's sent quotes for the accounts: a row a line, amounts in euros, drafts left out. */
export async function quoteList(viewer: Viewer, showId: string, language: Language): Promise<List> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showMoney')
  const columns: Column<Awaited<ReturnType<typeof accountingRows>>[number]>[] = [
    { key: 'date', title: t('column.date'), kind: 'day', zone: show.zone, value: ({ sentAt }) => sentAt },
    { key: 'number', title: t('column.number'), kind: 'identifier', value: ({ name }) => name },
    { key: 'version', title: t('column.version'), kind: 'number', value: ({ version }) => version },
    { key: 'state', title: t('column.state'), kind: 'identifier', value: ({ standing }) => t(`state.${standing}`) },
    { key: 'answeredOn', title: t('column.answeredOn'), kind: 'day', zone: show.zone, value: ({ answeredAt }) => answeredAt },
    { key: 'siren', title: t('column.siren'), kind: 'identifier', value: ({ siren }) => siren },
    { key: 'siret', title: t('column.siret'), kind: 'identifier', value: ({ siret }) => siret },
    { key: 'company', title: t('column.company'), kind: 'text', value: ({ company }) => company },
    { key: 'code', title: t('column.code'), kind: 'identifier', value: ({ code }) => code },
    { key: 'label', title: t('column.label'), kind: 'text', value: ({ label }) => label },
    { key: 'quantity', title: t('column.quantity'), kind: 'number', value: ({ quantity }) => quantity },
    { key: 'net', title: t('column.netAmount'), kind: 'money', value: ({ netCents }) => netCents },
    { key: 'vatRate', title: t('column.vatRate'), kind: 'number', value: ({ vatBp }) => vatBp / 100 },
    { key: 'vat', title: t('column.vatAmount'), kind: 'money', value: ({ vatCents }) => vatCents },
    { key: 'gross', title: t('column.gross'), kind: 'money', value: ({ grossCents }) => grossCents },
  ]
  return listOf({ file: `devis-${show.slug}`, title: `${translator(language, 'lists')('name.devis')} · ${show.title}`, zone: show.zone }, columns, async () => inBatches(await accountingRows(viewer, showId)))
}
