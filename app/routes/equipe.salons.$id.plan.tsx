import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { PlanEditor } from '~/shows/plan/components/PlanEditor'
import { PrintPlan } from '~/shows/plan/components/PrintPlan'
import { actAtPlan, hallOf, planDesk } from '~/shows/plan/plan-desk.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader } from '~/ui/Page'
import { Tabs } from '~/ui/Tabs'

export const handle = access('show.manage')

const wanted = (request: Request) => new URL(request.url).searchParams.get('hall')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return planDesk(await requireViewer(request, 'show.manage'), params.id ?? '', wanted(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const showId = params.id ?? ''
  const hallId = wanted(request) ?? (await planDesk(viewer, showId, null)).hall?.id ?? ''
  await hallOf(viewer, showId, hallId)
  const answer = await actAtPlan(viewer, showId, hallId, await request.formData())
  if (!answer.ok) return data(answer, { status: answer.status })
  return redirectWithToast(`/equipe/salons/${showId}/plan?hall=${hallId}`, `showPlan.done.${answer.done}`)
}

/** What was drawn stays on screen when it is refused: the page's data is read again only once something is saved. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: { actionStatus?: number; defaultShouldRevalidate: boolean }) => (actionStatus && actionStatus >= 400 ? false : defaultShouldRevalidate)

export default function Plan() {
  const t = useTranslations('showPlan')
  const { programme, halls, hall, held } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const here = `/equipe/salons/${programme.id}/plan`
  return (
    <>
      <title>{`${t('title')} · ${programme.title}`}</title>
      <PageHeader
        title={t('title')} crumbs={[{ to: `/equipe/salons/${programme.id}`, label: programme.title }]} lead={t('lead')}
        action={programme.publishedAt && hall && <LinkButton to={`/salons/${programme.slug}/plan`}>{t('toPlan')}</LinkButton>}
      />
      {!hall ? <EmptyState title={t('noHall')} action={<LinkButton look="primary" to={`${here}/hall`}>{t('addHall')}</LinkButton>}>{t('noHallText')}</EmptyState> : (
        <>
          <Tabs label={t('halls')} tabs={[...halls.map(({ id, name }) => ({ to: `${here}?hall=${id}`, label: name, current: id === hall.id })), { to: `${here}/hall`, label: t('addHall'), current: false }]} />
          <PlanEditor key={`${hall.id} ${hall.version} ${hall.width} ${hall.height} ${hall.gridStep}`} hall={hall} held={held} answer={answer} measures={`${here}/hall?hall=${hall.id}`} />
          <PrintPlan address={`${here}.pdf`} />
        </>
      )}
    </>
  )
}
