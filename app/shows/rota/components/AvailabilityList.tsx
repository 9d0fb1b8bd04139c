import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { Section } from '~/ui/Page'
import { dateOnly, sessionWords } from '~/ui/time'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import type { myRota } from '../queries.server'
import { AvailabilityInput } from '../schema'

type Rota = Awaited<ReturnType<typeof myRota>>

/** When one is free at the shows to come, and a form to say so. */
export function AvailabilityList({ shows, availability, lastResult }: Pick<Rota, 'shows' | 'availability'> & { lastResult: unknown }) {
  const t = useTranslations('showRota')
  const language = useLocale()
  const first = shows[0]
  const defaultValue = { date: first && dateOnly(first.startsOn), startTime: '09:00', endTime: '18:00', free: 'oui' }
  const [form, fields] = useHouseForm({ schema: AvailabilityInput, id: 'disponibilite', lastResult, defaultValue: defaultValue as never })
  if (shows.length === 0) return null
  const titles = new Map(shows.map(({ id, title }) => [id, title]))
  return (
    <Section title={t('availability')} id="disponibilites">
      <p className="mb-3 text-soft">{t('availabilityText')}</p>
      {availability.length > 0 && (
        <ul className="mb-5 divide-y divide-line border-y border-line">
          {availability.map((span) => (
            <li key={span.id}>
              <Form method="post" className="flex flex-wrap items-center gap-x-4">
                <input type="hidden" name="plage" value={span.id} />
                <span className="font-semibold">{span.free ? t('available') : t('unavailable')}</span>
                <span className="figures">{sessionWords(span.startsAt, span.endsAt, language)}</span>
                <span className="text-sm text-soft">{titles.get(span.showId)}</span>
                <button name="faire" value="oublier" className="ml-auto inline-flex min-h-11 items-center text-sm text-bad hover:underline">{t('removeAvailability')}</button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" {...getFormProps(form)} className="max-w-3xl space-y-4">
        <Select id="salon" name="salon" label={t('show')} choices={shows.map(({ id, title, contactId }) => ({ value: `${id} ${contactId}`, label: title }))} />
        <div className="grid gap-4 sm:grid-cols-4">
          <Select {...fieldProps(fields.free)} label={t('availability')} choices={[{ value: 'oui', label: t('available') }, { value: 'non', label: t('unavailable') }]} />
          <TextField {...fieldProps(fields.date)} type="date" label={t('field.date')} />
          <TextField {...fieldProps(fields.startTime)} type="time" label={t('field.startTime')} />
          <TextField {...fieldProps(fields.endTime)} type="time" label={t('field.endTime')} />
        </div>
        <Button look="secondary">{t('addAvailability')}</Button>
      </Form>
    </Section>
  )
}
