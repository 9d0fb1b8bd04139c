import { getFormProps } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { Section } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { ViewInput } from '../schema'

type View = { id: string; name: string; schedule: 'NEVER' | 'DAILY' | 'WEEKLY'; address: string }

/** The views that somebody keeps of a list, and a form to keep what is shown. */
export function Views({ views, lastResult }: { views: View[]; lastResult: unknown }) {
  const t = useTranslations('lists')
  const [form, fields] = useHouseForm({ schema: ViewInput, id: 'vue', lastResult, defaultValue: { schedule: 'NEVER' } })
  return (
    <Section title={t('views')} id="vues">
      <p className="mb-4 max-w-2xl text-soft">{views.length === 0 ? t('noView') : t('viewsText')}</p>
      {views.length > 0 && (
        <Form method="post" className="mb-6">
          <ul className="max-w-2xl border-t border-line">
            {views.map(({ id, name, schedule, address }) => (
              <li key={id} className="flex items-center justify-between gap-4 border-b border-line">
                <span className="min-w-0"><Link className="link" to={address}>{name}</Link>{schedule !== 'NEVER' && <span className="block text-sm text-soft">{t(`schedules.${schedule}`)}</span>}</span>
                <button name="effacer" value={id} className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink" aria-label={t('remove', { name })}><X aria-hidden className="size-4" /></button>
              </li>
            ))}
          </ul>
        </Form>
      )}
      <Form method="post" {...getFormProps(form)} className="grid max-w-3xl items-end gap-4 sm:grid-cols-[1fr_auto_auto]">
        <TextField {...fieldProps(fields.name)} label={t('viewName')} maxLength={80} autoComplete="off" />
        <Select {...fieldProps(fields.schedule)} label={t('schedule')} choices={(['NEVER', 'DAILY', 'WEEKLY'] as const).map((value) => ({ value, label: t(`schedules.${value}`) }))} />
        <Button look="secondary">{t('keep')}</Button>
      </Form>
    </Section>
  )
}
