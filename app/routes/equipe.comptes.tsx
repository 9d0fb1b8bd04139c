import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { endRole, findAccounts, inviteByNumber } from '~/access/accounts.server'
import { access } from '~/access/policy'
import { InvitationInput } from '~/access/schema'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Role } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('account.manage')

export async function loader({ request }: LoaderFunctionArgs) {
  return { accounts: await findAccounts(await requireViewer(request, 'account.manage'), '') }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const fields = await request.formData()
  const ended = fields.get('retirer')
  if (ended) {
    const done = await endRole(viewer, String(ended))
    return done.ok ? redirectWithToast('/equipe/comptes', 'access.roleEnded') : { reply: null, refusal: done.reason }
  }
  const form = parseFormData(fields, InvitationInput)
  if (!form.ok) return { reply: form.reply().data, refusal: null }
  const done = await inviteByNumber(viewer, form.value)
  return done.ok ? redirectWithToast('/equipe/comptes', 'access.invited') : { reply: form.reply({ organisation: [done.reason] }).data, refusal: null }
}

export default function Accounts() {
  const t = useTranslations('access')
  const { accounts } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useHouseForm({ schema: InvitationInput, id: 'compte', lastResult: answer?.reply })
  return (
    <>
      <title>{`${t('accounts')} · Pavillon`}</title>
      <PageHeader title={t('accounts')} lead={t('accountsLead')} />
      {answer?.refusal && <Notice tone="bad" role="alert">{t(answer.refusal)}</Notice>}
      <Section title={t('accounts')} id="liste">
        <table className="data-table">
          <thead><tr><th>{t('name')}</th><th>{t('roleTitle')}</th><th>{t('organisation')}</th><th><span className="sr-only">{t('endRole')}</span></th></tr></thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <td className="lead"><span className="font-semibold">{account.name}</span><span className="block text-sm break-all text-soft">{account.email}</span></td>
                <td data-label={t('roleTitle')}>{t(`role.${account.role}`)}</td>
                <td data-label={t('organisation')}>{account.school?.name ?? account.company?.name ?? account.partner?.name ?? account.academie}</td>
                <td><Form method="post"><Button look="danger" name="retirer" value={account.id} aria-label={`${t('endRole')} : ${account.name}, ${t(`role.${account.role}`)}`}>{t('endRole')}</Button></Form></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={t('invite')} id="donner">
        <p className="mb-4 text-soft">{t('inviteText')}</p>
        <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-5">
          <TextField {...fieldProps(fields.email)} type="email" label={t('email')} autoComplete="off" />
          <TextField {...fieldProps(fields.name)} label={t('name')} autoComplete="off" />
          <Select {...fieldProps(fields.role)} label={t('roleTitle')} choices={Object.values(Role).map((value) => ({ value, label: t(`role.${value}`) }))} />
          <TextField {...fieldProps(fields.organisation)} label={t('organisation')} hint={t('organisationHint')} required={false} />
          <Button>{t('invite')}</Button>
        </Form>
      </Section>
    </>
  )
}
