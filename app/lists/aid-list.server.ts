import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { ledgerRows } from '~/shows/money/aid-queries.server'
import { showFrame } from '~/shows/queries.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** The ledger of aid of a show's exhibitors and whoever counts together with them: a row a grant, in euros; what was cancelled says so. */
export async function aidList(viewer: Viewer, showId: string, language: Language): Promise<List> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showMoney')
  const lists = translator(language, 'lists')
  const columns: Column<Awaited<ReturnType<typeof ledgerRows>>[number]>[] = [
    { key: 'undertaking', title: t('aidColumn.undertaking'), kind: 'text', value: ({ undertaking }) => undertaking },
    { key: 'company', title: t('aidColumn.company'), kind: 'text', value: ({ company }) => company },
    { key: 'siren', title: t('aidColumn.siren'), kind: 'identifier', value: ({ siren }) => siren },
    { key: 'grantedOn', title: t('aidColumn.grantedOn'), kind: 'day', zone: 'UTC', value: ({ grantedOn }) => grantedOn },
    { key: 'amount', title: t('aidColumn.amount'), kind: 'money', value: ({ amountCents }) => amountCents },
    { key: 'grantor', title: t('aidColumn.grantor'), kind: 'text', value: ({ grantor }) => grantor },
    { key: 'basis', title: t('aidColumn.basis'), kind: 'text', value: ({ legalBasis }) => legalBasis },
    { key: 'programme', title: t('aidColumn.programme'), kind: 'text', value: ({ programme }) => programme },
    { key: 'declared', title: t('aidColumn.declared'), kind: 'text', value: ({ declared }) => lists(declared ? 'yes' : 'no') },
    { key: 'cancelledAt', title: t('aidColumn.cancelledAt'), kind: 'day', zone: show.zone, value: ({ cancelledAt }) => cancelledAt },
    { key: 'reason', title: t('aidColumn.reason'), kind: 'text', value: ({ cancelReason }) => cancelReason },
  ]
  return listOf({ file: `aides-${show.slug}`, title: `${lists('name.aides')} · ${show.title}`, zone: show.zone }, columns, async () => inBatches(await ledgerRows(viewer, showId)))
}
