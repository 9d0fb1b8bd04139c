import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { localOutbox } from '~/messages/queries.server'
import { EmptyState, PageHeader } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('message.localOutbox')

export async function loader(_: LoaderFunctionArgs) {
  return { messages: (await localOutbox()) ?? notFoundNow() }
}

function notFoundNow(): never {
  throw notFound()
}

export default function LocalOutbox() {
  const t = useTranslations('messages')
  const language = useLocale()
  const { messages } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('outbox')} · Pavillon`}</title>
      <PageHeader title={t('outbox')} lead={t('localLead')} />
      {messages.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      <ul className="space-y-4">
        {messages.map(({ id, recipient, subject, text, createdAt }) => (
          <li key={id} className="rounded-lg border border-line bg-sheet p-5">
            <p className="text-sm text-soft">{`${recipient} · ${momentWords(createdAt, language)}`}</p>
            <h2 className="mt-1 font-semibold">{subject}</h2>
            <p className="mt-2 max-w-2xl text-sm whitespace-pre-line">
              {text.split(/(https?:\/\/\S+)/).map((part, index) => index % 2 ? <a key={index} className="link break-all" href={part}>{part}</a> : part)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
