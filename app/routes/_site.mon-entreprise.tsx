import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSubmit } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { claimCompany, ownClaims } from '~/directory/claims.server'
import { companyLabel } from '~/directory/company-words'
import { findCompanies } from '~/directory/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { shortDate } from '~/ui/time'
import { useToast } from '~/ui/useToast'

export const handle = access('company.join')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'company.join')
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 80)
  const [{ companies, total }, claims, { toast, headers }] = await Promise.all([q.length > 2 ? findCompanies(viewer, q, { limit: 12 }) : { companies: [], total: 0 }, ownClaims(viewer), readToast(request)])
  return data({ q, total, claims, toast, own: viewer.companyIds.length > 0, companies: companies.map((company) => ({ id: company.id, name: company.name, label: companyLabel(company) })) }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'company.join')
  const companyId = String((await request.formData()).get('company') ?? '')
  if (!/^[0-9a-f-]{36}$/.test(companyId)) throw notFound()
  const asked = await claimCompany(viewer, companyId)
  if (!asked.ok) return { problem: asked.reason, n: Number(asked.details?.n ?? 0) }
  return redirectWithToast(asked.already ? '/entreprise' : '/mon-entreprise', asked.already ? 'claims.already' : 'claims.made', { company: asked.company })
}

export default function MyCompany() {
  const t = useTranslations('claims')
  const language = useLocale()
  const { q, total, claims, companies, toast, own } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const submit = useSubmit()
  useToast(toast)
  const waits = claims.map(({ companyId }) => companyId)
  return (
    <div className="max-w-2xl">
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} action={own && <LinkButton to="/entreprise">{t('open')}</LinkButton>} />
      {answer && <Notice tone="bad" role="alert">{t('tooMany', { n: answer.n })}</Notice>}
      {claims.length > 0 && (
        <Section id="attente" title={t('waiting')}>
          <p className="mb-2 text-soft">{t('waitingText')}</p>
          <ul>{claims.map(({ id, company, createdAt }) => <li key={id} className="border-t border-line py-3"><p className="font-semibold">{[company.name, company.town].filter(Boolean).join(', ')}</p><p className="text-sm text-soft">{t('askedOn', { date: shortDate(createdAt, language) })}</p></li>)}</ul>
        </Section>
      )}
      <Form method="get" role="search" onInput={({ currentTarget }) => submit(currentTarget, { replace: true })} className="mb-6 flex flex-wrap items-end gap-3">
        <TextField className="min-w-0 flex-1 basis-64" id="q" name="q" type="search" label={t('search')} hint={t('searchHint')} defaultValue={q} autoComplete="organization" />
        <Button look="secondary">{t('find')}</Button>
      </Form>
      {q.length > 2 && <p role="status" className="mb-3 text-sm text-soft">{t('count', { n: total })}</p>}
      {q.length > 2 && total === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      <ul>
        {companies.map(({ id, name, label }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3">
            <p className="min-w-0 flex-1 basis-56">{label}</p>
            {waits.includes(id) ? <p className="text-sm text-soft">{t('asked')}</p> : (
              <Form method="post">
                <input type="hidden" name="company" value={id} />
                <Button look="secondary" aria-label={`${t('ask')} : ${name}`}>{t('ask')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
