import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { PaperTable } from '~/papers/components/PaperTable'
import { paperLines } from '~/papers/queries.server'
import { cancelSignUp, decideApproval } from '~/signups/commands.server'
import { SessionTable } from '~/signups/components/SessionTable'
import { isVerified, sessionSignUps, type ListedSignUp } from '~/signups/session-list.server'
import { Decision } from '~/signups/schema'
import { reinstateSession } from '~/signups/session-changes.server'
import { OfferTable, WaitingListNotes } from '~/signups/components/WaitingListNotes'
import { offersOf } from '~/signups/waiting-list-queries.server'
import { seatOutOfTurn } from '~/signups/waiting-list.server'
import { Button, LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Badge, EmptyState, Notice, PageHeader, SeatMeter, Section } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

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

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.manage')
  const fields = await request.formData()
  const back = `/equipe/creneaux/${params.id}`
  if (fields.get('faire') === 'avis') {
    const form = parseFormData(fields, Decision)
    const decided = form.ok ? await decideApproval(viewer, form.value) : { ok: false as const, reason: 'reasonNeeded' as const }
    return redirectWithToast(back, decided.ok ? 'signups.decided' : `signups.refusal.${decided.reason}`)
  }
  if (fields.get('faire') === 'retablir') {
    const reinstated = await reinstateSession(viewer, params.id ?? '')
    return redirectWithToast(back, reinstated.ok ? 'activities.sessionReinstated' : `activities.reinstateRefusal.${reinstated.reason}`)
  }
  const form = parseFormData(fields, OnSignUp)
  if (!form.ok) return form.reply()
  if (fields.get('faire') === 'placer') {
    const seated = await seatOutOfTurn(viewer, form.value.signUpId, form.value.reason)
    return seated.ok ? redirectWithToast(back, 'waiting.staff.offered') : redirectWithToast(back, `signups.refusal.${seated.reason}`, { n: seated.details?.n ?? 0 })
  }
  const cancelled = await cancelSignUp(viewer, form.value.signUpId, form.value.reason)
  return redirectWithToast(back, cancelled.ok ? 'signups.staffCancelled' : `signups.refusal.${cancelled.reason}`)
}

export default function SessionList() {
  const t = useTranslations('signups')
  const arrivals = useTranslations('arrivals')
  const paperWords = useTranslations('papers')
  const activities = useTranslations('activities')
  const offerWords = useTranslations('waiting.staff')
  const language = useLocale()
  const { session, withPapers, seated, waiting, ended, offers, heldBy, totals, coming } = useLoaderData<typeof loader>()
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
      {coming && session.status === 'CANCELLED' && <Notice>{activities('reinstateText')}</Notice>}
      <div className="mb-8 flex flex-wrap items-end gap-x-8 gap-y-2">
        <SeatMeter taken={totals.taken} seats={session.seats}>{t('seatsTaken', { taken: totals.taken, seats: session.seats })}</SeatMeter>
        <span className="figures text-sm text-soft">{[t('party', totals), t('stepFree', { n: totals.stepFree })].filter((words) => words.trim()).join(' · ')}</span>
      </div>
      {seated.length + waiting.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      {seated.length > 0 && <Section id="inscrits" title={t('sessionList')}><SessionTable signUps={seated} coming={coming} /></Section>}
      {withPapers.length > 0 && <Section id="papiers" title={paperWords('section')} className="no-print"><PaperTable rows={withPapers} /></Section>}
      {waiting.length > 0 && (
        <Section id="attente" title={t('waiting')}>
          <WaitingListNotes offers={offers} heldBy={heldBy} />
          <SessionTable signUps={waiting} coming={coming} free={Math.max(0, session.seats - totals.taken)} />
        </Section>
      )}
      {offers.length > 0 && <Section id="propositions" title={offerWords('history')} className="no-print"><OfferTable offers={offers} /></Section>}
      {ended.length > 0 && <Section id="annulees" title={t('ended')} className="no-print"><SessionTable signUps={ended} coming={false} /></Section>}
    </>
  )
}
