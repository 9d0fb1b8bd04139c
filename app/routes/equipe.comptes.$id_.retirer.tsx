import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { accountById, endRole } from '~/access/accounts.server'
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
  return { account }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const done = await endRole(await requireViewer(request, 'account.manage'), params.id ?? '')
  return done.ok ? redirectWithToast('/equipe/comptes', 'access.roleEnded') : { refusal: done.reason }
}

export default function EndRole() {
  const t = useTranslations('access')
  const { account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = `/equipe/comptes/${account.id}`
  return (
    <div className="max-w-xl">
      <title>{`${t('endRoleTitle')} · Pavillon`}</title>
      <PageHeader title={t('endRoleTitle')} lead={t('endRoleText', { name: account.name, role: t(`role.${account.role}`) })} crumbs={[{ to: '/equipe/comptes', label: t('accounts') }, { to: back, label: account.name }]} />
      {answer && <Notice tone="bad" role="alert">{t(answer.refusal)}</Notice>}
      <Form method="post" className="flex flex-wrap gap-2">
        <Button look="danger">{t('endRoleYes')}</Button>
        <LinkButton to={back}>{t('keepRole')}</LinkButton>
      </Form>
    </div>
  )
}
