import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { AssignmentPlan } from '~/shows/assignments/components/AssignmentPlan'
import { AssignmentTable } from '~/shows/assignments/components/AssignmentTable'
import { ChoicePanel } from '~/shows/assignments/components/ChoicePanel'
import { CompanyFilter, CompanyList } from '~/shows/assignments/components/CompanyList'
import { deskAddress } from '~/shows/assignments/components/links'
import { actAtDesk } from '~/shows/assignments/desk-action.server'
import { deskOf } from '~/shows/assignments/desk.server'
import { BoardFilter } from '~/shows/assignments/schema'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { Tabs } from '~/ui/Tabs'

export const handle = access('show.manage')

const filterOf = (request: Request) => BoardFilter.parse(Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== '')))

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { desk: await deskOf(await requireViewer(request, 'show.manage'), params.id ?? '', filterOf(request)), showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const answer = await actAtDesk(viewer, params.id ?? '', await request.formData())
  if (!answer.ok) return data(answer, { status: answer.refusal ? 409 : 400 })
  const filter = filterOf(request)
  const next = new URLSearchParams(deskAddress(filter, answer.leave ? { stand: undefined, dossier: answer.dossier ?? filter.dossier } : {}).replace(/#.*/, ''))
  return redirectWithToast(`/equipe/salons/${params.id}/attribution?${next}`, `showAssignments.done.${answer.done}`, { n: answer.n })
}

/** Who was refused because somebody came first must see what is there now; without this a refusal leaves the page as it was. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function Assignment() {
  const t = useTranslations('showAssignments')
  const lists = useTranslations('lists')
  const proposal = useTranslations('showProposal')
  const { desk, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [dragged, setDragged] = useState<string>()
  const { filter, companies, board, programme, counts } = desk
  const show = `/equipe/salons/${showId}`
  const panel = <ChoicePanel desk={desk} applications={`${show}/candidatures`} answer={answer && !answer.refusal ? answer : undefined} />
  const onPlan = filter.vue === 'plan'
  const refusal = answer?.refusal
  return (
    <>
      <title>{`${t('title')} · ${programme.title}`}</title>
      <PageHeader title={t('title')} crumbs={[{ to: show, label: programme.title }]} lead={t('lead')} meta={<span className="figures text-soft" role="status">{t('counts', counts)}</span>} action={<><LinkButton to={`${show}/proposition`}>{proposal('open')}</LinkButton><LinkButton to={`/listes/attribution?salon=${showId}`}>{lists('back')}</LinkButton></>} />
      {refusal && <Notice tone="bad" role="alert">{t(`refusal.${refusal.reason}`, { company: '', stand: '', sum: 0, room: 0, ...refusal.details })}</Notice>}
      {board.applications.length === 0 && board.stands.length > 0 && <EmptyState title={t('noCompany')} action={<LinkButton to={`${show}/candidatures`}>{t('toApplications')}</LinkButton>}>{t('noCompanyText')}</EmptyState>}
      {board.stands.length === 0 ? <EmptyState title={t('noStand')} action={<LinkButton look="primary" to={`${show}/plan`}>{t('toPlan')}</LinkButton>}>{t('noStandText')}</EmptyState> : (
        <>
          <Tabs label={t('views')} tabs={(['plan', 'liste'] as const).map((vue) => ({ to: deskAddress(filter, { vue }), label: t(vue === 'plan' ? 'plan' : 'list'), current: filter.vue === vue }))} />
          <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
            <div className="min-w-0 empty:hidden">{panel}</div>
            <div className={`min-w-0 lg:col-start-1 ${onPlan ? 'max-lg:order-last' : ''}`}>
              <CompanyFilter filter={filter} />
              {onPlan && <CompanyList companies={companies} filter={filter} zone={programme.zone} onDrag={setDragged} />}
            </div>
            <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
              {onPlan ? <div className="lg:sticky lg:top-4"><AssignmentPlan desk={desk} dragged={dragged} /></div> : <AssignmentTable desk={desk} />}
            </div>
          </div>
        </>
      )}
    </>
  )
}
