import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { cancelSignUp } from '~/signups/commands.server'
import { signUpOf } from '~/signups/queries.server'
import { isLive } from '~/signups/rules'
import { Cancellation } from '~/signups/schema'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('signup.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const signUp = await signUpOf(viewer, params.id ?? '')
  if (!signUp) throw notFound()
  if (!isLive(signUp.status)) throw redirect(`/ecole/classes/${signUp.id}`)
  return { signUp }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const form = await parseForm(request, Cancellation)
  if (!form.ok) return form.reply()

  const id = params.id ?? ''
  const cancelled = await cancelSignUp(viewer, id, form.value.reason)
  return redirectWithToast(`/ecole/classes/${id}`, cancelled.ok ? 'signups.cancelled' : `signups.refusal.${cancelled.reason}`)
}

export default function CancelClass() {
  const t = useTranslations('signups')
  const language = useLocale()
  const { signUp: { id, pupils, adults, className, session: { startsAt, endsAt, activity } } } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-xl">
      <title>{`${t('cancelTitle')} · Pavillon`}</title>
      <PageHeader title={t('cancelTitle')} lead={t('cancelText')} crumbs={[{ to: '/ecole', label: t('mine') }, { to: `/ecole/classes/${id}`, label: activity.title }]} />
      <p className="mb-6"><strong>{activity.title}</strong><br />{sessionWords(startsAt, endsAt, language, activity.programme.zone)}<br />{[className, t('party', { pupils, adults })].filter(Boolean).join(' · ')}</p>
      <Form method="post" className="space-y-6">
        <TextField id="reason" name="reason" label={t('cancelReason')} required={false} maxLength={300} />
        <div className="flex flex-wrap gap-2">
          <Button look="danger">{t('cancelYes')}</Button>
          <LinkButton to={`/ecole/classes/${id}`}>{t('keep')}</LinkButton>
        </div>
      </Form>
    </div>
  )
}
