import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Door } from '~/access/components/Door'
import { LinkForm, PasswordForm } from '~/access/components/SignInForms'
import { access } from '~/access/policy'
import { Email, EmailAndPassword } from '~/access/schema'
import { LINK_MINUTES } from '~/access/sign-in-links.server'
import { requestLink, safeBack, signInByPassword } from '~/access/sign-in.server'
import { viewerOf } from '~/access/viewer.server'
import { LinkButton } from '~/ui/Button'
import { parseFormData, type FormReply } from '~/ui/form.server'
import { Notice, PageHeader, Steps } from '~/ui/Page'
import type { loader as root } from '../root'

export const handle = access('session.signIn')

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const back = safeBack(searchParams.get('vers'))
  const viewer = await viewerOf(request)
  if (viewer.userId) throw redirect(back || '/espace')
  const way = searchParams.has('oubli') ? ('forgotten' as const) : searchParams.has('motdepasse') ? ('password' as const) : ('link' as const)
  return { minutes: LINK_MINUTES, way, back }
}

export async function action({ request }: ActionFunctionArgs) {
  const back = safeBack(new URL(request.url).searchParams.get('vers'))
  const fields = await request.formData()
  if (fields.get('par') === 'motdepasse') {
    const form = parseFormData(fields, EmailAndPassword)
    if (!form.ok) return { sent: null, refusal: null, reply: withoutPassword(form.reply().data) }
    const outcome = await signInByPassword(form.value.email, form.value.password)
    if (!outcome.ok) return { sent: null, refusal: outcome, reply: withoutPassword(form.reply().data) }
    const next = outcome.codeAsked ? `/connexion/code?vers=${encodeURIComponent(back)}` : back || '/espace'
    return redirect(next, { headers: outcome.headers })
  }
  const form = parseFormData(fields, Email)
  if (!form.ok) return { sent: null, refusal: null, reply: form.reply().data }
  const outcome = await requestLink(form.value.email, back)
  return { sent: outcome.ok ? form.value.email : null, refusal: outcome.ok ? null : outcome, reply: form.reply().data }
}

/** A page that comes back holds what was typed, but never a password. */
function withoutPassword(reply: FormReply['data']): FormReply['data'] {
  const { password: _, ...typed } = reply.initialValue ?? {}
  return { ...reply, initialValue: typed }
}

const FORGOTTEN = `/connexion?oubli&vers=${encodeURIComponent('/compte#motdepasse')}`
const address = (back: string, mark = '') => `/connexion?${mark}${back && `&vers=${encodeURIComponent(back)}`}`

export default function SignIn() {
  const t = useTranslations('access')
  const { minutes, way, back } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.sent) return <LinkSent email={answer.sent} minutes={minutes} back={back} />
  const title = way === 'forgotten' ? t('forgottenTitle') : t('signIn')
  return (
    <Door>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} lead={way === 'forgotten' ? t('forgottenLead') : way === 'link' ? t('signInLead') : undefined} />
      {answer?.refusal && <Notice tone="bad" role="alert">{t(answer.refusal.reason, answer.refusal.details ?? {})}</Notice>}
      {way === 'password' ? <PasswordForm lastResult={answer?.reply} /> : <LinkForm lastResult={answer?.reply} />}
      <p className="mt-4 flex flex-wrap gap-x-6 text-sm">
        <Link className="link inline-flex min-h-11 items-center" to={address(back, way === 'link' ? 'motdepasse' : '')}>{way === 'link' ? t('withPassword') : t('withLink')}</Link>
        {way === 'password' && <Link className="link inline-flex min-h-11 items-center" to={FORGOTTEN}>{t('forgotten')}</Link>}
      </p>
    </Door>
  )
}

function LinkSent({ email, minutes, back }: { email: string; minutes: number; back: string }) {
  const t = useTranslations('access')
  const frame = useRouteLoaderData<typeof root>('root')
  return (
    <Door>
      <title>{`${t('sent')} · Pavillon`}</title>
      <div role="status">
        <PageHeader title={t('sent')} meta={<strong className="break-all">{t('sentTo', { email })}</strong>} lead={t('sentText', { minutes })} />
      </div>
      <Steps steps={[{ label: t('steps.ask'), state: 'done' }, { label: t('steps.mail'), state: 'now' }, { label: t('steps.in'), state: 'next' }]} />
      <div className="mt-8">
        {frame && !frame.mail && <Notice title={t('sentLocal')}><LinkButton to="/boite-d-envoi" look="quiet" className="-ml-4">{t('openOutbox')}</LinkButton></Notice>}
        <h2 className="text-base">{t('sentNothing')}</h2>
        <p className="mt-1 text-sm text-soft">{t('sentNothingText')}</p>
        <a className="link mt-1 inline-flex min-h-11 items-center text-sm" href={address(back)}>{t('sentOther')}</a>
      </div>
    </Door>
  )
}
