import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { decideApproval } from '~/signups/commands.server'
import { classWords } from '~/signups/components/className'
import { DecisionForms } from '~/signups/components/SessionTable'
import { placeOf } from '~/signups/moves.server'
import { Decision } from '~/signups/schema'
import { approvalsToDecide } from '~/signups/spaces.server'
import { parseForm } from '~/ui/form.server'
import { Badge, EmptyState, Fact, Facts, PageHeader } from '~/ui/Page'
import { sessionWords, shortDate } from '~/ui/time'

export const handle = access('approval.decideRectorate')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const now = new Date()
  const approvals = await approvalsToDecide(viewer)
  return {
    academies: viewer.academies,
    approvals: approvals.map((approval) => ({
      ...approval,
      late: approval.dueAt !== null && approval.dueAt < now,
      signUp: approval.signUp && { ...approval.signUp, place: placeOf(approval.signUp.session.activity) },
    })),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const form = await parseForm(request, Decision)
  const decided = form.ok ? await decideApproval(viewer, form.value) : { ok: false as const, reason: 'reasonNeeded' as const }
  return redirectWithToast('/rectorat', decided.ok ? 'signups.decided' : `signups.refusal.${decided.reason}`)
}

export default function Queue() {
  const t = useTranslations('signups')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  const { academies, approvals } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('rectorate.title')} · Pavillon`}</title>
      <PageHeader title={t('rectorate.title')} lead={t('rectorate.lead')} meta={academies.map((academie) => <Badge key={academie}>{t('forAcademie', { academie })}</Badge>)} />
      {approvals.length === 0 && <EmptyState title={t('rectorate.none')}>{t('rectorate.noneText')}</EmptyState>}
      <ul className="space-y-6">
        {approvals.map(({ id, dueAt, late, signUp }) => signUp && (
          <li key={id} className="rounded-lg border border-line bg-sheet p-5">
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
              <h2 className="text-lg">{`${signUp.school?.name}, ${signUp.school?.town}`}</h2>
              {dueAt && <Badge tone={late ? 'bad' : 'info'}>{t('rectorate.due', { date: shortDate(dueAt, language) })}</Badge>}
            </div>
            <Facts>
              <Fact term={t('action')}><a className="link" href={`/actions/${signUp.session.activity.slug}`}>{signUp.session.activity.title}</a></Fact>
              <Fact term={t('when')}>{sessionWords(signUp.session.startsAt, signUp.session.endsAt, language, signUp.session.activity.programme.zone)}</Fact>
              <Fact term={t('letter.where')}>{signUp.place}</Fact>
              <Fact term={t('class')}>{classWords(signUp.level && levelWords(signUp.level), signUp.className)}</Fact>
              <Fact term={t('persons')}>{t('party', { pupils: signUp.pupils, adults: signUp.adults })}</Fact>
              <Fact term={t('stepFreeShort')}>{signUp.stepFree > 0 && t('stepFree', { n: signUp.stepFree })}</Fact>
              <Fact term={t('needs')}>{signUp.needs}</Fact>
              <Fact term={t('step.CHAMBER')}>{signUp.approvals[0] && (signUp.approvals[0].state === 'GIVEN' ? t('given') : t('asked'))}</Fact>
            </Facts>
            <div className="mt-3"><DecisionForms approvalId={id} /></div>
          </li>
        ))}
      </ul>
    </>
  )
}
