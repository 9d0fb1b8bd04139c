import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { certifiedOf } from '~/arrivals/certificates.server'
import { phoneWords } from '~/directory/identity'
import { PaperLines } from '~/papers/components/PaperLines'
import { settledLines } from '~/papers/queries.server'
import { arrivalCode, arrivalDrawing } from '~/signups/arrival-code.server'
import { askedOf } from '~/signups/another-time-queries.server'
import { TimeNotice } from '~/signups/components/TimeNotice'
import { ArrivalCode } from '~/signups/components/ArrivalCode'
import { classWords } from '~/signups/components/className'
import { stepsOf } from '~/signups/components/steps'
import { StatusBadge } from '~/signups/components/StatusBadge'
import { useTransportWords } from '~/signups/components/TransportFields'
import { signUpOf } from '~/signups/queries.server'
import { classTravels, isLive } from '~/signups/rules'
import { offerOf } from '~/signups/waiting-list.server'
import { LinkButton } from '~/ui/Button'
import { ConfirmLink } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import { Fact, Facts, Notice, PageHeader, Section, Steps } from '~/ui/Page'
import { PrintButton } from '~/ui/PrintButton'
import { momentWords, sessionWords, shortDate } from '~/ui/time'

export const handle = access('signup.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const signUp = (await signUpOf(viewer, params.id ?? '')) ?? notFoundHere()
  const papers = await settledLines(viewer, signUp.id, 'SCHOOL')
  const phone = signUp.contactPhone && phoneWords(signUp.contactPhone)
  const here = signUp.status === 'CONFIRMED' && signUp.session.status === 'PLANNED' ? { code: arrivalCode(signUp.id), drawing: arrivalDrawing(signUp.id) } : null
  const certificate = signUp.status === 'ATTENDED' ? await certifiedOf(signUp.id) : null
  const offer = signUp.status === 'OFFERED' ? ((await offerOf(signUp.id)) ?? null) : null
  const asked = await askedOf(viewer, signUp.id)
  return { signUp, asked, papers, offer, phone, here, certificate, mayChange: isLive(signUp.status) && signUp.session.startsAt > new Date() }
}

function notFoundHere(): never {
  throw notFound()
}

