import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { makeRequest } from '~/requests/commands.server'
import { RequestForm } from '~/requests/components/RequestForm'
import { openProgrammes } from '~/programmes/queries.server'
import { refusalReply } from '~/requests/refusals.server'
import { RequestInput } from '~/requests/schema'
import { schoolsOf } from '~/signups/queries.server'
import { LinkButton } from '~/ui/Button'
import { parseForm } from '~/ui/form.server'
import { EmptyState, PageHeader } from '~/ui/Page'

export const handle = access('request.own')
const list = '/ecole/demandes'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'request.own')
  const [programmes, schools] = await Promise.all([openProgrammes(), schoolsOf(viewer)])
  return { programmes, schools, formKey: randomUUID() }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'request.own')
  const form = await parseForm(request, RequestInput)
  if (!form.ok) return form.reply()
  const made = await makeRequest(viewer, form.value)
  return made.ok ? redirectWithToast(`${list}/${made.id}`, 'requests.sent') : form.reply(...refusalReply(made))
}

export default function Ask() {
  const t = useTranslations('requests')
  const { programmes, schools, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('ask')} · Pavillon`}</title>
      <PageHeader title={t('ask')} lead={t('askLead')} crumbs={[{ to: list, label: t('mine') }]} />
      {programmes.length === 0
        ? <EmptyState title={t('noProgramme')} action={<LinkButton to="/programme">{t('browse')}</LinkButton>} />
        : <RequestForm programmes={programmes} schools={schools} formKey={formKey} lastResult={answer} back={list} />}
    </>
  )
}
