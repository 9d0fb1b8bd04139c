import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { Subscribe } from '~/ui/Subscribe'
import { publicPathOf } from '~/programmes/rules'
import { LinkButton } from '~/ui/Button'
import { Badge, Fact, Facts, KindMark, Notice, PageHeader, Section } from '~/ui/Page'
import { dayWords, momentWords, timeRangeWords } from '~/ui/time'
import type { publicActivity } from '../public-queries.server'
import { structuredEvents } from '../structured'
import { markOf, SeatsBadge } from './SessionList'

/** `preview`: nobody else sees it yet, so nothing leads on from it. `yearFull`: sessions whose year has all the classes that the company receives, each with how many those are. */
type Shown = NonNullable<Awaited<ReturnType<typeof publicActivity>>> & { origin: string; now: Date; yearFull?: Record<string, number>; preview?: boolean }

/** A page that one wants to follow: what one will see, when, for whom, and one button. */
export function ActivityPage({ activity, sessions, origin, now, yearFull = {}, preview = false }: Shown) {
  const t = useTranslations()
  const { programme, host } = activity
  const place = [activity.placeName, activity.address, [activity.postcode, activity.town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const events = activity.programme.example || preview ? undefined : structuredEvents({ activity, sessions }, `${origin}/actions/${activity.slug}`, now)
  const cancelled = activity.moderation === 'CANCELLED' || programme.status === 'CANCELLED'
  return (
    <article>
      <title>{`${activity.title} · Pavillon`}</title>
      {events && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: events }} />}
      <PageHeader
        title={activity.title}
        crumbs={[{ to: '/programme', label: t('pages.programme') }, { to: publicPathOf(programme), label: programme.title }]}
        meta={<><KindMark kind={markOf[programme.kind]}>{t(`programmes.kind.${programme.kind}`)}</KindMark><span className="text-soft">{t(`activities.kind.${activity.kind}`)}</span>{activity.label === 'LABELLED' && <Badge tone="good">{t('label.bears')}</Badge>}</>}
        lead={activity.summary}
      />
      {programme.example && <Notice title={t('programmes.example')}>{t('programmes.exampleText')}</Notice>}
      {cancelled && <Notice tone="bad" title={t('pages.cancelled')}>{activity.cancelledReason ?? programme.statusNote}</Notice>}
      {!cancelled && (programme.status === 'POSTPONED' || programme.status === 'MOVED') && <Notice tone="warn" title={t(`pages.statusBanner.${programme.status}`)}>{programme.statusNote}</Notice>}
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="order-2 lg:order-1">
          {activity.programmeOfVisit && (
            <Section title={t('pages.see')} id="voir">
              <ul className="prose-block list-disc space-y-1 pl-5">{activity.programmeOfVisit.split('\n').filter(Boolean).map((line) => <li key={line}>{line}</li>)}</ul>
            </Section>
          )}
          {activity.description && <Section title={t('pages.about')} id="presentation"><p className="prose-block whitespace-pre-line">{activity.description}</p></Section>}
          <Section title={t('pages.facts')} id="pratique"><Practical activity={activity} place={place} hosts={[host?.name, ...activity.coHosts.map(({ company }) => company.name)].filter((name) => name !== undefined)} /></Section>
          {!preview && <Subscribe address={`${origin}/actions/${activity.slug}.ics`} name={activity.title} />}
        </div>
        <div className="order-1 mb-10 lg:order-2">
          <div className="rounded-lg border border-line bg-sheet p-5 lg:sticky lg:top-6"><Dates activity={activity} sessions={sessions} now={now} cancelled={cancelled} yearFull={yearFull} preview={preview} /></div>
        </div>
      </div>
    </article>
  )
}

function Dates({ activity, sessions, now, cancelled, yearFull, preview }: Omit<Required<Shown>, 'origin'> & { cancelled: boolean }) {
  const t = useTranslations('pages')
  const language = useLocale()
  const { signUpOpensAt, signUpClosesAt, zone } = activity.programme
  const window =
    signUpOpensAt && now < signUpOpensAt ? t('signUpOpens', { when: momentWords(signUpOpensAt, language, zone) })
    : signUpClosesAt && now >= signUpClosesAt ? t('signUpClosed', { when: momentWords(signUpClosesAt, language, zone) }) : undefined
  const coming = sessions.filter(({ endsAt }) => endsAt >= now)
  const past = sessions.filter(({ endsAt }) => endsAt < now)
  const full = coming.map(({ id }) => yearFull[id]).find((n) => n !== undefined)
  return (
    <>
      <h2 className="mb-2 text-lg">{t('sessions')}</h2>
      {window && !cancelled && <p className="mb-2 text-sm font-medium text-warn">{window}</p>}
      {full !== undefined && !cancelled && <p className="mb-2 text-sm font-medium text-warn">{t('yearFull', { n: full })}</p>}
      {coming.length === 0 && <p className="text-soft">{activity.datesOnRequest ? t('onRequest') : t('noSession')}</p>}
      <ol>
        {coming.map((session) => <DateRow key={session.id} activity={activity} session={session} kept={!preview && !cancelled && session.status === 'PLANNED'} open={!preview && !cancelled && isOpen(session, activity.programme, now)} yearFull={session.id in yearFull} />)}
      </ol>
      {past.length > 0 && (
        <details className="mt-3">
          <summary className="flex min-h-11 items-center text-sm text-soft">{t('pastSessions')}</summary>
          <ol>{past.map((session) => <DateRow key={session.id} activity={activity} session={session} kept={false} open={false} yearFull={false} />)}</ol>
        </details>
      )}
    </>
  )
}

