import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { CheckboxGroup, TextField } from '~/ui/Field'
import { choiceProps, fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { topics, WebhookInput } from '../schema'

export function WebhookForm({ lastResult }: { lastResult: unknown }) {
  const t = useTranslations('api')
  const [form, fields] = useHouseForm({ schema: WebhookInput, id: 'webhook', lastResult, defaultValue: {} })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <TextField {...fieldProps(fields.address)} type="url" inputMode="url" label={t('address')} hint={t('addressHint')} placeholder="https://" autoComplete="off" />
      <CheckboxGroup {...choiceProps(fields.topics)} label={t('topicsTitle')} choices={topics.map((value) => ({ value, label: t(`topics.${value}`) }))} />
      <Button look="secondary" name="faire" value="ajouter">{t('add')}</Button>
    </Form>
  )
}
