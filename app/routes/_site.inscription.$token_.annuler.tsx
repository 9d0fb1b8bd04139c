import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { cancelPerson, signUpByLink } from '~/signups/individuals.server'
import { isLive } from '~/signups/rules'
import { Button, LinkButton } from '~/ui/Button'
import { PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('individual.own')

export async function loader({ params }: LoaderFunctionArgs) {
  const signUp = await signUpByLink(params.token ?? '')
  if (!signUp) throw notFound()
  if (!isLive(signUp.status)) throw redirect(`/inscription/${params.token}`)
  return { token: params.token ?? '', session: signUp.session }
}

export async function action({ params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const cancelled = await cancelPerson(token)
  return redirectWithToast(`/inscription/${token}`, cancelled.ok ? 'individuals.page.cancelled' : `individuals.refusal.${cancelled.reason}`)
}

export default function CancelOwn() {
  const t = useTranslations('individuals.page')
  const language = useLocale()
  const { token, session: { startsAt, endsAt, activity } } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-xl">
      <title>{`${t('cancelTitle')} · Pavillon`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader title={t('cancelTitle')} lead={t('cancelText')} crumbs={[{ to: `/inscription/${token}`, label: t('title') }]} />
      <p className="mb-6"><strong>{activity.title}</strong><br />{sessionWords(startsAt, endsAt, language, activity.programme.zone)}</p>
      <Form method="post" className="flex flex-wrap gap-2">
        <Button look="danger">{t('cancelYes')}</Button>
        <LinkButton to={`/inscription/${token}`}>{t('keep')}</LinkButton>
      </Form>
    </div>
  )
}
