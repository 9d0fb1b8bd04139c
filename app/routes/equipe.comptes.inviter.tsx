import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { inviteByNumber } from '~/access/invitations.server'
import { access } from '~/access/policy'
import { InvitationInput } from '~/access/schema'
import { INVITATION_DAYS } from '~/access/invitation-days'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Role } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('account.manage')

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const form = await parseForm(request, InvitationInput)
  if (!form.ok) return form.reply()
  const done = await inviteByNumber(viewer, form.value)
  if (!done.ok) return form.reply({ [done.reason === 'roleThere' ? 'email' : 'organisation']: [done.reason] })
  return redirectWithToast(`/equipe/comptes/${done.contactId}`, 'access.invited')
}

export default function Invite() {
  const t = useTranslations('access')
  const [form, fields] = useHouseForm({ schema: InvitationInput, id: 'compte', lastResult: useActionData<typeof action>() })
  return (
    <>
      <title>{`${t('inviteTitle')} · Pavillon`}</title>
      <PageHeader title={t('inviteTitle')} lead={t('inviteLead', { days: INVITATION_DAYS })} crumbs={[{ to: '/equipe/comptes', label: t('accounts') }]} />
      <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-5">
        <TextField {...fieldProps(fields.email)} type="email" inputMode="email" label={t('email')} autoComplete="off" />
        <TextField {...fieldProps(fields.name)} label={t('name')} autoComplete="off" />
        <Select {...fieldProps(fields.role)} label={t('roleTitle')} choices={Object.values(Role).map((value) => ({ value, label: t(`role.${value}`) }))} empty="" />
        <TextField {...fieldProps(fields.organisation)} label={t('organisation')} hint={t('organisationHint')} required={undefined} autoComplete="off" />
        <Button>{t('inviteAction')}</Button>
      </Form>
    </>
  )
}
