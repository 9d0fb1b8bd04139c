import { randomUUID } from 'node:crypto'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { collectLead } from '~/shows/leads/commands.server'
import { DeskForm } from '~/shows/leads/components/DeskForm'
import { standDesk } from '~/shows/leads/queries.server'
import { LeadInput } from '~/shows/leads/schema'
import { parseForm } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { useToast } from '~/ui/useToast'

export const handle = access('lead.collect')

/** The page at the stand: a contact in seconds, also without network. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'lead.collect')
  const desk = await standDesk(viewer, params.id ?? '')
  if (!desk) throw notFound()
  const { toast, headers } = await readToast(request)
  return data({ ...desk, back: viewer.roles.includes('STAFF') ? `/equipe/salons/${desk.show.id}/contacts` : `/entreprise/salons/${desk.show.id}/contacts`, deviceKey: randomUUID(), toast }, { headers })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'lead.collect')
  const form = await parseForm(request, LeadInput)
  if (!form.ok) return form.reply()
  const kept = await collectLead(viewer, params.id ?? '', form.value)
  return kept.ok ? redirectWithToast(`/stand/${params.id}`, 'showLeads.kept') : form.reply({ phone: [kept.reason] })
}

export default function Desk() {
  const t = useTranslations('showLeads')
  const { show, companies, deviceKey, back, toast } = useLoaderData<typeof loader>()
  const done = useToast(toast)
  return (
    <div className="mx-auto max-w-xl">
      <title>{`${t('desk')} · ${show.title}`}</title>
      <PageHeader title={t('desk')} crumbs={[{ to: back, label: show.title }]} />
      {done && <Notice tone="good" role="status">{done.text}</Notice>}
      <DeskForm showId={show.id} companies={companies} deviceKey={deviceKey} lastResult={useActionData<typeof action>()} />
    </div>
  )
}
