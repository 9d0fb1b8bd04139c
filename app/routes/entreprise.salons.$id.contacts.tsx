import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { eraseLead, followLead } from '~/shows/leads/commands.server'
import { LeadCard } from '~/shows/leads/components/LeadCard'
import { myLeads, standDesk } from '~/shows/leads/queries.server'
import { FollowUpInput, followUps } from '~/shows/leads/schema'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader } from '~/ui/Page'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const desk = await standDesk(viewer, params.id ?? '')
  if (!desk) throw notFound()
  const wanted = new URL(request.url).searchParams.get('suivi')
  const followUp = followUps.find((state) => state === wanted)
  const leads = await myLeads(viewer, desk.show.id, followUp)
  return { show: desk.show, followUp, leads: leads.map((lead) => ({ ...lead, phoneWords: lead.phone && phoneWords(lead.phone) })) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const showId = params.id ?? ''
  const here = `/entreprise/salons/${showId}/contacts`
  const fields = await request.formData()
  const erased = fields.get('effacer')
  if (erased) {
    await eraseLead(viewer, showId, String(erased))
    return redirectWithToast(here, 'showLeads.erased')
  }
  const input = FollowUpInput.safeParse(Object.fromEntries(fields))
  if (!input.success) throw notFound()
  await followLead(viewer, showId, input.data)
  return redirectWithToast(`${here}#${input.data.lead}`, 'showLeads.followed')
}

export default function Leads() {
  const t = useTranslations('showLeads')
  const { show, leads, followUp } = useLoaderData<typeof loader>()
  const desk = <LinkButton look="primary" plain to={`/stand/${show.id}`}>{t('openDesk')}</LinkButton>
  const tab = (state: (typeof followUps)[number] | undefined, label: string) => (
    <Link key={label} to={state ? `?suivi=${state}` : '?'} aria-current={state === followUp ? 'page' : undefined} className={`inline-flex min-h-11 items-center rounded-md px-2.5 text-sm ${state === followUp ? 'bg-accent-wash font-semibold text-accent' : 'hover:bg-sunk'}`}>{label}</Link>
  )
  return (
    <>
      <title>{`${t('title')} · ${show.title}`}</title>
      <PageHeader title={t('title')} crumbs={[{ to: `/entreprise/salons/${show.id}`, label: show.title }]} lead={t('lead')} action={<>{desk}{leads.length > 0 && <LinkButton to={`/listes/contacts?salon=${show.id}`}>{t('csv')}</LinkButton>}</>} />
      <p className="mb-6 text-sm text-soft">{t('openDeskHint')}</p>
      {leads.length === 0 && !followUp ? <EmptyState title={t('empty')} action={desk}>{t('emptyText')}</EmptyState> : (
        <>
          <nav aria-label={t('state')} className="no-print mb-5 flex flex-wrap gap-1">{tab(undefined, t('all'))}{followUps.map((state) => tab(state, t(`followUp.${state}`)))}</nav>
          {leads.length === 0 && <p className="text-soft">{t('noneInState')}</p>}
          <ul className="space-y-4">{leads.map((lead) => <LeadCard key={lead.id} lead={lead} />)}</ul>
        </>
      )}
    </>
  )
}
