import type { Viewer } from '~/access/viewer.server'
import type { ProgrammeKind } from '~/db/generated/enums'
import { findProgrammes } from '~/programmes/queries.server'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE } from '~/ui/time'
import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** Programmes, newest first, narrowed as on their page. */
export function programmeList(viewer: Viewer, { type, annee }: { type?: ProgrammeKind; annee?: number }, language: Language): List {
  const t = translator(language, 'programmes')
  const lists = translator(language, 'lists')
  const columns: Column<Awaited<ReturnType<typeof findProgrammes>>[number]>[] = [
    { key: 'title', title: t('field.title'), kind: 'text', value: ({ title }) => title },
    { key: 'kind', title: t('field.kind'), kind: 'identifier', value: ({ kind }) => t(`kind.${kind}`) },
    { key: 'startsOn', title: t('field.startsOn'), kind: 'day', zone: 'UTC', value: ({ startsOn }) => startsOn },
    { key: 'endsOn', title: t('field.endsOn'), kind: 'day', zone: 'UTC', value: ({ endsOn }) => endsOn },
    { key: 'town', title: t('field.town'), kind: 'text', value: ({ town }) => town },
    { key: 'state', title: t('field.status'), kind: 'identifier', value: ({ status }) => t(`status.${status}`) },
    { key: 'published', title: t('published'), kind: 'yes', value: ({ publishedAt }) => publishedAt !== null },
    { key: 'activities', title: t('activities'), kind: 'number', value: ({ _count }) => _count.activities },
  ]
  return listOf({ file: 'programmes', title: lists('name.programmes'), zone: HOUSE_ZONE }, columns, async () => inBatches(await findProgrammes(viewer, { kind: type, year: annee })))
}
