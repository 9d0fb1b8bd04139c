import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { KeyInput } from '../schema'

export function KeyForm({ lastResult }: { lastResult: unknown }) {
  const t = useTranslations('api')
  const [form, fields] = useHouseForm({ schema: KeyInput, id: 'cle-nouvelle', lastResult, defaultValue: {} })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-6">
      <TextField {...fieldProps(fields.name)} label={t('keyName')} autoComplete="off" beside={<Button look="secondary">{t('createKey')}</Button>} />
    </Form>
  )
}
