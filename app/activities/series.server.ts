import type { SubmissionResult } from '@conform-to/react'
import type { SignUpKind } from '~/db/generated/enums'
import { parseFormData } from '~/ui/form.server'
import { localDate, localTime } from '~/ui/time'
import { daysOff } from './queries.server'
import { forClassesOnly, seriesDays, type SkipReason } from './rules'
import { SeriesInput } from './schema'

type Of = { openTo: readonly SignUpKind[]; programme: { zone: string; holidayZone: string }; sessions: { status: string; startsAt: Date }[] }
type Preview = { days: string[]; skipped: { day: string; reason: SkipReason }[]; input: SeriesInput; error?: string }
export type Series =
  | { chosen: string[]; input: SeriesInput; refuse(fieldErrors: Record<string, string[]>): { reply: SubmissionResult<string[]>; preview: null } }
  | { chosen: null; answer: { reply: SubmissionResult<string[]>; preview: Preview | null } }

/** Reads the form of a series: first shows the days that it would make and those it skips, then takes those that were left ticked. */
export async function readSeries({ openTo, programme: { zone, holidayZone }, sessions }: Of, fields: FormData): Promise<Series> {
  const form = parseFormData(fields, SeriesInput)
  if (!form.ok) return { chosen: null, answer: { reply: form.reply().data, preview: null } }
  const input = form.value
  const already = sessions.filter(({ status, startsAt }) => status === 'PLANNED' && localTime(startsAt, zone) === input.startTime).map(({ startsAt }) => localDate(startsAt, zone))
  const calendar = await daysOff(holidayZone, input.from, input.until)
  const off = forClassesOnly(openTo) ? calendar : { ...calendar, holidays: [] }
  const found = seriesDays(input, { ...off, already: new Set(already) })
  if (fields.get('faire') !== 'ajouter') return { chosen: null, answer: { reply: form.reply().data, preview: { ...found, input } } }
  const ticked = new Set(fields.getAll('jour').map(String))
  const chosen = found.days.filter((day) => ticked.has(day))
  if (chosen.length === 0) return { chosen: null, answer: { reply: form.reply().data, preview: { ...found, input, error: 'noDayChosen' } } }
  return { chosen, input, refuse: (fieldErrors) => ({ reply: form.reply(fieldErrors).data, preview: null }) }
}
