import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { PaperTable } from '~/papers/components/PaperTable'
import { paperLines } from '~/papers/queries.server'
import { cancelSignUp, decideApproval } from '~/signups/commands.server'
import { SessionTable, type ListRefusal } from '~/signups/components/SessionTable'
import { isVerified, sessionSignUps, type ListedSignUp } from '~/signups/session-list.server'
import { refusalWords } from '~/signups/refusals.server'
import { Decision } from '~/signups/schema'
import { reinstateSession } from '~/signups/session-changes.server'
import { OfferTable, WaitingListNotes } from '~/signups/components/WaitingListNotes'
import { offersOf } from '~/signups/waiting-list-queries.server'
import { seatOutOfTurn } from '~/signups/waiting-list.server'
import { Button, LinkButton } from '~/ui/Button'
import { ErrorSummary } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Badge, EmptyState, Notice, PageHeader, SeatMeter, Section } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'

export const handle = access('signup.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.manage')
  const [list, offers] = await Promise.all([sessionSignUps(viewer, params.id ?? ''), offersOf(viewer, params.id ?? '')])
  const known = (signUp: ListedSignUp) => ({ ...signUp, verified: isVerified(signUp), phone: signUp.contactPhone && phoneWords(signUp.contactPhone) })
  const papers = await paperLines(list.seated.map(({ id }) => id), 'STAFF')
  const withPapers = list.seated.filter(({ id }) => papers.has(id)).map((signUp) => ({ ...signUp, lines: papers.get(signUp.id) ?? [] }))
  return { ...list, withPapers, offers, seated: list.seated.map(known), waiting: list.waiting.map(known), ended: list.ended.map(known), coming: list.session.startsAt > new Date() }
}

const OnSignUp = z.object({ signUpId: z.uuid(), reason: z.string().trim().max(300).optional() })

