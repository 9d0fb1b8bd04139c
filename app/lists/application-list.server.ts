import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { applicationsOf, wishesOf } from '~/shows/applications/queries.server'
import type { ApplicationFilter } from '~/shows/applications/schema'
import { showFrame } from '~/shows/queries.server'
import type { Language } from '~/ui/catalogues'
import { todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { csvResponse, csvStream, type Column } from './csv'

/** A show's applications as a file, narrowed and sorted as on the page. */
export async function applicationListFile(viewer: Viewer, showId: string, filter: ApplicationFilter, language: Language): Promise<Response> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showApplications')
  const shows = translator(language, 'shows')
  const columns: Column<Awaited<ReturnType<typeof applicationsOf>>[number]>[] = [
    { title: t('column.company'), kind: 'text', value: ({ company }) => company.name },
    { title: 'SIRET', kind: 'identifier', value: ({ company }) => company.siret ?? company.siren },
    { title: t('column.town'), kind: 'text', value: ({ company }) => company.town },
    { title: t('field.state'), kind: 'identifier', value: ({ state }) => shows(`applicationState.${state}`) },
    { title: t('column.late'), kind: 'identifier', value: ({ late }) => (late ? t('yes') : t('no')) },
    { title: t('column.sent'), kind: 'day', zone: show.zone, value: ({ submittedAt }) => submittedAt },
    { title: t('field.area'), kind: 'number', value: ({ area }) => area },
    { title: t('column.kind'), kind: 'identifier', value: ({ equipped }) => t(`kind.${equipped ? 'equipped' : 'bare'}`) },
    { title: t('column.openSides'), kind: 'number', value: ({ wishes }) => wishesOf(wishes)[0]?.openSides },
    { title: t('column.place'), kind: 'text', value: ({ wishes }) => wishesOf(wishes)[0]?.place },
    { title: t('column.stand'), kind: 'identifier', value: ({ stand }) => stand },
    { title: t('column.score'), kind: 'number', value: ({ score }) => score },
    { title: t('column.outlets'), kind: 'identifier', value: ({ outlets }) => outlets.map((outlet) => t(`outlet.${outlet}`)).join(', ') },
    { title: t('column.coExhibitors'), kind: 'number', value: ({ _count }) => _count.coExhibitors },
    { title: t('column.phone'), kind: 'phone', value: ({ company }) => company.phone && phoneWords(company.phone) },
    { title: t('column.mail'), kind: 'text', value: ({ company }) => company.mail },
  ]
  return csvResponse(`candidatures-${show.slug}`, todayIn(show.zone), csvStream(columns, await applicationsOf(viewer, showId, filter)))
}
