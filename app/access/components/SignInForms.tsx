import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { Email, EmailAndPassword } from '../schema'

/** Asks for the address to which a link goes. `action`: the sign-in page with the way back, when this is not it. */
export function LinkForm({ lastResult, action }: { lastResult?: unknown; action?: string }) {
  const t = useTranslations('access')
  const [form, fields] = useHouseForm({ schema: Email, id: 'lien', lastResult })
  return (
    <Form method="post" action={action} {...getFormProps(form)} className="space-y-5">
      <TextField {...fieldProps(fields.email)} type="email" autoComplete="username" inputMode="email" label={t('email')} hint={t('emailHint')} />
      <Button name="par" value="lien" className="w-full">{t('sendLink')}</Button>
    </Form>
  )
}

export function PasswordForm({ lastResult }: { lastResult?: unknown }) {
  const t = useTranslations('access')
  const [form, fields] = useHouseForm({ schema: EmailAndPassword, id: 'motdepasse', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <TextField {...fieldProps(fields.email)} type="email" autoComplete="username" inputMode="email" label={t('email')} />
      <TextField {...fieldProps(fields.password)} type="password" autoComplete="current-password" label={t('password')} defaultValue="" />
      <Button name="par" value="motdepasse" className="w-full">{t('signInPassword')}</Button>
    </Form>
  )
}
