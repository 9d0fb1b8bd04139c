import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { PriorityEducation } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Checkbox, Select } from '~/ui/Field'

/** What counts for fairness when classes are matched with visits. */
export function SchoolFactsForm({ school: { priorityEducation, rural } }: { school: { priorityEducation: PriorityEducation; rural: boolean } }) {
  const t = useTranslations('directory')
  return (
    <Form method="post" className="max-w-xl">
      <p className="mb-4 text-sm text-soft">{t('factsText')}</p>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Select id="priorityEducation" name="priorityEducation" label={t('priorityTitle')} defaultValue={priorityEducation} choices={Object.values(PriorityEducation).map((value) => ({ value, label: t(`priority.${value}`) }))} />
        <Checkbox id="rural" name="rural" value="oui" defaultChecked={rural} label={t('rural')} />
        <Button look="secondary" name="faire" value="equite">{t('saveFacts')}</Button>
      </div>
    </Form>
  )
}
