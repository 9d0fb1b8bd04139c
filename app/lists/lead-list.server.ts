import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { myLeads, standDesk } from '~/shows/leads/queries.server'
import { followUps } from '~/shows/leads/schema'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE, localTime, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { csvResponse, csvStream, type Column } from './csv'

/** A company's own contacts of a show as a file. */
export async function leadListFile(viewer: Viewer, showId: string, language: Language): Promise<Response> {
  const desk = await standDesk(viewer, showId)
  if (!desk) throw notFound()
  const t = translator(language, 'showLeads')
  const columns: Column<Awaited<ReturnType<typeof myLeads>>[number]>[] = [
    { title: t('name'), kind: 'text', value: ({ name }) => name },
    { title: t('firm'), kind: 'text', value: ({ firm }) => firm },
    { title: t('mail'), kind: 'text', value: ({ mail }) => mail },
    { title: t('phone'), kind: 'phone', value: ({ phone }) => phone && phoneWords(phone) },
    { title: t('interest'), kind: 'text', value: ({ interest }) => interest },
    { title: t('rating'), kind: 'number', value: ({ rating }) => rating },
    { title: t('notes'), kind: 'text', value: ({ notes }) => notes },
    { title: t('state'), kind: 'identifier', value: ({ followUp }) => t(`followUp.${followUps.find((state) => state === followUp) ?? 'OPEN'}`) },
    { title: t('followUpNote'), kind: 'text', value: ({ followUpNote }) => followUpNote },
    { title: t('column.madeAt'), kind: 'day', zone: HOUSE_ZONE, value: ({ madeAt }) => madeAt },
    { title: t('column.time'), kind: 'identifier', value: ({ madeAt }) => localTime(madeAt) },
    { title: t('column.company'), kind: 'text', value: ({ company }) => company.name },
    { title: t('column.by'), kind: 'text', value: ({ createdByName }) => createdByName },
    { title: t('column.consent'), kind: 'text', value: ({ consent }) => consent },
    { title: t('column.keepUntil'), kind: 'day', zone: 'UTC', value: ({ keepUntil }) => keepUntil },
  ]
  return csvResponse('contacts', todayIn(), csvStream(columns, await myLeads(viewer, showId)))
}