function isOpen(session: Shown['sessions'][number], { signUpOpensAt, signUpClosesAt }: Shown['activity']['programme'], now: Date): boolean {
  const closes = session.signUpClosesAt ?? signUpClosesAt
  return session.status === 'PLANNED' && session.startsAt > now && (!signUpOpensAt || signUpOpensAt <= now) && (!closes || closes > now)
}

/** A date: `kept` offers it for one's calendar, also before and after sign-ups; `open` offers to sign up. */
function DateRow({ activity, session, kept, open, yearFull }: { activity: Shown['activity']; session: Shown['sessions'][number]; kept: boolean; open: boolean; yearFull: boolean }) {
  const t = useTranslations('pages')
  const language = useLocale()
  const left = Math.max(0, session.seats - session.taken)
  const day = dayWords(session.startsAt, language)
  return (
    <li className="border-t border-line py-4">
      <p className={`figures font-semibold first-letter:uppercase ${session.status === 'CANCELLED' ? 'line-through' : ''}`}>{day}</p>
      <p className="figures mb-2 text-sm text-soft">{timeRangeWords(session.startsAt, session.endsAt, language)}</p>
      {session.status === 'CANCELLED' ? <SeatsBadge session={session} /> : <p className="figures text-sm">{t('leftOf', { n: left, seats: session.seats })}</p>}
      {kept && <a href={`/creneaux/${session.id}.ics`} className="link inline-flex min-h-11 items-center text-sm">{t('toCalendar')}<span className="sr-only">{` : ${day}`}</span></a>}
      {open && !yearFull && activity.openTo.includes('CLASS') && (
        <LinkButton to={`/actions/${activity.slug}/inscription?creneau=${session.id}`} look="primary" className="mt-3 w-full">{t('book')}<span className="sr-only">{` : ${day}`}</span></LinkButton>
      )}
      {open && activity.openTo.includes('PERSON') && (
        <LinkButton to={`/actions/${activity.slug}/venir?creneau=${session.id}`} look={activity.openTo.includes('CLASS') ? 'secondary' : 'primary'} className="mt-2 w-full">{t('come')}<span className="sr-only">{` : ${day}`}</span></LinkButton>
      )}
    </li>
  )
}

function Practical({ activity, place, hosts }: { activity: Shown['activity']; place: string; hosts: string[] }) {
  const t = useTranslations()
  const format = useFormatter()
  const list = (names: string[]) => (names.length ? format.list(names) : null)
  const access = [
    activity.stepFree ? t('pages.accessYes') : t('pages.accessNo'),
    ...(['hearing', 'visual', 'psychic', 'intellectual'] as const).filter((need) => activity[need]).map((need) => t(`activities.field.${need}`)),
  ]
  const group = activity.minParty || activity.maxParty ? t('pages.groupRange', { min: activity.minParty ?? 1, max: activity.maxParty ?? '∞' }) : null
  return (
    <Facts>
      <Fact term={t('activities.field.host')}>{list(hosts)}</Fact>
      <Fact term={t('pages.place')}>
        {place && <>{place}<br /><a className="link text-sm" rel="noreferrer" href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`}>{t('pages.map')}</a></>}
        {activity.attendance !== 'ONSITE' && <span className="block text-sm text-soft">{t(`activities.attendance.${activity.attendance}`)}</span>}
      </Fact>
      <Fact term={t('pages.forWhom')}>{list([...activity.levels.map((level) => t(`activities.level.${level}`)), ...activity.audiences.map((audience) => t(`activities.audience.${audience}`))])}</Fact>
      <Fact term={t('pages.group')}>{group}</Fact>
      <Fact term={t('pages.adults')}>{activity.pupilsPerAdult && t('pages.adultsText', { n: activity.pupilsPerAdult })}</Fact>
      <Fact term={t('pages.age')}>{activity.minAge && t('pages.ageFrom', { n: activity.minAge })}</Fact>
      <Fact term={t('pages.safety')}>{[list(activity.gear.map((gear) => t(`activities.gear.${gear}`))), activity.safetyNotes].filter(Boolean).join('. ')}</Fact>
      <Fact term={t('pages.access')}>{list(access)}</Fact>
      <Fact term={t('pages.convention')}>{activity.conventionNeeded && t('pages.conventionYes')}</Fact>
      <Fact term={t('pages.price')}>{activity.priceCents === 0 ? t('pages.priceFree') : format.number(activity.priceCents / 100, { style: 'currency', currency: 'EUR' })}</Fact>
      <Fact term={t('pages.conditions')}>{activity.conditions}</Fact>
      <Fact term={t('activities.field.accessNotes')}>{activity.accessNotes}</Fact>
      <Fact term={t('pages.contact')}>{[activity.contactName, activity.contactMail, activity.contactPhone].filter(Boolean).join(' · ')}</Fact>
    </Facts>
  )
}
