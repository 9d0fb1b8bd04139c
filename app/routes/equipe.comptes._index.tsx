import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { findAccounts } from '~/access/accounts.server'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { RefusedMail } from '~/messages/components/RefusedMail'
import { refusedAddresses } from '~/messages/queries.server'
import { countClaims } from '~/directory/claims.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Badge, EmptyState, PageHeader } from '~/ui/Page'
import { Pages } from '~/ui/Pages'
import { Tabs } from '~/ui/Tabs'
import { shortDate } from '~/ui/time'

export const handle = access('account.manage')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const { searchParams } = new URL(request.url)
  const q = (searchParams.get('q') ?? '').trim().slice(0, 80)
  const page = Math.max(1, Math.min(10_000, Number(searchParams.get('page')) || 1))
  const waiting = searchParams.get('attendus') === 'oui'
  const found = await findAccounts(viewer, { q, page, waiting })
  return { q, page, waiting, claims: await countClaims(viewer), ...found, refused: await refusedAddresses(viewer, found.rows.map(({ email }) => email)) }
}

export default function Accounts() {
  const t = useTranslations('access')
  const language = useLocale()
  const claimWords = useTranslations('claims')
  const lists = useTranslations('lists')
  const { q, page, waiting, claims, rows, count, pages, refused } = useLoaderData<typeof loader>()
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ ...(q && { q }), ...more })}`
  const invite = <LinkButton to="/equipe/comptes/inviter" look="primary">{t('inviteTitle')}</LinkButton>
  const nobody = waiting && !q
  return (
    <>
      <title>{`${t('accounts')} · Pavillon`}</title>
      <PageHeader title={t('accounts')} lead={t('accountsLead')} action={<><LinkButton to={`/listes/comptes${address(waiting ? { attendus: 'oui' } : {})}`}>{lists('back')}</LinkButton>{invite}</>} />
      <Form method="get" role="search" className="mb-4 flex max-w-2xl flex-wrap items-end gap-3">
        <TextField className="min-w-0 flex-1 basis-64" id="q" name="q" type="search" label={t('searchHint')} defaultValue={q} key={q} />
        {waiting && <input type="hidden" name="attendus" value="oui" />}
        <Button look="secondary">{t('find')}</Button>
      </Form>
      <Tabs label={t('accounts')} tabs={[{ to: address({}), label: t('allAccounts'), current: !waiting }, { to: address({ attendus: 'oui' }), label: t('notYetCome'), current: waiting }, { to: '/equipe/comptes/demandes', label: claimWords('tab', { n: claims }), current: false }]} />
      <p role="status" className="figures mb-3 text-sm text-soft">{t('accountCount', { n: count })}</p>
      {rows.length === 0 ? (
        <EmptyState title={nobody ? t('nobodyWaits') : t('noneFound')} action={invite}>{nobody ? t('nobodyWaitsText') : t('noneFoundText')}</EmptyState>
      ) : (
        <table className="data-table">
          <thead><tr><th>{t('name')}</th><th>{t('roleTitle')}</th><th>{t('organisation')}</th><th>{t('lastSignIn')}</th></tr></thead>
          <tbody>
            {rows.map((account) => (
              <tr key={account.id}>
                <td className="lead"><Link to={account.id} className="link font-semibold">{account.name}</Link><span className="block text-sm break-all text-soft">{account.email}</span><RefusedMail at={refused.get(account.email ?? '')} /></td>
                <td data-label={t('roleTitle')}>{t(`role.${account.role}`)}</td>
                <td data-label={t('organisation')}>{account.school?.name ?? account.company?.name ?? account.partner?.name ?? account.academie}</td>
                <td data-label={t('lastSignIn')}>
                  {account.user?.lastSeenAt ? <span className="figures">{shortDate(account.user.lastSeenAt, language)}</span> : <span className="flex flex-col items-start gap-1"><Badge tone="warn">{t('neverCame')}</Badge><span className="figures text-sm text-soft">{t('invitedOn', { date: shortDate(account.createdAt, language) })}</span></span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} pages={pages} address={(next) => address({ ...(waiting && { attendus: 'oui' }), page: String(next) })} />
    </>
  )
}
