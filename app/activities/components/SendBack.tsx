import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { Notice } from '~/ui/Page'

/** What becomes of a proposal: a form to send it back with a reason, or the reason with which it was. */
export function SendBack({ moderation, reason, error }: { moderation: string; reason: string | null; error?: string }) {
  const t = useTranslations('activities')
  if (moderation === 'SENT_BACK') return <Notice tone="warn" title={t('wasSentBackFor')}>{reason}</Notice>
  if (moderation !== 'PROPOSED') return null
  return (
    <Form method="post" className="mb-10 max-w-xl space-y-3">
      <TextArea id="raison" name="raison" rows={3} maxLength={300} label={t('sendBackReason')} hint={t('sendBackHint')} error={error} />
      <Button look="secondary" name="faire" value="renvoyer">{t('sendBack')}</Button>
    </Form>
  )
}