export default function BookedClass() {
  const t = useTranslations('signups')
  const words = useTranslations('classes')
  const transport = useTransportWords()
  const arrivals = useTranslations('arrivals')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  const paperWords = useTranslations('papers')
  const waiting = useTranslations('waiting.school')
  const rectorate = useTranslations('rectorate')
  const { signUp, asked, papers, offer, phone, here, certificate, mayChange } = useLoaderData<typeof loader>()
  const { session, session: { activity } } = signUp
  const { zone } = activity.programme
  const actions = (
    <>
      <LinkButton to="modifier">{t('change')}</LinkButton>
      {classTravels(activity) && <LinkButton to="transport">{words(signUp.transportMode ? 'transport.change' : 'transport.set')}</LinkButton>}
      <ConfirmLink to={`/ecole/classes/${signUp.id}/annuler`} label={t('cancel')} title={t('cancelTitle')} confirm={t('cancelYes')} keep={t('keep')}>
        <p>{t('cancelText')}</p>
        <TextField id="reason" name="reason" label={t('cancelReason')} required={false} maxLength={300} />
      </ConfirmLink>
    </>
  )
  return (
    <>
      <title>{`${activity.title} · Pavillon`}</title>
      <PageHeader
        title={activity.title} crumbs={[{ to: '/ecole', label: t('mine') }]} meta={<StatusBadge status={signUp.status} />}
        lead={sessionWords(session.startsAt, session.endsAt, language, zone)} action={mayChange && actions}
      />
      {session.status === 'CANCELLED' && <Notice tone="bad">{t('refusal.cancelled')}</Notice>}
      {(signUp.refuseReason || signUp.cancelReason) && <Notice tone="warn">{t('reasonGiven', { reason: signUp.refuseReason ?? signUp.cancelReason ?? '' })}</Notice>}
      <TimeNotice asked={asked} signUpId={signUp.id} />
      {offer && (
        <Notice tone="warn" title={waiting('title')}>
          <p>{waiting('text', { until: momentWords(offer.until, language, zone) })}</p>
          <LinkButton look="primary" to={offer.address} className="mt-3">{waiting('answer')}</LinkButton>
        </Notice>
      )}
      {mayChange && signUp.status === 'PENDING' && signUp.approvals.some(({ state }) => state === 'MORE_ASKED') && (
        <Notice tone="warn" title={rectorate('answer.notice')}><LinkButton look="primary" to={`/ecole/classes/${signUp.id}/repondre`} className="mt-2">{rectorate('answer.go')}</LinkButton></Notice>
      )}
      {isLive(signUp.status) && <Section><Steps steps={stepsOf(signUp, t, (authority) => rectorate('step.more', { authority }))} /></Section>}
      {signUp.status === 'WAITLISTED' && signUp.rank !== null && <Notice title={t('rank', { rank: signUp.rank })}>{t('waitingText')}</Notice>}
      <Section id="details" title={t('details')}>
        <Facts>
          <Fact term={t('school')}>{signUp.school && `${signUp.school.name}, ${signUp.school.town}`}</Fact>
          <Fact term={t('class')}>{classWords(signUp.level && levelWords(signUp.level), signUp.className)}</Fact>
          <Fact term={t('persons')}>{t('party', { pupils: signUp.pupils, adults: signUp.adults })}</Fact>
          <Fact term={arrivals('counted')}>{certificate && arrivals('party', certificate)}</Fact>
          <Fact term={t('stepFreeShort')}>{signUp.stepFree > 0 && t('stepFree', { n: signUp.stepFree })}</Fact>
          <Fact term={t('letter.where')}>{[activity.placeName, activity.address, [activity.postcode, activity.town].filter(Boolean).join(' ')].filter(Boolean).join(', ')}</Fact>
          <Fact term={t('letter.note')}>{session.note}</Fact>
          <Fact term={t('field.needs')}>{[signUp.otherNeeds > 0 && words('otherNeedsCount', { n: signUp.otherNeeds }), signUp.needs].filter(Boolean).join(' · ')}</Fact>
          <Fact term={words('transport.title')}>{(isLive(signUp.status) && classTravels(activity)) || signUp.transportMode ? transport(signUp) || words('transport.none') : null}</Fact>
          <Fact term={t('field.contactPhone')}>{phone}</Fact>
          {signUp.approvals.map((approval) => (
            <Fact key={approval.id} term={t(`step.${approval.authority}`)}>
              {approval.state === 'GIVEN' ? t('given') : approval.state === 'REFUSED' ? t('refused') : t('asked')}
              {approval.decidedAt ? ` · ${shortDate(approval.decidedAt, language)}` : approval.dueAt && ` · ${t('mustBeDecided', { date: shortDate(approval.dueAt, language) })}`}
              {approval.reason && ` · ${approval.reason}`}
            </Fact>
          ))}
          <Fact term={t('state')}>{activity.conventionNeeded && t('convention')}</Fact>
        </Facts>
      </Section>
      {papers.expected && (
        <Section id="papiers" title={paperWords('title')}>
          {papers.lines.length > 0 ? <PaperLines lines={papers.lines} /> : <p className="max-w-prose text-sm text-soft">{paperWords('waits')}</p>}
          <LinkButton to={`/papiers/${signUp.id}`} className="mt-3">{paperWords('open')}</LinkButton>
        </Section>
      )}
      {here && <Section id="arrivee" title={arrivals('ownCode')}><ArrivalCode {...here} /></Section>}
      <div className="no-print flex flex-wrap gap-2">
        {here && <PrintButton />}
        {certificate && <LinkButton plain look="primary" to={`/fichiers/attestation/${signUp.id}`}>{arrivals('certificate')}</LinkButton>}
        <LinkButton plain to={`/creneaux/${session.id}.ics`}>{t('download')}</LinkButton>
        <LinkButton to={`/actions/${activity.slug}`}>{t('activityPage')}</LinkButton>
        {mayChange && <LinkButton to={`/actions/${activity.slug}/inscription?comme=${signUp.id}`}>{words('another')}</LinkButton>}
      </div>
    </>
  )
}
