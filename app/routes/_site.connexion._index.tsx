import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useRouteLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { getFormProps } from '@conform-to/react'
import { access } from '~/access/policy'
import { Email, EmailAndPassword } from '~/access/schema'
import { requestLink, safeBack, signInByPassword } from '~/access/sign-in.server'
import { viewerOf } from '~/access/viewer.server'
import { LINK_MINUTES } from '~/access/sign-in-letter.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import type { loader as root } from '../root'

export const handle = access('session.signIn')

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const viewer = await viewerOf(request)
  if (viewer.userId) throw redirect(safeBack(searchParams.get('vers')) || '/espace')
  return { minutes: LINK_MINUTES, byPassword: searchParams.has('motdepasse'), linkUsed: searchParams.has('utilise') }
}

export async function action({ request }: ActionFunctionArgs) {
  const back = safeBack(new URL(request.url).searchParams.get('vers'))
  const fields = await request.formData()
  if (fields.get('par') === 'motdepasse') {
    const form = parseFormData(fields, EmailAndPassword)
    if (!form.ok) return { sent: false, refusal: null, reply: form.reply().data }
    const outcome = await signInByPassword(form.value.email, form.value.password)
    if (!outcome.ok) return { sent: false, refusal: outcome, reply: form.reply().data }
    const next = outcome.codeAsked ? `/connexion/code?vers=${encodeURIComponent(back)}` : back || '/espace'
    return redirect(next, { headers: outcome.headers })
  }
  const form = parseFormData(fields, Email)
  if (!form.ok) return { sent: false, refusal: null, reply: form.reply().data }
  const outcome = await requestLink(form.value.email, back)
  return { sent: outcome.ok, refusal: outcome.ok ? null : outcome, reply: form.reply().data }
}

export default function SignIn() {
  const t = useTranslations('access')
  const { minutes, byPassword, linkUsed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const frame = useRouteLoaderData<typeof root>('root')
  const [search] = useSearchParams()
  const other = new URLSearchParams(search)
  if (byPassword) other.delete('motdepasse')
  else other.set('motdepasse', '')
  if (answer?.sent) {
    return (
      <div className="max-w-xl">
        <PageHeader title={t('sent')} lead={t('sentText', { minutes })} />
        {!frame?.mail && <Notice title={t('sentLocal')}><LinkButton to="/boite-d-envoi" look="quiet" className="-ml-4">{t('openOutbox')}</LinkButton></Notice>}
      </div>
    )
  }
  return (
    <div className="max-w-md">
      <title>{`${t('signIn')} · Pavillon`}</title>
      <PageHeader title={t('signIn')} lead={byPassword ? undefined : t('signInLead')} />
      {linkUsed && !answer && <Notice tone="warn">{t('linkUsed')}</Notice>}
      {answer?.refusal && <Notice tone="bad" role="alert">{t(answer.refusal.reason, answer.refusal.details ?? {})}</Notice>}
      {byPassword ? <PasswordForm lastResult={answer?.reply} /> : <LinkForm lastResult={answer?.reply} />}
      <p className="mt-6 text-sm"><Link className="link" to={`?${other}`}>{byPassword ? t('withLink') : t('withPassword')}</Link></p>
    </div>
  )
}

function LinkForm({ lastResult }: { lastResult: unknown }) {
  const t = useTranslations('access')
  const [form, fields] = useHouseForm({ schema: Email, id: 'lien', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <TextField {...fieldProps(fields.email)} type="email" autoComplete="username" inputMode="email" label={t('email')} hint={t('emailHint')} />
      <Button name="par" value="lien" className="w-full">{t('sendLink')}</Button>
    </Form>
  )
}

function PasswordForm({ lastResult }: { lastResult: unknown }) {
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
