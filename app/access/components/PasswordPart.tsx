import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { timeWords } from '~/ui/time'

/** The first password, another one by the old one, or another one without it for who has just come by a link. */
export function PasswordPart({ there, freshUntil, error }: { there: boolean; freshUntil: Date | null; error?: string }) {
  const t = useTranslations('access')
  const language = useLocale()
  const field = <TextField id="new" name="password" type="password" autoComplete="new-password" label={t('newPassword')} hint={t('newPasswordHint')} error={error} />
  if (!there || freshUntil) {
    return (
      <Form method="post" className="space-y-4">
        {there && freshUntil && <Notice>{t('freshLink', { time: timeWords(freshUntil, language) })}</Notice>}
        {field}
        <Button name="faire" value="motdepasse">{there ? t('newPasswordAction') : t('setPassword')}</Button>
      </Form>
    )
  }
  return (
    <details open={error !== undefined}>
      <summary className="flex min-h-11 flex-wrap items-center gap-x-2 text-soft">{t('passwordThere')} <span className="link">{t('changePassword')}</span></summary>
      <Form method="post" className="mt-4 space-y-4">
        <TextField id="old" name="current" type="password" autoComplete="current-password" label={t('currentPassword')} />
        {field}
        <Button look="secondary" name="faire" value="changer">{t('changePassword')}</Button>
      </Form>
    </details>
  )
}
