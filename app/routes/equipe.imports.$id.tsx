import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import type { MissingColumn } from '~/directory/columns'
import { ImportRows } from '~/directory/components/ImportRows'
import { applyImport, cancelImport, failDeadImports } from '~/directory/imports.server'
import { importById } from '~/directory/queries.server'
import type { WhyUnreadable } from '~/directory/unreadable'
import { Button } from '~/ui/Button'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { ProgressBar } from '~/ui/Progress'
import { Tabs } from '~/ui/Tabs'

export const handle = access('directory.import')

const ACTIONS = ['ADD', 'CHANGE', 'SAME', 'BAD'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'directory.import')
  const { searchParams } = new URL(request.url)
  await failDeadImports()
  const page = Math.max(1, Math.min(10_000, Number(searchParams.get('page')) || 1))
  const found = await importById(viewer, params.id ?? '', ACTIONS.find((action) => action === searchParams.get('voir')), page)
  if (!found) throw notFound()
  return { found, page }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'directory.import')
  const id = params.id ?? ''
  if ((await request.formData()).get('faire') === 'abandonner') {
    await cancelImport(id)
    return redirectWithToast('/equipe/imports', 'directory.abandoned')
  }
  const outcome = await applyImport(viewer, id)
  return outcome.ok ? redirectWithToast(`/equipe/imports/${id}`, 'directory.applied', { n: outcome.applied }) : { outcome }
}

export default function ImportPreview() {
  const t = useTranslations('directory')
  const { number } = useFormatter()
  const { found, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { revalidate } = useRevalidator()
  const reading = found.state === 'READING'
  useEffect(() => {
    if (!reading) return
    const timer = setInterval(revalidate, 700)
    return () => clearInterval(timer)
  }, [reading, revalidate])
  const good = found.added + found.changed
  const stopped = found.state === 'FAILED' || found.state === 'CANCELLED'
  return (
    <>
      <title>{`${found.fileName} · Pavillon`}</title>
      {reading && <noscript><meta httpEquiv="refresh" content="2" /></noscript>}
      <PageHeader title={found.fileName} crumbs={[{ to: '/equipe/imports', label: t('imports') }]} lead={`${t(`state.${found.state}`)} · ${t('rows', { n: found.rows })}`} />
      {answer && <Notice tone="bad" role="alert">{t(`refusal.${answer.outcome.reason}`, answer.outcome.details ?? {})}</Notice>}
      {reading && <ProgressBar label={t('state.READING')} value={found.readBytes} max={found.totalBytes} words={t('rows', { n: found.rows })} />}
      {found.state === 'FAILED' && <Notice tone="bad" role="alert">{failureWords(found.failure, t)}</Notice>}
      {found.state === 'CANCELLED' && <Notice>{t('abandoned')}</Notice>}
      {found.state === 'DONE' && <Notice tone="good" role="status">{t('applied', { n: found.applied })}</Notice>}
      {found.state === 'PREVIEW' && found.bad > 0 && <Notice tone="warn">{t('badBlocks')}</Notice>}
      {found.state === 'PREVIEW' && found.bad === 0 && good === 0 && <Notice tone="good">{t('nothing')}</Notice>}
      {(reading || found.state === 'PREVIEW') && (
        <Form method="post" className="mb-8 flex flex-wrap gap-3">
          {found.state === 'PREVIEW' && found.bad === 0 && good > 0 && <Button name="faire" value="importer">{t('apply', { n: good })}</Button>}
          <Button look="danger" name="faire" value="abandonner">{t('abandon')}</Button>
        </Form>
      )}
      {!stopped && found.rows > 0 && (
        <>
          <Tabs label={t('fates')} tabs={ACTIONS.map((name) => ({ to: `?voir=${name}`, label: `${t(`action.${name}`)} · ${number(found.count[name])}`, current: found.shown === name }))} />
          {found.lines.length === 0 ? <EmptyState title={t('count', { n: 0 })} /> : <ImportRows rows={found.lines} page={page} pages={found.pages} shown={found.shown} />}
        </>
      )}
    </>
  )
}

function failureWords(failure: string | null, t: ReturnType<typeof useTranslations<'directory'>>): string {
  if (failure === 'stopped') return t('failed.stopped')
  if (failure?.startsWith('missing ')) return t(`failed.missing.${failure.slice(8) as MissingColumn}`)
  if (failure?.startsWith('unreadable ')) return t(`failed.unreadable.${failure.slice(11) as WhyUnreadable}`)
  return t('failed.other', { reference: failure ?? '' })
}
