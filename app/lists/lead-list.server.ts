import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { myLeads, standDesk } from '~/shows/leads/queries.server'
import { followUps } from '~/shows/leads/schema'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE, localTime } from '~/ui/time'
import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** A company's own contacts of a show as a file. */
export async function leadList(viewer: Viewer, showId: string, language: Language): Promise<List> {
  const desk = await standDesk(viewer, showId)
  if (!desk) throw notFound()
  const t = translator(language, 'showLeads')
  const columns: Column<Awaited<ReturnType<typeof myLeads>>[number]>[] = [
    { key: 'name', title: t('name'), kind: 'text', value: ({ name }) => name },
    { key: 'firm', title: t('firm'), kind: 'text', value: ({ firm }) => firm },
    { key: 'mail', title: t('mail'), kind: 'text', value: ({ mail }) => mail },
    { key: 'phone', title: t('phone'), kind: 'phone', value: ({ phone }) => phone && phoneWords(phone) },
    { key: 'interest', title: t('interest'), kind: 'text', value: ({ interest }) => interest },
    { key: 'rating', title: t('rating'), kind: 'number', value: ({ rating }) => rating },
    { key: 'notes', title: t('notes'), kind: 'text', value: ({ notes }) => notes },
    { key: 'state', title: t('state'), kind: 'identifier', value: ({ followUp }) => t(`followUp.${followUps.find((state) => state === followUp) ?? 'OPEN'}`) },
    { key: 'followUpNote', title: t('followUpNote'), kind: 'text', value: ({ followUpNote }) => followUpNote },
    { key: 'madeAt', title: t('column.madeAt'), kind: 'day', zone: HOUSE_ZONE, value: ({ madeAt }) => madeAt },
    { key: 'time', title: t('column.time'), kind: 'identifier', value: ({ madeAt }) => localTime(madeAt) },
    { key: 'company', title: t('column.company'), kind: 'text', value: ({ company }) => company.name },
    { key: 'by', title: t('column.by'), kind: 'text', value: ({ createdByName }) => createdByName },
    { key: 'consent', title: t('column.consent'), kind: 'text', value: ({ consent }) => consent },
    { key: 'keepUntil', title: t('column.keepUntil'), kind: 'day', zone: 'UTC', value: ({ keepUntil }) => keepUntil },
  ]
  return listOf({ file: `contacts-${desk.show.slug}`, title: `${t('title')} · ${desk.show.title}`, zone: HOUSE_ZONE }, columns, async () => inBatches(await myLeads(viewer, showId)))
}
