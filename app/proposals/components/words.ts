import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { FormValues } from '~/activities/form-values'
import { sessionWords } from '~/ui/time'
import type { DateChange } from '../schema'

type Value = FormValues[string]
const choices = { kind: 'kind', attendance: 'attendance', audiences: 'audience', levels: 'level', openTo: 'openTo', gear: 'gear', languages: 'languages' } as const
const flags = ['stepFree', 'hearing', 'visual', 'psychic', 'intellectual', 'conventionNeeded', 'datesOnRequest']

/** The name of a field, and what it says, in words. */
export function useFieldWords() {
  const t = useTranslations('activities')
  const ui = useTranslations('proposals')
  const format = useFormatter()
  const fieldName = (field: string) => t(`field.${field}` as 'field.title')
  const valueWords = (field: string, value: Value): string => {
    if (flags.includes(field)) return value ? ui('yes') : ui('no')
    const list = Array.isArray(value) ? value : value ? [value] : []
    if (field in choices) return format.list(list.map((one) => t(`${choices[field as 'levels']}.${one}` as 'level.TROISIEME'))) || '–'
    if (field === 'price') return Number(value ?? 0) === 0 ? ui('free') : format.number(Number(value), { style: 'currency', currency: 'EUR' })
    return list.join('\n').trim() || '–'
  }
  return { fieldName, valueWords }
}

/** What is asked of a date, in a sentence: what it was, what it becomes. */
export function useDateWords(zone: string) {
  const t = useTranslations('proposals')
  const language = useLocale()
  const at = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => sessionWords(new Date(startsAt), new Date(endsAt), language, zone)
  return (date: DateChange): { name: string; before: string; after: string } => {
    const words = (one: { startsAt: string; endsAt: string; seats: number; note: string | null }) => [at(one), t('seats', { n: one.seats }), one.note].filter(Boolean).join('\n')
    if (date.kind === 'add') return { name: t('date.add'), before: '–', after: words(date) }
    if (date.kind === 'cancel') return { name: t('date.cancel'), before: words(date.before), after: t('date.cancelled', { reason: date.reason }) }
    return { name: t('date.move'), before: words(date.before), after: words(date) }
  }
}
