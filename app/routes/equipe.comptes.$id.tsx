import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { accountById } from '~/access/accounts.server'
import { INVITATION_DAYS } from '~/access/invitation-days'
import { invitationState, resendInvitation } from '~/access/invitations.server'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { RefusedMail } from '~/messages/components/RefusedMail'
import { refusedAddresses } from '~/messages/queries.server'
import { Button } from '~/ui/Button'
import { ConfirmLink } from '~/ui/Dialog'
import { Badge, Fact, Facts, Notice, PageHeader, Section } from '~/ui/Page'
import { shortDate } from '~/ui/time'

export const handle = access('account.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const account = await accountById(viewer, params.id ?? '')
  if (!account) throw notFound()
  return { account, invitation: await invitationState(viewer, account.id), refusedAt: (await refusedAddresses(viewer, [account.email])).get(account.email ?? '') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const id = params.id ?? ''
  const done = await resendInvitation(viewer, id)
  return done.ok ? redirectWithToast(`/equipe/comptes/${id}`, 'access.invitedAgain') : { refusal: done.reason }
}

export default function Account() {
  const t = useTranslations('access')
  const language = useLocale()
  const { account, invitation, refusedAt } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { school, company, partner, academie, user } = account
  const role = t(`role.${account.role}`)
  const came = user?.lastSeenAt
  const end = (
    <ConfirmLink to={`/equipe/comptes/${account.id}/retirer`} label={t('endRole')} title={t('endRoleTitle')} confirm={t('endRoleYes')} keep={t('keepRole')}>
      <p>{t('endRoleText', { name: account.name, role })}</p>
    </ConfirmLink>
  )
  return (
    <>
      <title>{`${account.name} · Pavillon`}</title>
      <PageHeader title={account.name} lead={account.email} crumbs={[{ to: '/equipe/comptes', label: t('accounts') }]} action={end} meta={<><Badge>{role}</Badge>{!came && <Badge tone="warn">{t('neverCame')}</Badge>}{!account.verifiedAt && <Badge tone="warn">{t('toVerify')}</Badge>}<RefusedMail at={refusedAt} />{account.invented && <Badge>{t('example')}</Badge>}</>} />
      {answer && <Notice tone="bad" role="alert">{t(answer.refusal)}</Notice>}
      <Section>
        <Facts>
          <Fact term={t('organisation')}>{school ? <Link className="link" to={`/equipe/ecoles/${school.id}`}>{`${school.name}, ${school.town}`}</Link> : company ? <Link className="link" to={`/equipe/entreprises/${company.id}`}>{company.name}</Link> : (partner?.name ?? academie)}</Fact>
          <Fact term={t('lastSignIn')}>{came ? shortDate(came, language) : t('neverCame')}</Fact>
          <Fact term={t('secondFactorShort')}>{user?.twoFactorEnabled ? t('on') : t('off')}</Fact>
          <Fact term={t('invitationState.title')}>{invitation ? t(`invitationState.${invitation.state}`, { date: shortDate(invitation.createdAt, language) }) : t('invitedOn', { date: shortDate(account.createdAt, language) })}</Fact>
        </Facts>
      </Section>
      {user?.twoFactorEnabled && (
        <ConfirmLink to={`/equipe/comptes/${account.id}/second-facteur`} label={t('liftFactor')} title={t('liftTitle')} confirm={t('liftYes')} keep={t('keepFactor')}>
          <p>{t('liftText', { name: account.name })}</p>
        </ConfirmLink>
      )}
      {!came && (
        <Form method="post" className="no-print">
          <p className="mb-3 text-soft">{t('resendText', { days: INVITATION_DAYS })}</p>
          <Button look="secondary">{t('resendInvitation')}</Button>
        </Form>
      )}
    </>
  )
}
