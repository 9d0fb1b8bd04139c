import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { applicationsOf, wishesOf } from '~/shows/applications/queries.server'
import type { ApplicationFilter } from '~/shows/applications/schema'
import { showFrame } from '~/shows/queries.server'
import type { Language } from '~/ui/catalogues'

import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** A show's applications as a file, narrowed and sorted as on the page. */
export async function applicationList(viewer: Viewer, showId: string, filter: ApplicationFilter, language: Language): Promise<List> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showApplications')
  const shows = translator(language, 'shows')
  const columns: Column<Awaited<ReturnType<typeof applicationsOf>>[number]>[] = [
    { key: 'company', title: t('column.company'), kind: 'text', value: ({ company }) => company.name },
    { key: 'siret', title: 'SIRET', kind: 'identifier', value: ({ company }) => company.siret ?? company.siren },
    { key: 'town', title: t('column.town'), kind: 'text', value: ({ company }) => company.town },
    { key: 'state', title: t('field.state'), kind: 'identifier', value: ({ state }) => shows(`applicationState.${state}`) },
    { key: 'late', title: t('column.late'), kind: 'yes', value: ({ late }) => late },
    { key: 'sent', title: t('column.sent'), kind: 'day', zone: show.zone, value: ({ submittedAt }) => submittedAt },
    { key: 'area', title: t('field.area'), kind: 'number', value: ({ area }) => area },
    { key: 'kind', title: t('column.kind'), kind: 'identifier', value: ({ equipped }) => t(`kind.${equipped ? 'equipped' : 'bare'}`) },
    { key: 'openSides', title: t('column.openSides'), kind: 'number', value: ({ wishes }) => wishesOf(wishes)[0]?.openSides },
    { key: 'place', title: t('column.place'), kind: 'text', value: ({ wishes }) => wishesOf(wishes)[0]?.place },
    { key: 'stand', title: t('column.stand'), kind: 'identifier', value: ({ stand }) => stand },
    { key: 'score', title: t('column.score'), kind: 'number', value: ({ score }) => score },
    { key: 'outlets', title: t('column.outlets'), kind: 'identifier', value: ({ outlets }) => outlets.map((outlet) => t(`outlet.${outlet}`)).join(', ') },
    { key: 'coExhibitors', title: t('column.coExhibitors'), kind: 'number', value: ({ _count }) => _count.coExhibitors },
    { key: 'phone', title: t('column.phone'), kind: 'phone', value: ({ company }) => company.phone && phoneWords(company.phone) },
    { key: 'mail', title: t('column.mail'), kind: 'text', value: ({ company }) => company.mail },
  ]
  return listOf({ file: `candidatures-${show.slug}`, title: `${t('title')} · ${show.title}`, zone: show.zone }, columns, async () => inBatches(await applicationsOf(viewer, showId, filter)))
}
