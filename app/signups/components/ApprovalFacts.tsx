import { useLocale, useTranslations } from 'use-intl'
import { Fact, Facts, Section } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import type { approvalOf } from '../approvals-queries.server'
import { classWords } from './className'
import { useTransportWords } from './TransportFields'

type Page = Awaited<ReturnType<typeof approvalOf>>

/** The class, the visit and its safety: what one must know to decide, on one page. */
export function ApprovalFacts({ approval, phone, map }: { approval: Page; phone: string | null; map: string }) {
  const t = useTranslations('rectorate.page')
  const signups = useTranslations('signups')
  const classes = useTranslations('classes')
  const transport = useTransportWords()
  const activities = useTranslations('activities')
  const language = useLocale()
  const { signUp, place, taken, earlier } = approval
  const { session, session: { activity }, school } = signUp
  const { gear, minAge, safetyNotes } = activity
  const per = signUp.adults > 0 ? Math.ceil(signUp.pupils / signUp.adults) : 0
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Section id="classe" title={t('theClass')}>
        <Facts>
          <Fact term={t('school')}>{school && `${school.name}, ${school.town} (${school.uai})`}</Fact>
          <Fact term={t('class')}>{classWords(signUp.level && activities(`level.${signUp.level}`), signUp.className)}</Fact>
          <Fact term={t('group')}>{signups('party', { pupils: signUp.pupils, adults: signUp.adults })}</Fact>
          <Fact term={t('ratio')}>{[t('ratioText', { n: signUp.adults, per }), activity.pupilsPerAdult && t('ratioMost', { n: activity.pupilsPerAdult })].filter(Boolean).join(' · ')}</Fact>
          <Fact term={t('stepFree')}>{signUp.stepFree > 0 && signups('stepFree', { n: signUp.stepFree })}</Fact>
          <Fact term={t('needs')}>{[signUp.otherNeeds > 0 && classes('otherNeedsCount', { n: signUp.otherNeeds }), signUp.needs].filter(Boolean).join(' · ')}</Fact>
          <Fact term={classes('transport.title')}>{transport(signUp)}</Fact>
          <Fact term={t('contact')}>{[signUp.contactName ?? signUp.user?.name, signUp.user?.email, phone].filter(Boolean).join(' · ') || t('noContact')}</Fact>
          <Fact term={t('earlier')}>{t('earlierText', { n: earlier })}</Fact>
        </Facts>
      </Section>
      <Section id="visite" title={t('theVisit')}>
        <Facts>
          <Fact term={t('action')}><a className="link" href={`/actions/${activity.slug}`}>{activity.title}</a></Fact>
          <Fact term={t('host')}>{activity.host && [activity.host.name, activity.host.town].filter(Boolean).join(', ')}</Fact>
          <Fact term={t('when')}>{sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}</Fact>
          <Fact term={t('place')}>{place && <>{place}<br /><a className="link inline-flex min-h-6 items-center" href={map} target="_blank" rel="noreferrer noopener">{t('map')}</a></>}</Fact>
          <Fact term={t('content')}>{(activity.programmeOfVisit || activity.summary) && <span className="whitespace-pre-line">{activity.programmeOfVisit || activity.summary}</span>}</Fact>
          <Fact term={t('expected')}>{t('expectedText', { taken, seats: session.seats })}</Fact>
        </Facts>
      </Section>
      <Section id="securite" title={t('safety')} className="lg:col-span-2">
        <Facts>
          <Fact term={t('gear')}>{gear.map((one) => activities(`gear.${one}`)).join(', ')}</Fact>
          <Fact term={t('minAge')}>{minAge && t('minAgeText', { n: minAge })}</Fact>
          <Fact term={t('notes')}>{safetyNotes ?? (gear.length === 0 && !minAge ? t('noSafety') : null)}</Fact>
          <Fact term={t('access')}>{activity.accessNotes}</Fact>
          <Fact term={t('convention')}>{t(activity.conventionNeeded ? 'conventionNeeded' : 'conventionNot')}</Fact>
        </Facts>
      </Section>
    </div>
  )
}
