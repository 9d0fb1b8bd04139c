import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { accountById, liftSecondFactor } from '~/access/accounts.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Button, LinkButton } from '~/ui/Button'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('account.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const account = await accountById(await requireViewer(request, 'account.manage'), params.id ?? '')
  if (!account) throw notFound()
  if (!account.user?.twoFactorEnabled) throw redirect(`/equipe/comptes/${account.id}`)
  return { account }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.id ?? ''
  const done = await liftSecondFactor(await requireViewer(request, 'account.manage'), id)
  return done.ok ? redirectWithToast(`/equipe/comptes/${id}`, 'access.factorLifted') : { refusal: done.reason }
}

export default function LiftSecondFactor() {
  const t = useTranslations('access')
  const { account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/comptes/${account.id}`
  return (
    <div className="max-w-xl">
      <title>{`${t('liftTitle')} · Pavillon`}</title>
      <PageHeader title={t('liftTitle')} lead={t('liftText', { name: account.name })} crumbs={[{ to: '/equipe/comptes', label: t('accounts') }, { to: back, label: account.name }]} />
      {answer && <Notice tone="bad" role="alert">{t(answer.refusal)}</Notice>}
      <Form method="post" className="flex flex-wrap gap-2">
        <Button look="danger">{t('liftYes')}</Button>
        <LinkButton to={back}>{t('keepFactor')}</LinkButton>
      </Form>
    </div>
  )
}
