import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { accountingRows } from '~/shows/money/quote-queries.server'
import { showFrame } from '~/shows/queries.server'
import type { Language } from '~/ui/catalogues'
import { todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { csvResponse, csvStream, type Column } from './csv'

/** A show's sent quotes for the accounts: a row a line, amounts in euros, drafts left out. */
export async function quoteListFile(viewer: Viewer, showId: string, language: Language): Promise<Response> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showMoney')
  const columns: Column<Awaited<ReturnType<typeof accountingRows>>[number]>[] = [
    { title: t('column.date'), kind: 'day', zone: show.zone, value: ({ sentAt }) => sentAt },
    { title: t('column.number'), kind: 'identifier', value: ({ name }) => name },
    { title: t('column.version'), kind: 'number', value: ({ version }) => version },
    { title: t('column.state'), kind: 'identifier', value: ({ standing }) => t(`state.${standing}`) },
    { title: t('column.answeredOn'), kind: 'day', zone: show.zone, value: ({ answeredAt }) => answeredAt },
    { title: t('column.siren'), kind: 'identifier', value: ({ siren }) => siren },
    { title: t('column.siret'), kind: 'identifier', value: ({ siret }) => siret },
    { title: t('column.company'), kind: 'text', value: ({ company }) => company },
    { title: t('column.code'), kind: 'identifier', value: ({ code }) => code },
    { title: t('column.label'), kind: 'text', value: ({ label }) => label },
    { title: t('column.quantity'), kind: 'number', value: ({ quantity }) => quantity },
    { title: t('column.netAmount'), kind: 'number', value: ({ netCents }) => netCents / 100 },
    { title: t('column.vatRate'), kind: 'number', value: ({ vatBp }) => vatBp / 100 },
    { title: t('column.vatAmount'), kind: 'number', value: ({ vatCents }) => vatCents / 100 },
    { title: t('column.gross'), kind: 'number', value: ({ grossCents }) => grossCents / 100 },
  ]
  return csvResponse(`devis-${show.slug}`, todayIn(show.zone), csvStream(columns, await accountingRows(viewer, showId)))
}
