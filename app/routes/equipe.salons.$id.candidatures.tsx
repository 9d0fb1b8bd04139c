import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { companyByText } from '~/directory/queries.server'
import { moveApplication, startApplication } from '~/shows/applications/commands.server'
import { ApplicationBoard } from '~/shows/applications/components/ApplicationBoard'
import { ApplicationFilters } from '~/shows/applications/components/ApplicationFilters'
import { ApplicationTable } from '~/shows/applications/components/ApplicationTable'
import { EnterForm } from '~/shows/applications/components/EnterForm'
import { applicationsOf } from '~/shows/applications/queries.server'
import { ApplicationFilter, MoveInput } from '~/shows/applications/schema'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const { search, searchParams } = new URL(request.url)
  const filter = ApplicationFilter.parse(Object.fromEntries([...searchParams].filter(([, value]) => value !== '')))
  return { filter, search, showId: params.id ?? '', applications: await applicationsOf(viewer, params.id ?? '', filter) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const here = `/equipe/salons/${params.id}/candidatures${new URL(request.url).search}`
  const fields = await request.formData()
  const moved = fields.get('dossier')
  if (moved) {
    const input = MoveInput.safeParse(Object.fromEntries(fields))
    // A refusal says why: on the application's own page.
    if (!input.success) return redirectWithToast(`/equipe/salons/${params.id}/candidatures/${moved}#decider`, 'showApplications.decide')
    const done = await moveApplication(viewer, String(moved), input.data)
    return done.ok ? redirectWithToast(here, 'showApplications.moved') : { reason: done.reason }
  }
  const company = await companyByText(viewer, String(fields.get('entreprise') ?? ''))
  if (!company.ok) return { error: company.details ? `${company.reason}|${company.details.n}|${company.details.list}` : company.reason }
  const started = await startApplication(viewer, params.id ?? '', company.id)
  return started.ok ? redirectWithToast(`/equipe/salons/${params.id}/candidatures/${started.id}`, 'showApplications.started') : { error: started.reason }
}

export default function Applications() {
  const t = useTranslations('showApplications')
  const { filter, search, showId, applications } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const here = `/equipe/salons/${showId}/candidatures`
  const narrowed = Boolean(filter.etat ?? filter.debouche ?? filter.tardive ?? filter.genre ?? filter.q)
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} action={<><LinkButton to={`/listes/candidatures?salon=${showId}${search.replace('?', '&')}`}>{t('csv')}</LinkButton><LinkButton to={`${here}/ecrire${search}`}>{t('letters')}</LinkButton></>} />
      {answer && 'reason' in answer && answer.reason && <Notice tone="bad" role="alert">{t(answer.reason)}</Notice>}
      {(applications.length > 0 || narrowed) && <ApplicationFilters filter={filter} n={applications.length} />}
      {applications.length === 0 ? <EmptyState title={narrowed ? t('noneFound') : t('none')}>{!narrowed && t('noneText')}</EmptyState>
        : filter.vue === 'colonnes' ? <ApplicationBoard applications={applications} here={here} /> : <ApplicationTable applications={applications} here={here} />}
      <Section title={t('enter')} id="saisir" className="mt-10"><EnterForm error={answer && 'error' in answer ? answer.error : undefined} /></Section>
    </>
  )
}
