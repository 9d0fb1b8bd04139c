import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { outbox, outboxCounts, PER_PAGE, resend } from '~/messages/queries.server'
import { Button } from '~/ui/Button'
import { Badge, EmptyState, Notice, PageHeader } from '~/ui/Page'
import { Pages } from '~/ui/Pages'
import { Tabs } from '~/ui/Tabs'
import { momentWords } from '~/ui/time'
import type { loader as root } from '../root'

export const handle = access('message.read')
const states = ['FAILED', 'QUEUED', 'SENT', 'EXPIRED'] as const
const here = '/equipe/courrier'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'message.read')
  const { searchParams } = new URL(request.url)
  const state = states.find((one) => one === searchParams.get('etat'))
  const page = Math.max(1, Math.min(10_000, Number(searchParams.get('page')) || 1))
  const counts = await outboxCounts(viewer)
  const shown = state ? counts[state] : states.reduce((sum, one) => sum + counts[one], 0)
  return { state, page, counts, pages: Math.max(1, Math.ceil(shown / PER_PAGE)), messages: await outbox(viewer, { state, page }) }
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
  const { number } = useFormatter()
  const { messages, counts, state, page, pages } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  return (
    <>
      <title>{`${t('outbox')} · Pavillon`}</title>
      <PageHeader title={t('outbox')} lead={t('staffLead')} />
      {!frame?.mail && <Notice tone="warn">{t('noServer')}</Notice>}
      {counts.FAILED > 0 && state !== 'FAILED' && <Notice tone="warn"><Link className="link" to={`${here}?etat=FAILED`}>{t('someFailed', { n: counts.FAILED })}</Link></Notice>}
      <Tabs label={t('stateTitle')} tabs={[{ to: here, label: t('every'), current: !state }, ...states.map((one) => ({ to: `${here}?etat=${one}`, label: `${t(`state.${one}`)} · ${number(counts[one])}`, current: state === one }))]} />
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
                  <div>
                    <Badge tone={tones[message.state]}>{t(`state.${message.state}`)}</Badge> {message.lastError && <span className="text-sm">{errorWords(message.lastError, t)}</span>}
                    {message.state === 'FAILED' && !message.secret && <Form method="post" className="mt-2"><Button look="secondary" name="message" value={message.id}>{t('resend')}</Button></Form>}
                  </div>
                </td>
                <td data-label={t('tries')} className="num">{message.attempts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} pages={pages} address={(next) => `?${new URLSearchParams({ ...(state && { etat: state }), page: String(next) })}`} />
    </>
  )
}

/** What the mail server answered, in words, with its code. */
function errorWords(error: string, t: ReturnType<typeof useTranslations<'messages'>>): string {
  if (/^SMTP 5\d\d RCPT|^EENVELOPE/.test(error)) return t('error.address', { error })
  if (/^SMTP 5/.test(error)) return t('error.refused', { error })
  return /^SMTP 4/.test(error) ? t('error.later', { error }) : t('error.away', { error })
}
