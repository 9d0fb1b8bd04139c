import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'

/** Seats that are held, until when, and yes or no. The answer goes to `action`, the page of the offer unless said. */
export function OfferAnswer({ until, more, action }: { until: string; more?: string | false; action?: string }) {
  const t = useTranslations('waiting.page')
  return (
    <Form method="post" action={action} className="mb-8 rounded-lg border-2 border-accent bg-accent-wash p-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-4">{t('lead', { until })}{more && ` ${more}`}</p>
      <div className="flex flex-wrap gap-3">
        <Button name="reponse" value="oui" className="w-full sm:w-auto">{t('yes')}</Button>
        <Button look="secondary" name="reponse" value="non" className="w-full sm:w-auto">{t('no')}</Button>
      </div>
    </Form>
  )
}