/** The page again with what is wrong: beside its field, where it has one, with what was typed. */
function refusedAt(fields: FormData, error: string, field = '') {
  const typed = fields.get('reason')
  return data({ refusal: { field, typed: typeof typed === 'string' ? typed : '', error } satisfies ListRefusal }, { status: 400 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.manage')
  const fields = await request.formData()
  const back = `/equipe/creneaux/${params.id}`
  const act = fields.get('faire')
  if (act === 'avis') {
    const form = parseFormData(fields, Decision)
    const decided = form.ok ? await decideApproval(viewer, form.value) : { ok: false as const, reason: 'reasonNeeded' as const }
    if (decided.ok) return redirectWithToast(back, 'signups.decided')
    return refusedAt(fields, refusalWords(decided), decided.reason === 'reasonNeeded' ? `refuser-${String(fields.get('approvalId'))}` : '')
  }
  if (act === 'retablir') {
    const reinstated = await reinstateSession(viewer, params.id ?? '')
    return redirectWithToast(back, reinstated.ok ? 'activities.sessionReinstated' : `activities.reinstateRefusal.${reinstated.reason}`)
  }
  const form = parseFormData(fields, OnSignUp)
  if (!form.ok) return refusedAt(fields, form.reply().data.error?.reason?.[0] ?? 'invalid', `${String(act)}-${String(fields.get('signUpId'))}`)
  const { signUpId, reason } = form.value
  if (act === 'placer') {
    const seated = await seatOutOfTurn(viewer, signUpId, reason)
    if (seated.ok) return redirectWithToast(back, seated.asked ? 'waiting.staff.offered' : 'waiting.staff.given', { kind: seated.kind })
    if (seated.reason === 'reasonNeeded') return refusedAt(fields, translator(currentRequest()?.locale ?? 'fr', 'waiting')('staff.reasonNeeded'), `placer-${signUpId}`)
    return refusedAt(fields, refusalWords(seated))
  }
  const cancelled = await cancelSignUp(viewer, signUpId, reason)
  return cancelled.ok ? redirectWithToast(back, 'signups.staffCancelled', { kind: cancelled.kind }) : refusedAt(fields, refusalWords(cancelled))
}

export default function SessionList() {
  const t = useTranslations('signups')
  const arrivals = useTranslations('arrivals')
  const paperWords = useTranslations('papers')
  const activities = useTranslations('activities')
  const offerWords = useTranslations('waiting.staff')
  const people = useTranslations('individuals')
  const language = useLocale()
  const { session, withPapers, seated, waiting, ended, offers, heldBy, totals, coming } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  // Where the field is may be far below what was said of it.
  useEffect(() => {
    if (refusal) document.getElementById(refusal.field)?.focus()
  }, [refusal])
  const { activity } = session
  const crumbs = [
    { to: `/equipe/programmes/${activity.programme.id}`, label: activity.programme.title }, { to: `/equipe/actions/${activity.id}`, label: activity.title },
  ]
  const actions = (
    <>
      <LinkButton look="primary" to={`/listes/inscriptions?creneau=${session.id}`}>{t('export')}</LinkButton>
      {session.status === 'PLANNED' && <LinkButton plain to={`/jour/${session.id}`}>{arrivals('open')}</LinkButton>}
      {!coming && <LinkButton to={`/equipe/creneaux/${session.id}/bilan`}>{arrivals('afterwards')}</LinkButton>}
      {coming && session.status === 'PLANNED' && <LinkButton to={`/equipe/creneaux/${session.id}/modifier`}>{t('modify')}</LinkButton>}
      {coming && session.status === 'CANCELLED' && <Form method="post"><Button look="secondary" name="faire" value="retablir">{activities('reinstate')}</Button></Form>}
    </>
  )
  return (
    <>
      <title>{`${t('sessionList')} · ${activity.title}`}</title>
      <PageHeader
        title={activity.title} crumbs={crumbs} lead={`${sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)} · ${[activity.placeName, activity.town].filter(Boolean).join(', ')}`}
        meta={session.status === 'CANCELLED' && <Badge tone="bad">{t('refusal.cancelled')}</Badge>} action={actions}
      />
      {refusal && <ErrorSummary errors={{ reason: [refusal.error] }} labels={() => (refusal.field ? { id: refusal.field, label: refusal.field.startsWith('placer') ? offerWords('reason') : t('field.reason') } : undefined)} />}
      {coming && session.status === 'CANCELLED' && <Notice>{activities('reinstateText')}</Notice>}
      <div className="mb-8 flex flex-wrap items-end gap-x-8 gap-y-2">
        <SeatMeter taken={totals.taken} seats={session.seats}>{t('seatsTaken', { taken: totals.taken, seats: session.seats })}</SeatMeter>
        <span className="figures text-sm text-soft">{[totals.pupils + totals.adults > 0 && t('party', totals), people('byThemselves', { n: totals.individuals }), t('stepFree', { n: totals.stepFree })].filter((words) => words && words.trim()).join(' · ')}</span>
      </div>
      {seated.length + waiting.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      {seated.length > 0 && <Section id="inscrits" title={t('sessionList')}><SessionTable signUps={seated} coming={coming} refusal={refusal} /></Section>}
      {withPapers.length > 0 && <Section id="papiers" title={paperWords('section')} className="no-print"><PaperTable rows={withPapers} /></Section>}
      {waiting.length > 0 && (
        <Section id="attente" title={t('waiting')}>
          <WaitingListNotes offers={offers} heldBy={heldBy} />
          <SessionTable signUps={waiting} coming={coming} free={Math.max(0, session.seats - totals.taken)} refusal={refusal} />
        </Section>
      )}
      {offers.length > 0 && <Section id="propositions" title={offerWords('history')} className="no-print"><OfferTable offers={offers} /></Section>}
      {ended.length > 0 && <Section id="annulees" title={t('ended')} className="no-print"><SessionTable signUps={ended} coming={false} /></Section>}
    </>
  )
}
