import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { outbox, resend } from '~/messages/queries.server'
import { Button } from '~/ui/Button'
import { Badge, EmptyState, Notice, PageHeader } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import type { loader as root } from '../root'

export const handle = access('message.read')

export async function loader({ request }: LoaderFunctionArgs) {
  return { messages: await outbox(await requireViewer(request, 'message.read')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'message.read')
  await resend(viewer, String((await request.formData()).get('message') ?? ''))
  return redirectWithToast('/equipe/courrier', 'messages.resent')
}

const tones = { QUEUED: 'info', SENT: 'good', FAILED: 'bad', EXPIRED: 'plain' } as const

export default function Outbox() {
  const t = useTranslations('messages')
  const language = useLocale()
  const { messages } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  return (
    <>
      <title>{`${t('outbox')} · Pavillon`}</title>
      <PageHeader title={t('outbox')} lead={t('staffLead')} />
      {!frame?.mail && <Notice tone="warn">{t('noServer')}</Notice>}
      {messages.length === 0 ? <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState> : (
        <table className="data-table">
          <thead><tr><th>{t('subject')}</th><th>{t('to')}</th><th>{t('written')}</th><th>{t('stateTitle')}</th><th className="num">{t('tries')}</th></tr></thead>
          <tbody>
            {messages.map((message) => (
              <tr key={message.id}>
                <td className="lead">
                  <details><summary className="flex items-center font-semibold">{message.subject}</summary><p className="mt-2 max-w-prose text-sm whitespace-pre-line">{message.secret ? t('hidden') : message.text}</p></details>
                </td>
                <td data-label={t('to')} className="break-all">{message.recipient}</td>
                <td data-label={t('written')} className="figures">{momentWords(message.createdAt, language)}</td>
                <td data-label={t('stateTitle')}>
                  <Badge tone={tones[message.state]}>{t(`state.${message.state}`)}</Badge> {message.lastError}
                  {message.state === 'FAILED' && !message.secret && <Form method="post" className="mt-2"><Button look="secondary" name="message" value={message.id}>{t('resend')}</Button></Form>}
                </td>
                <td data-label={t('tries')} className="num">{message.attempts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
