import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { acceptProposal, cancelProposal, startProposal } from '~/shows/proposal/commands.server'
import { ProposalPlan } from '~/shows/proposal/components/ProposalPlan'
import { ProposalRows } from '~/shows/proposal/components/ProposalRows'
import { SettingsForm } from '~/shows/proposal/components/SettingsForm'
import { proposalDesk } from '~/shows/proposal/queries.server'
import { AcceptInput, ProposalInput } from '~/shows/proposal/schema'
import { Computing, WorthHead } from '~/ui/Computing'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { addDays, todayIn } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const today = todayIn()
  return { ...(await proposalDesk(await requireViewer(request, 'show.manage'), params.id ?? '')), showId: params.id ?? '', today, until: addDays(today, 14) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const [id, fields] = [params.id ?? '', await request.formData()]
  const here = `/equipe/salons/${id}/proposition`
  if (fields.get('faire') === 'arreter') {
    await cancelProposal(viewer, id, String(fields.get('proposition') ?? ''))
    return redirectWithToast(here, 'computing.stopped')
  }
  if (fields.get('faire') === 'accepter') {
    if (!fields.has('dossiers')) return data({ problem: 'chooseSome' as const }, { status: 400 })
    const form = parseFormData(fields, AcceptInput)
    if (!form.ok) return data({ until: 'required' }, { status: 400 })
    const accepted = await acceptProposal(viewer, id, form.value)
    if (accepted.ok) return redirectWithToast(here, 'showProposal.accepted', { n: accepted.n })
    return accepted.reason === 'untilPast' ? data({ until: 'untilPast' }, { status: 400 }) : data({ refusal: accepted }, { status: 409 })
  }
  const form = parseFormData(fields, ProposalInput)
  if (!form.ok) return data({ settings: form.reply().data }, { status: 400 })
  const started = await startProposal(viewer, id, form.value)
  return started.ok ? redirectWithToast(here, 'computing.started') : data({ problem: started.reason }, { status: 409 })
}

/** After a refusal the page must show what is there now. */
export const shouldRevalidate = () => true

export default function Proposal() {
  const t = useTranslations('showProposal')
  const computing = useTranslations('computing')
  const desk = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { title, proposal, result, rows, weights, counts, showId, halls, today, until } = desk
  const problem = answer && 'problem' in answer ? answer.problem : undefined
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const isRunning = proposal?.state === 'RUNNING'
  return (
    <>
      <title>{`${t('title')} · ${title}`}</title>
      <PageHeader title={t('title')} crumbs={[{ to: `/equipe/salons/${showId}/attribution`, label: title }]} lead={t('lead')} />
      {problem && <Notice tone="bad" role="alert">{problem === 'running' ? computing(problem) : t(problem)}</Notice>}
      {refusal && <Notice tone="bad" role="alert">{t(`refusal.${refusal.reason}`, { company: '', stand: '', ...refusal.details })}</Notice>}
      {proposal?.state === 'FAILED' && <Notice tone="bad">{computing('failed')}</Notice>}
      {!proposal && <div className="mb-8"><EmptyState title={t('nothing')}>{t('nothingText', counts)}</EmptyState></div>}
      {isRunning ? <Computing computation={proposal} /> : <SettingsForm key={proposal?.id} weights={weights} seconds={proposal?.seconds ?? 10} keepHeld={proposal?.keepHeld ?? true} first={!result} lastResult={answer && 'settings' in answer ? answer.settings : undefined} />}
      {result && proposal && (
        <>
          <WorthHead worth={result} beside={[[result.present, t('present')], [result.byHand, t('byHand')]]} />
          <ProposalPlan halls={halls} rows={rows} />
          <ProposalRows key={`${proposal.id} ${rows.filter(({ done }) => done).length}`} rows={rows} proposalId={proposal.id} today={today} until={until} error={answer && 'until' in answer ? String(answer.until) : undefined} />
        </>
      )}
    </>
  )
}
