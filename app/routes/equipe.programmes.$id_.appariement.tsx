import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { acceptMatching } from '~/matching/accept.server'
import { cancelMatching, startMatching } from '~/matching/commands.server'
import { FairnessPlots } from '~/matching/components/FairnessPlots'
import { PlacedRows, UnplacedRows } from '~/matching/components/MatchRows'
import { RefusedRows } from '~/matching/components/RefusedRows'
import { RunList } from '~/matching/components/RunList'
import { SettingsForm } from '~/matching/components/SettingsForm'
import { matchingDesk } from '~/matching/queries.server'
import { AcceptInput, MatchingInput } from '~/matching/schema'
import { LinkButton } from '~/ui/Button'
import { Computing, WorthHead } from '~/ui/Computing'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('matching.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const programmeId = params.id ?? ''
  const viewer = await requireViewer(request, 'matching.manage')
  return { ...(await matchingDesk(viewer, programmeId, new URL(request.url).searchParams.get('calcul') ?? undefined)), programmeId }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'matching.manage')
  const [id, fields] = [params.id ?? '', await request.formData()]
  const here = `/equipe/programmes/${id}/appariement`
  if (fields.get('faire') === 'arreter') {
    await cancelMatching(viewer, id, String(fields.get('proposition') ?? ''))
    return redirectWithToast(here, 'computing.stopped')
  }
  if (fields.get('faire') === 'accepter') {
    const form = parseFormData(fields, AcceptInput)
    if (!form.ok) return data({ problem: 'chooseSome' as const }, { status: 400 })
    const { booked, asked, refused } = await acceptMatching(viewer, id, form.value)
    if (refused.length > 0) return data({ booked, asked, refused }, { status: 409 })
    return redirectWithToast(`${here}?calcul=${form.value.proposition}`, 'matching.accepted', { booked, asked })
  }
  const form = parseFormData(fields, MatchingInput)
  if (!form.ok) return data({ settings: form.reply().data }, { status: 400 })
  const started = await startMatching(viewer, id, form.value)
  return started.ok ? redirectWithToast(here, 'computing.started') : data({ problem: started.reason }, { status: 409 })
}

/** After a refusal the page must show what is there now. */
export const shouldRevalidate = () => true

export default function Matching() {
  const t = useTranslations('matching')
  const computing = useTranslations('computing')
  const language = useLocale()
  const { title, zone, given, rows, result, counts, run, runs, programmeId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem : undefined
  const nothing = counts.classes === 0 ? 'nobodyAsks' : counts.sessions + counts.invitations === 0 ? 'nothingOffered' : undefined
  const isRunning = run?.state === 'RUNNING'
  const placed = rows.filter(({ reason }) => reason.kind === 'placed').length
  return (
    <>
      <title>{`${t('title')} · ${title}`}</title>
      <PageHeader title={t('title')} crumbs={[{ to: `/equipe/programmes/${programmeId}`, label: title }]} lead={t('lead')} action={<LinkButton to={`/equipe/demandes?programme=${programmeId}`}>{t('seeRequests')}</LinkButton>} />
      {problem && <Notice tone="bad" role="alert">{problem === 'running' ? computing(problem) : t(problem)}</Notice>}
      {answer && 'refused' in answer && <RefusedRows {...answer} />}
      {run?.state === 'FAILED' && <Notice tone="bad">{computing('failed')}</Notice>}
      {run?.state === 'DISCARDED' && <Notice>{t('discarded')}</Notice>}
      <p className="figures mb-6 text-sm text-soft">{t('counts', counts)}</p>
      {!run && <div className="mb-8"><EmptyState title={nothing ? t(nothing) : t('nothing')}>{!nothing && t('nothingText')}</EmptyState></div>}
      {isRunning ? <Computing computation={run} /> : (run || !nothing) && <SettingsForm key={run?.id} given={given} first={!result} lastResult={answer && 'settings' in answer ? answer.settings : undefined} />}
      {result && run && (
        <>
          <p className="mb-4 text-sm text-soft">{run.by ? t('computedBy', { when: momentWords(run.createdAt, language), name: run.by }) : t('computed', { when: momentWords(run.createdAt, language) })} · <span className="figures font-semibold text-ink">{t('placedValue', { placed, all: rows.length })} {t('placedOf')}</span></p>
          <WorthHead worth={result} beside={[[result.byHand, t('byHand')]]} />
          <FairnessPlots fairness={result.fairness} />
          <PlacedRows key={`${run.id} ${rows.filter(({ now }) => now.state === 'open').length}`} rows={rows} runId={run.id} zone={zone} />
          <UnplacedRows rows={rows} slots={result.slots} zone={zone} />
        </>
      )}
      {run && runs.length > 1 && <RunList runs={runs} shown={run.id} />}
    </>
  )
}
