import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { askForMore } from '~/signups/approvals-commands.server'
import { approvalOf } from '~/signups/approvals-queries.server'
import { mapAddress } from '~/signups/approvals-rules'
import { decideApproval } from '~/signups/commands.server'
import { ApprovalChanges, ApprovalDecision, ApprovalHistory, ApprovalNotes, type DecisionAnswer } from '~/signups/components/ApprovalParts'
import { ApprovalFacts } from '~/signups/components/ApprovalFacts'
import { stepsOf } from '~/signups/components/steps'
import { LinkButton } from '~/ui/Button'
import { parseForm } from '~/ui/form.server'
import { Badge, Notice, PageHeader, Section, Steps } from '~/ui/Page'
import { sessionWords, shortDate } from '~/ui/time'

export const handle = access('approval.decideRectorate')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const approval = await approvalOf(viewer, z.uuid().safeParse(params.id).data ?? '00000000-0000-0000-0000-000000000000')
  const { activity, startsAt } = approval.signUp.session
  const now = new Date()
  const phone = approval.signUp.contactPhone && phoneWords(approval.signUp.contactPhone)
  const open = approval.signUp.status === 'PENDING' && (approval.state === 'ASKED' || approval.state === 'MORE_ASKED') && startsAt > now
  return { approval, phone, map: mapAddress({ latitude: activity.latitude, longitude: activity.longitude, place: approval.place }), open, late: open && approval.dueAt !== null && approval.dueAt < now }
}

const OnApproval = z.object({ faire: z.enum(['favorable', 'refuser', 'preciser']), reason: z.string().trim().max(500).optional(), question: z.string().trim().max(1000).optional() })

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const id = params.id ?? ''
  const form = await parseForm(request, OnApproval)
  if (!form.ok) return form.reply()
  const { faire, reason, question } = form.value
  if (faire === 'preciser') {
    const asked = await askForMore(viewer, id, question ?? '')
    if (!asked.ok && asked.reason === 'reasonNeeded') return form.reply({ question: ['required'] })
    return redirectWithToast(`/rectorat/avis/${id}`, asked.ok ? 'rectorate.page.asked' : `rectorate.refusal.${asked.reason}`)
  }
  const decided = await decideApproval(viewer, { approvalId: id, decision: faire === 'favorable' ? 'GIVEN' : 'REFUSED', reason })
  if (!decided.ok && decided.reason === 'reasonNeeded') return form.reply({ reason: ['required'] })
  return decided.ok ? redirectWithToast('/rectorat', 'signups.decided') : redirectWithToast(`/rectorat/avis/${id}`, `rectorate.refusal.${decided.reason}`)
}

export default function OneApproval() {
  const t = useTranslations('rectorate.page')
  const signups = useTranslations('signups')
  const more = useTranslations('rectorate.step')
  const papers = useTranslations('papers')
  const language = useLocale()
  const answer = useActionData<typeof action>() as DecisionAnswer | undefined
  const { approval, phone, map, open, late } = useLoaderData<typeof loader>()
  const { signUp, dueAt, state } = approval
  const { session, session: { activity } } = signUp
  const due = dueAt && open && <Badge tone={late ? 'bad' : 'info'}>{t(late ? 'late' : 'due', { date: shortDate(dueAt, language) })}</Badge>
  return (
    <>
      <title>{`${signUp.school?.name ?? activity.title} · Pavillon`}</title>
      <PageHeader title={`${signUp.school?.name}, ${signUp.school?.town}`} crumbs={[{ to: '/rectorat', label: t('crumb') }]} lead={`${activity.title} · ${sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}`} meta={due} />
      {!open && <Notice tone={state === 'GIVEN' ? 'good' : state === 'REFUSED' ? 'bad' : 'warn'} title={t(state === 'GIVEN' ? 'overGiven' : state === 'REFUSED' ? 'overRefused' : 'over')}>{state === 'GIVEN' ? t('overText') : state === 'REFUSED' ? approval.reason : t('overCancelled')}</Notice>}
      <ApprovalChanges changes={approval.changes} zone={activity.programme.zone} />
      <Section id="etapes" title={t('decisions')}>
        <Steps steps={stepsOf(signUp, signups, (authority) => more('more', { authority }))} />
        <p className="mt-3 text-sm text-soft">{t('chamberText')}</p>
      </Section>
      <ApprovalFacts approval={approval} phone={phone} map={map} />
      <Section><LinkButton to={`/papiers/${signUp.id}`}>{papers('open')}</LinkButton></Section>
      <ApprovalNotes notes={approval.notes} />
      {open && <ApprovalDecision answer={answer} />}
      <ApprovalHistory events={approval.history} />
    </>
  )
}
