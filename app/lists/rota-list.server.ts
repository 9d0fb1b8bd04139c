import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { showFrame } from '~/shows/queries.server'
import { rotaOf } from '~/shows/rota/queries.server'
import type { Language } from '~/ui/catalogues'
import { localTime } from '~/ui/time'
import { translator } from '~/ui/translator'
import { inBatches, listOf, type Column, type List } from './list'

/** A show's rota as a file: a row for each person on a shift, and one for each shift that nobody is on yet. */
export async function rotaList(viewer: Viewer, showId: string, language: Language): Promise<List> {
  const show = await showFrame(viewer, showId)
  if (!show) throw notFound()
  const t = translator(language, 'showRota')
  const { days } = await rotaOf(viewer, showId)
  const shifts = days.flatMap((day) => day.shifts)
  const rows = shifts.flatMap((shift) => [...shift.duties.map(({ contact }) => contact), ...(shift.duties.length === 0 ? [null] : [])].map((contact) => ({ shift, contact })))
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'date', title: t('field.date'), kind: 'day', zone: show.zone, value: ({ shift }) => shift.startsAt },
    { key: 'start', title: t('field.startTime'), kind: 'identifier', value: ({ shift }) => localTime(shift.startsAt, show.zone) },
    { key: 'end', title: t('field.endTime'), kind: 'identifier', value: ({ shift }) => localTime(shift.endsAt, show.zone) },
    { key: 'what', title: t('letter.what'), kind: 'text', value: ({ shift }) => shift.title },
    { key: 'place', title: t('field.place'), kind: 'text', value: ({ shift }) => shift.place },
    { key: 'people', title: t('people'), kind: 'text', value: ({ contact }) => contact?.name },
    { key: 'company', title: t('company'), kind: 'text', value: ({ contact }) => contact?.company?.name },
    { key: 'phone', title: t('phone'), kind: 'phone', value: ({ contact }) => contact?.phone && phoneWords(contact.phone) },
    { key: 'skills', title: t('field.skills'), kind: 'text', value: ({ shift }) => shift.skills.join(', ') },
    { key: 'needed', title: t('field.needed'), kind: 'number', value: ({ shift }) => shift.needed },
  ]
  return listOf({ file: `permanences-${show.slug}`, title: `${t('title')} · ${show.title}`, zone: show.zone, toSign: ['date', 'start', 'end', 'what', 'place', 'people', 'company', 'phone'] }, columns, () => inBatches(rows))
}
