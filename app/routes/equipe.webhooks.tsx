import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { DeliveryTable } from '~/api/components/DeliveryTable'
import { WebhookForm } from '~/api/components/WebhookForm'
import { WebhookInput } from '~/api/schema'
import { addWebhook, endWebhook, sendAgain, webhooks } from '~/api/webhooks.server'
import { CopyField } from '~/ui/CopyField'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('webhook.manage')
const here = '/equipe/webhooks'

export async function loader({ request }: LoaderFunctionArgs) {
  return { webhooks: await webhooks(await requireViewer(request, 'webhook.manage')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'webhook.manage')
  const fields = await request.formData()
  const [ended, again] = [fields.get('finir'), fields.get('renvoyer')]
  if (ended) {
    await endWebhook(viewer, String(ended))
    return redirectWithToast(here, 'api.ended')
  }
  if (again) {
    await sendAgain(viewer, String(again))
    return redirectWithToast(here, 'api.sentAgain')
  }
  const form = parseFormData(fields, WebhookInput)
  if (!form.ok) return form.reply()
  const added = await addWebhook(viewer, form.value)
  return added.ok ? { secret: added.secret } : form.reply({ address: [added.reason] })
}

export default function Webhooks() {
  const t = useTranslations('api')
  const { webhooks: rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const secret = answer && 'secret' in answer ? String(answer.secret) : undefined
  return (
    <>
      <title>{`${t('webhooks')} · Pavillon`}</title>
      <PageHeader title={t('webhooks')} lead={t('webhooksLead')} />
      {secret && (
        <Notice tone="good" role="status" title={t('added')}>
          <p className="mb-3">{t('onlyOnceSecret')}</p>
          <CopyField id="secret" key={secret} label={t('yourSecret')} value={secret} />
        </Notice>
      )}
      {rows.length === 0 ? <div className="mb-10"><EmptyState title={t('noWebhook')} /></div> : (
        <Form method="post">
          {rows.map(({ id, address, topics, deliveries }) => (
            <Section key={id} id={`webhook-${id}`} title={new URL(address).host} action={<button name="finir" value={id} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline">{t('end')}</button>}>
              <p className="mb-1 text-sm break-all">{address}</p>
              <p className="mb-4 text-sm text-soft">{topics.map((topic) => t(`topics.${topic as 'session'}`)).join(', ')}</p>
              <h3 className="mb-2 text-sm font-semibold">{t('deliveries')}</h3>
              <DeliveryTable deliveries={deliveries} />
            </Section>
          ))}
        </Form>
      )}
      <Section title={t('add')} id="ajouter"><WebhookForm key={secret ?? 'new'} lastResult={secret ? undefined : answer} /></Section>
    </>
  )
}
